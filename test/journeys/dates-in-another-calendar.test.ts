import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { PHONE, picture } from '../lib/chromium.ts'
import { apiAs, createStage, fieldAt, save, signedIn } from '../lib/journey.ts'
import { spec } from '../lib/spec.ts'

/** A configuration whose people may count days otherwise, and in Arabic do so at first. */
function withCalendars(): string {
  const folder = mkdtempSync(join(tmpdir(), 'calendars-'))
  cpSync('test/configurations/vaccination', folder, { recursive: true })
  const file = join(folder, 'instance.json')
  const calendars = { offered: ['ethiopic', 'nepali', 'islamic-umalqura'], byLocale: { ar: 'islamic-umalqura' } }
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), calendars }))
  return folder
}

spec('Dates in another calendar', (it) => {
  const configuration = withCalendars()
  const stage = createStage({ configuration })
  let id = ''
  const path = () => `/r/vaccination_cards/${id}`
  const bornOn = async () => {
    const api = await apiAs((await stage.ready()).instance, 'vera')
    const { data } = (await api('GET', `vaccination_cards/${id}`)).json()
    return (data as { born_on?: string }).born_on
  }

  it('are the choice of a person, on the account page', async () => {
    const page = await signedIn(await stage.ready(), 'vera')
    await page.goto(`${(await stage.ready()).instance.url}/account`)
    await page.getByRole('button', { name: 'Edit' }).click()
    await page.getByLabel('Calendar').selectOption({ label: 'Ethiopian calendar' })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Ethiopian calendar').waitFor()
    await page.context().close()
  })

  it('are typed in it and stored as they always were', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'vera')
    await page.goto(`${instance.url}/r/vaccination_cards/new`)
    await fieldAt(page, 'holder_name').locator('input').fill('Selam Bekele')
    const box = fieldAt(page, 'born_on').locator('input').first()
    await box.fill('5/13/2016')
    await fieldAt(page, 'born_on').getByText('5 Pagumen 2016').waitFor()
    await fieldAt(page, 'born_on').getByText('10 Sept 2024 (Gregorian)').waitFor()
    await picture(page, 'calendar-typed')
    await save(page)
    id = /[0-9a-f-]{36}/.exec(page.url())?.[0] ?? ''
    assert.is(await bornOn(), '2024-09-10')
    await fieldAt(page, 'born_on').getByText('5 Pagumen 2016').waitFor()
    await page.context().close()
  })

  it('are picked by keyboard alone, over the thirteenth month into the next year', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'vera')
    await page.goto(`${instance.url}${path()}/edit?form=holder&field=born_on`)
    await fieldAt(page, 'born_on').locator('input').first().focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    const picker = page.getByRole('dialog')
    await picker.getByRole('button', { name: '5 Pagumen 2016', pressed: true }).waitFor()
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-pressed') === 'true')
    await page.keyboard.press('ArrowRight')
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === '1 Meskerem 2017')
    await picture(page, 'calendar-picker')
    await page.keyboard.press('Enter')
    await fieldAt(page, 'born_on').getByText('11 Sept 2024 (Gregorian)').waitFor()
    assert.is(await fieldAt(page, 'born_on').locator('input').first().inputValue(), '01/01/2017')
    await save(page)
    assert.is(await bornOn(), '2024-09-11')
    await page.context().close()
  })

  it('may for once be given in the Gregorian one, as papers have them', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'vera')
    await page.goto(`${instance.url}${path()}/edit?form=holder&field=born_on`)
    const field = fieldAt(page, 'born_on')
    await field.getByRole('button', { name: 'Use the Gregorian calendar' }).click()
    const box = field.locator('input').first()
    assert.is(await box.inputValue(), '11/09/2024')
    await box.fill('12/09/2024')
    await field.getByText('2 Meskerem 2017').waitFor()
    await field.getByRole('button', { name: 'Back to the Ethiopian calendar' }).click()
    assert.is(await box.inputValue(), '02/01/2017')
    await page.context().close()
  })

  it('follow the language of whoever has chosen none, and are picked by touch on a phone', async () => {
    const { instance } = await stage.ready()
    const page = await signedIn(await stage.ready(), 'tenzin', { size: PHONE, locale: 'ar' })
    await page.goto(`${instance.url}/r/vaccination_cards/new`)
    const field = fieldAt(page, 'born_on')
    await field.locator('.date-open').click()
    const picker = page.getByRole('dialog')
    await picker.getByLabel('السنة').selectOption({ label: '1446' })
    await picker.getByLabel('الشهر', { exact: true }).selectOption({ label: 'محرم' })
    await picture(page, 'calendar-picker-phone-arabic')
    await picker.getByRole('button', { name: /^1 محرم 1446/ }).click()
    await field.getByText('7 يوليو 2024').waitFor()
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    assert.not.ok(wide, 'nothing stands out of the page')
    await page.context().close()
  })

  it('and the stage is cleared', async () => {
    await stage.strike()
    rmSync(configuration, { recursive: true, force: true })
  })
})
