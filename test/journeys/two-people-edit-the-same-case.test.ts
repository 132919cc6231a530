import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { PHONE, picture } from '../lib/chromium.ts'
import { apiAs, createStage, fieldAt, fillIn, save, signedIn } from '../lib/journey.ts'
import { overflowOf, seriousFindings } from '../lib/judge-page.ts'
import { spec } from '../lib/spec.ts'

const stage = createStage()

spec('Two windows on the same case', (it) => {
  let id = ''
  let [one, other] = [] as unknown as [Page, Page]

  const edit = async (page: Page, form = 'basic_identity') => {
    await page.goto(`${(await stage.ready()).instance.url}/r/cases/${id}/edit?form=${form}`)
    await page.locator('#form-title').waitFor()
    await page.locator('.form-sheet [data-field]').first().waitFor()
  }
  const answers = async () => {
    const ask = await apiAs((await stage.ready()).instance, 'worker')
    return (await ask('GET', `cases/${id}`)).json().data as Record<string, unknown> & { version: number }
  }
  const submit = (page: Page) => page.locator('button[type="submit"][form="record"]').click()

  it('put different answers together', async () => {
    const ask = await apiAs((await stage.ready()).instance, 'worker')
    const made = await ask('POST', 'cases', {
      data: { name_first: 'Baraka', name_last: 'Njoroge', sex: 'male', name_nickname: 'Baba' },
    })
    assert.is(made.status, 200, made.text)
    id = (made.json().data as { id: string }).id
    one = await signedIn(await stage.ready(), 'worker')
    other = await signedIn(await stage.ready(), 'worker')
    await Promise.all([edit(one), edit(other)])
    await fillIn(one, 'name_nickname', 'Chui')
    await fillIn(other, 'name_other', 'Baraqa')
    await save(one)
    await save(other)
    const now = await answers()
    assert.is(now['name_nickname'], 'Chui')
    assert.is(now['name_other'], 'Baraqa')
    assert.is(now.version, 3)
    await fieldAt(other, 'name_nickname').getByText('Chui').waitFor()
  })

  it('put different rows together, and different answers of one row', async () => {
    await edit(one, 'notes')
    await one.getByRole('button', { name: 'Add: Note' }).click()
    await one.locator('[data-field$=".note_subject"] input').fill('First visit')
    await save(one)
    await Promise.all([edit(one, 'notes'), edit(other, 'notes')])
    await one.locator('[data-row^="notes_section"]').click()
    await one.locator('[data-field$=".note_text"] textarea').fill('The roof leaks.')
    await other.locator('[data-row^="notes_section"]').click()
    await other.locator('[data-field$=".note_subject"] input').fill('First visit, with Salma')
    await other.getByRole('button', { name: 'Done' }).click()
    await other.getByRole('button', { name: 'Add: Note' }).click()
    await other.locator('[data-field$=".note_subject"] input').fill('Second visit')
    await save(one)
    await save(other)
    const rows = (await answers())['notes_section'] as Record<string, unknown>[]
    const said = rows.map(({ note_subject, note_text }) => [note_subject, note_text ?? ''])
    assert.equal(said.sort(), [
      ['First visit, with Salma', 'The roof leaks.'],
      ['Second visit', ''],
    ])
  })

  it('are shown both answers where they clash, and what is chosen stands', async () => {
    await Promise.all([edit(one), edit(other)])
    await fillIn(one, 'name_nickname', 'Simba')
    await fillIn(one, 'ration_card_no', 'R-1')
    await fillIn(other, 'name_nickname', 'Ndovu')
    await fillIn(other, 'ration_card_no', 'R-2')
    await fillIn(other, 'family_number', 'F-77')
    await save(one)
    await submit(other)
    await other.getByRole('heading', { level: 1, name: 'Somebody else has changed this too' }).waitFor()
    const go = other.getByRole('button', { name: 'Save with these choices' })
    assert.ok(await go.isDisabled(), 'nothing is chosen for anybody')
    const clash = (label: string) => other.getByRole('group', { name: label })
    for (const word of ['Chui', 'Simba', 'Ndovu']) await clash('Nickname').getByText(word).waitFor()
    await picture(other, 'conflict-desktop')
    await other.setViewportSize(PHONE)
    await picture(other, 'conflict-phone')
    assert.equal(await seriousFindings(other), [])
    assert.equal(await overflowOf(other), [])
    await other.emulateMedia({ colorScheme: 'dark' })
    assert.equal(await seriousFindings(other, ['color-contrast']), [])
    await picture(other, 'conflict-phone-dark')
    await clash('Nickname').getByRole('radio', { name: 'Simba' }).check({ force: true })
    await clash('Ration card number').getByRole('radio', { name: 'R-2' }).check({ force: true })
    await go.click()
    await other.waitForURL((url) => url.pathname === `/r/cases/${id}`)
    const now = await answers()
    assert.is(now['name_nickname'], 'Simba', 'theirs was chosen')
    assert.is(now['ration_card_no'], 'R-2', 'mine was chosen')
    assert.is(now['family_number'], 'F-77', 'what nobody else touched was kept')
    await other.setViewportSize({ width: 1280, height: 800 })
  })

  it('and a reload in the middle of the choice loses nothing', async () => {
    await Promise.all([edit(one), edit(other)])
    await fillIn(one, 'name_nickname', 'Twiga')
    await fillIn(other, 'name_nickname', 'Kiboko')
    await fillIn(other, 'un_no', 'UN-5')
    await save(one)
    await submit(other)
    await other.getByRole('group', { name: 'Nickname' }).waitFor()
    await other.reload()
    await other.getByRole('group', { name: 'Nickname' }).getByRole('radio', { name: 'Kiboko' }).check({ force: true })
    await other.getByRole('button', { name: 'Save with these choices' }).click()
    await other.waitForURL((url) => url.pathname === `/r/cases/${id}`)
    const now = await answers()
    assert.is(now['name_nickname'], 'Kiboko')
    assert.is(now['un_no'], 'UN-5')
    const ask = await apiAs((await stage.ready()).instance, 'worker')
    const history = JSON.stringify((await ask('GET', `cases/${id}/record_history`)).json().data)
    for (const word of ['Baba', 'Chui', 'Simba', 'Twiga', 'Kiboko']) assert.match(history, word, 'the log keeps it')
    await stage.strike()
  })
})
