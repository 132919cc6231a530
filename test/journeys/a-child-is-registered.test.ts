import * as assert from 'uvu/assert'
import { PHONE, picture } from '../lib/chromium.ts'
import { apiAs, createStage, goOn, signedIn } from '../lib/journey.ts'
import { spec } from '../lib/spec.ts'

spec('A child is registered', (it) => {
  const stage = createStage()
  let id = ''

  it('by a case worker who is told what is missing, sees questions appear, and saves', async () => {
    const page = await signedIn(await stage.ready(), 'worker')
    await page.getByRole('link', { name: 'Cases', exact: true }).first().click()
    await page.getByRole('link', { name: 'New case' }).first().click()
    await page.getByRole('radiogroup', { name: 'Who gives consent' }).waitFor()
    assert.is(await page.getByLabel('Other person: name and relation').count(), 0, 'not asked yet')
    await page.getByRole('radio', { name: 'Other', exact: true }).check({ force: true })
    await page.getByLabel('Other person: name and relation').fill('Aunt Salma')
    await goOn(page)

    await page.getByRole('button', { name: 'Family and care' }).click()
    await page.getByRole('link', { name: /^Family details/ }).click()
    await page.getByRole('button', { name: /^Add: Family member/ }).click()
    await page.locator('[data-field$=".relation_name"] input').fill('Salma Deng')
    await page.getByRole('combobox', { name: /Relation to the child/ }).fill('Aunt')
    await page.getByRole('listbox').getByRole('option').first().click()
    await page
      .getByRole('radiogroup', { name: 'Cares for the child' })
      .getByRole('radio', { name: 'Yes' })
      .check({ force: true })
    await page.getByRole('button', { name: 'Done' }).click()

    await page.getByRole('button', { name: 'Save', exact: true }).first().click()
    const summary = page.getByRole('alert')
    await summary.getByText('2 answers need your attention').waitFor()
    await picture(page, 'error-summary')
    await summary.getByRole('link', { name: 'First name' }).click()
    const firstName = page.locator('[data-field="name_first"] input')
    await firstName.waitFor()
    assert.ok(await firstName.evaluate((box) => box === document.activeElement), 'the link leads into the field')
    await firstName.fill('Zeynab')
    await page.locator('[data-field="name_last"] input').fill('Kutubi')
    await page.getByRole('radiogroup', { name: /^Sex/ }).getByRole('radio', { name: 'Female' }).check({ force: true })
    await page.getByRole('button', { name: 'Save', exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: /Zeynab/ }).waitFor()
    id = /cases\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
    assert.ok(id, 'the address names the new record')
    await picture(page, 'record-desktop')
    await page.context().close()
  })

  it('and is found by name, and by filters that stand in the address', async () => {
    const page = await signedIn(await stage.ready(), 'worker')
    await page.goto(`${(await stage.ready()).instance.url}/r/cases`)
    await page.getByRole('searchbox').fill('zeyn')
    await page.getByText('1 record', { exact: true }).waitFor()
    await page
      .getByRole('link', { name: /Zeynab/ })
      .first()
      .waitFor()
    assert.not.match(page.url(), 'zeyn', 'search words do not stand in the address')
    await page.goto(`${(await stage.ready()).instance.url}/r/cases?sex=male`)
    await page.getByText('Sex: Male').waitFor()
    assert.is(await page.getByRole('link', { name: /Zeynab/ }).count(), 0)
    await page.goto(`${(await stage.ready()).instance.url}/r/cases?sex=female&order_by=created_at&order=desc`)
    await page
      .getByRole('link', { name: /Zeynab/ })
      .first()
      .waitFor()
    await picture(page, 'list-desktop')
    await page.context().close()
  })

  it('and edited on a phone in Arabic', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'worker', { size: PHONE, locale: 'ar' })
    assert.is(await page.locator('html').getAttribute('dir'), 'rtl')
    await page.goto(`${instance.url}/r/cases/${id}/edit?form=basic_identity&field=name_nickname`)
    const box = page.locator('[data-field="name_nickname"] input')
    await box.fill('زينب')
    await picture(page, 'edit-phone-arabic')
    await page.getByRole('button', { name: 'حفظ', exact: true }).first().click()
    await page.waitForURL((url) => url.pathname === `/r/cases/${id}`)
    await page.getByText('زينب').first().waitFor()
    await picture(page, 'record-phone-arabic')
    await page.context().close()
  })

  it('and the log says who did what, from what to what', async () => {
    const ask = await apiAs((await stage.ready()).instance, 'worker')
    const history = await ask('GET', `cases/${id}/record_history`)
    assert.is(history.status, 200)
    const entries = history.json().data as { user_name: string; action: string; record_changes: unknown }[]
    assert.equal(
      entries.map(({ user_name, action }) => [user_name, action]),
      [
        ['worker', 'update'],
        ['worker', 'create'],
      ],
    )
    assert.match(JSON.stringify(entries[0]?.record_changes), 'زينب')
    assert.match(JSON.stringify(entries[1]?.record_changes), 'Salma Deng')
  })

  it('and stays out of sight of a worker of another group, as if it did not exist', async () => {
    const { instance } = await stage.ready()
    const ask = await apiAs(instance, 'worker2')
    const hidden = await ask('GET', `cases/${id}`)
    const nowhere = await ask('GET', 'cases/00000000-0000-4000-8000-000000000000')
    assert.is(hidden.status, 404)
    assert.is(hidden.text, nowhere.text)
  })

  it('and the manager of the group reads it without editing', async () => {
    const page = await signedIn(await stage.ready(), 'manager')
    await page.goto(`${(await stage.ready()).instance.url}/r/cases/${id}`)
    await page.getByRole('heading', { level: 1, name: /Zeynab/ }).waitFor()
    assert.is(await page.getByRole('link', { name: 'Edit' }).count(), 0)
    await picture(page, 'record-manager')
    await page.context().close()
    await stage.strike()
  })
})
