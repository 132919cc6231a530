import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { PHONE, picture } from '../lib/chromium.ts'
import { apiAs, createStage, fieldAt, fillIn, save, signedIn } from '../lib/journey.ts'
import { spec } from '../lib/spec.ts'

const stage = createStage({ configuration: 'test/configurations/vaccination' })

/** Words that belong to another programme; none may stand on a screen of this one. */
const foreign = /child protection|\bcases?\b|incident|survivor|caregiver|primero|حماية الطفل|الحالات/i
const says = async (page: Page) => {
  const text = await page.locator('body').textContent()
  const found = foreign.exec(`${text}\n${await page.title()}`)
  assert.not.ok(found, `"${found?.[0]}" stands on ${page.url()}:\n${text}`)
}

spec('The same platform for a vaccination programme', (it) => {
  let id = ''

  it('asks what this programme asks', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'vera')
    await page.getByRole('link', { name: 'New card' }).first().waitFor()
    await says(page)
    await page.getByRole('link', { name: 'Vaccination cards' }).first().click()
    await page.getByRole('searchbox').waitFor()
    await says(page)
    await page.goto(`${instance.url}/r/vaccination_cards/new`)
    await fillIn(page, 'holder_name', 'Pema Tamang')
    assert.is(await fieldAt(page, 'allergy_details').count(), 0)
    await fieldAt(page, 'allergy').getByRole('radio', { name: 'Yes' }).check({ force: true })
    await fillIn(page, 'allergy_details', 'Egg white')
    assert.is(await fieldAt(page, 'low_weight_confirmed').count(), 0)
    await fillIn(page, 'weight_kg', '0.8')
    await fieldAt(page, 'low_weight_confirmed').waitFor()
    await page.locator('button[type="submit"][form="record"]').click()
    const summary = page.getByRole('alert')
    await summary.getByText('A weight below 1 kg has to be confirmed').waitFor()
    await says(page)
    await picture(page, 'vaccination-rule')
    await fieldAt(page, 'low_weight_confirmed').getByRole('radio', { name: 'Yes' }).check({ force: true })

    await page.getByRole('link', { name: /^Doses/ }).click()
    await page.getByRole('button', { name: 'Add: Dose' }).click()
    await page.locator('[data-field$=".vaccine"]').getByRole('radio', { name: 'BCG' }).check({ force: true })
    await page.locator('[data-field$=".given_on"] input').first().fill('01/02/2026')
    await page.getByRole('button', { name: 'Done' }).click()
    await save(page)
    id = /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? ''
    await fieldAt(page, 'dose_count').getByText('1').waitFor()
    await page.getByText('BCG').first().waitFor()
    await says(page)
    await picture(page, 'vaccination-card')
    await page.context().close()
  })

  it('is asked back by its own filters', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'vera')
    await page.goto(`${instance.url}/r/vaccination_cards`)
    await page.getByRole('link', { name: 'Pema Tamang' }).waitFor()
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByRole('button', { name: 'More filters' }).click()
    await page.getByRole('group', { name: 'Known allergy' }).getByRole('checkbox', { name: 'No' }).check()
    await page.getByRole('link', { name: 'Pema Tamang' }).waitFor({ state: 'detached' })
    await page.getByRole('group', { name: 'Known allergy' }).getByRole('checkbox', { name: 'No' }).uncheck()
    await page.getByRole('group', { name: 'Known allergy' }).getByRole('checkbox', { name: 'Yes' }).check()
    await page.getByRole('link', { name: 'Pema Tamang' }).waitFor()
    assert.match(page.url(), 'allergy=true')
    await says(page)
    await page.context().close()
  })

  it('shows the keeper of the stock the doses and no name', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'stock')
    await page.goto(`${instance.url}/r/vaccination_cards/${id}`)
    await page.getByText('BCG').first().waitFor()
    assert.is(await page.locator('.read-section').count(), 1)
    assert.is(await page.getByText(/Pema|Egg white/).count(), 0)
    assert.is(await page.getByRole('link', { name: 'Edit' }).count(), 0)
    await says(page)
    await page.goto(`${instance.url}/r/vaccination_cards`)
    await page.getByRole('row').nth(1).waitFor()
    assert.is(await page.getByText('Pema').count(), 0)
    await says(page)
    const ask = await apiAs(instance, 'stock')
    assert.not.match((await ask('GET', `vaccination_cards/${id}`)).text, 'Pema')
    assert.is((await ask('GET', 'vaccination_cards?allergy=true')).status, 422)
    assert.equal((await ask('GET', 'vaccination_cards?query=Pema')).json().data, [])
    assert.is((await ask('GET', 'cases')).status, 404)
    await page.context().close()
  })

  it('and speaks Arabic', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'vera', { size: PHONE, locale: 'ar' })
    assert.is(await page.locator('html').getAttribute('dir'), 'rtl')
    await page.getByRole('heading', { name: 'بطاقات التطعيم' }).waitFor()
    await says(page)
    await page.goto(`${instance.url}/r/vaccination_cards/${id}`)
    await page.getByText('الحساسية').first().waitFor()
    await page.getByText('بي سي جي').first().waitFor()
    await says(page)
    await page.goto(`${instance.url}/r/vaccination_cards/${id}/edit`)
    await fillIn(page, 'weight_kg', '12')
    await save(page)
    await picture(page, 'vaccination-phone-arabic')
    await page.context().close()
    await stage.strike()
  })
})
