import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { filesInTar } from '../../config/editing/tar.ts'
import { PHONE, picture } from '../lib/chromium.ts'
import { apiAs, createStage, fieldAt, fillIn, save, signedIn } from '../lib/journey.ts'
import { overflowOf, seriousFindings } from '../lib/judge-page.ts'
import { spec } from '../lib/spec.ts'

const stage = createStage()
const folder = mkdtempSync(join(tmpdir(), 'formwork-draft-'))

/** On a busy machine the check, the plan and the switch take their time. */
const patience = { timeout: 120_000 }

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** A question of a kind, up to its words. */
async function addQuestion(page: Page, kind: string, label: string): Promise<void> {
  await button(page, 'Add a question').click()
  await page
    .locator('.forms-kind-button', { has: page.getByText(kind, { exact: true }) })
    .first()
    .click()
  await fieldAt(page, 'label__en').locator('input').fill(label)
}

const addIt = async (page: Page, expected: number): Promise<void> => {
  await button(page, 'Add the question').click()
  await page.locator('.layer').waitFor({ state: 'detached', ...patience })
  await page
    .locator('.forms-question')
    .nth(expected - 1)
    .waitFor(patience)
}

spec('A form that somebody builds by clicking', (it) => {
  let admin: Page
  let draft: string
  let planned: string

  it('begins with nothing but its name', async () => {
    const { instance } = await stage.ready()
    admin = await signedIn(await stage.ready(), 'admin')
    admin.setDefaultTimeout(patience.timeout)
    const api = await apiAs(instance, 'admin')
    const begun = (await api('POST', 'configuration_drafts', { data: { name: 'Home visits' } })).json()
    draft = (begun.data as { readonly id: string }).id
    await admin.goto(`${instance.url}/drafts/${draft}/forms/case`)
    await button(admin, 'New form').click()
    await fieldAt(admin, 'label__en').locator('input').fill('Home visit follow-up')
    await button(admin, 'Add the form').click()
    await admin.getByText('This form is empty').waitFor()
  })

  it('gets a question with a list of its own, and one that is asked under a condition', async () => {
    await addQuestion(admin, 'One of a list', 'Kind of visit')
    await fieldAt(admin, 'new_options').locator('textarea').fill('At home\nAt school\nBy telephone')
    await addIt(admin, 1)

    await addQuestion(admin, 'Short text', 'Name of the school')
    const shown = fieldAt(admin, 'visible')
    await shown.getByRole('button', { name: 'Add a condition' }).click()
    await shown.locator('input[role=combobox]').first().fill('Kind of vis')
    await admin.getByRole('option', { name: 'Kind of visit' }).click()
    await shown.getByLabel('At school').check({ force: true })
    await shown.locator('.rule-said').getByText('Kind of visit').waitFor()
    assert.is(await shown.locator('.rule-said').textContent(), '“Kind of visit” is “At school”')
    assert.equal(await seriousFindings(admin), [])
    await picture(admin, 'draft-condition')
    await addIt(admin, 2)
  })

  it('is tried out beside it while it is built', async () => {
    const preview = admin.locator('.forms-preview')
    const school = preview.locator('[data-field="name_of_the_school"]')
    await preview.getByLabel('At home').check({ force: true })
    assert.is(await school.count(), 0)
    await preview.getByLabel('At school').check({ force: true })
    await school.waitFor()
    const facts = admin.locator('.forms-question').nth(1)
    assert.match(((await facts.textContent()) ?? '').replace(/\s+/g, ' '), 'Shown when “Kind of visit” is “At school”')
    await picture(admin, 'draft-form')
  })

  it('is put in another order by its buttons, which keep the focus', async () => {
    await button(admin, 'Move down: Kind of visit').click()
    await admin.waitForFunction(
      () => document.querySelector('.forms-question strong')?.textContent === 'Name of the school',
    )
    await admin.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Move up: Kind of visit')
    await admin.keyboard.press('Enter')
    await admin.waitForFunction(() => document.querySelector('.forms-question strong')?.textContent === 'Kind of visit')
    // Whoever leaves the page before it is kept would take it with them.
    const api = await apiAs((await stage.ready()).instance, 'admin')
    const placed = async () => {
      const { data } = (await api('GET', `configuration_drafts/${draft}/things?kind=form&record_type=case`)).json()
      const forms = data as readonly { readonly id: string; readonly json: { readonly fields: readonly string[] } }[]
      return forms.find(({ id }) => id === 'home_visit_follow_up')?.json.fields.join()
    }
    const end = Date.now() + patience.timeout
    while ((await placed()) !== 'kind_of_visit,name_of_the_school' && Date.now() < end)
      await new Promise((done) => setTimeout(done, 100))
    assert.is(await placed(), 'kind_of_visit,name_of_the_school')
  })

  it('shows in the matrix who sees it', async () => {
    const { instance } = await stage.ready()
    await admin.goto(`${instance.url}/drafts/${draft}/roles`)
    const cell = admin.getByLabel('Manager: Home visit follow-up', { exact: true })
    await cell.waitFor()
    assert.is(await admin.getByLabel('Case worker: Home visit follow-up', { exact: true }).inputValue(), 'rw')
    assert.equal(await seriousFindings(admin), [])
    await picture(admin, 'draft-roles')
  })

  it('reads in Arabic on a phone as it does here', async () => {
    const { instance } = await stage.ready()
    const phone = await signedIn(await stage.ready(), 'admin', { size: PHONE, locale: 'ar' })
    phone.setDefaultTimeout(patience.timeout)
    await phone.goto(`${instance.url}/drafts/${draft}/forms/case/home_visit_follow_up`)
    await phone.locator('.forms-question').nth(1).waitFor()
    assert.equal(await overflowOf(phone), [])
    assert.equal(await seriousFindings(phone), [])
    await picture(phone, 'draft-form-ar')
    await phone.locator('.forms-open').nth(1).click()
    await phone.locator('.rule-said').first().waitFor()
    await phone.locator('.rule-said').first().scrollIntoViewIfNeeded()
    assert.equal(await overflowOf(phone), [])
    assert.equal(await seriousFindings(phone), [])
    await picture(phone, 'draft-condition-ar')
    await phone.goto(`${instance.url}/drafts/${draft}/roles/case_worker`)
    await phone.locator('.roles-line select').first().waitFor()
    assert.equal(await overflowOf(phone), [])
    await picture(phone, 'draft-role-ar')
    await phone.context().close()
  })

  it('downloads as a folder that the check accepts', async () => {
    const { instance } = await stage.ready()
    await admin.goto(`${instance.url}/drafts/${draft}`)
    const [fetched] = await Promise.all([
      admin.waitForEvent('download'),
      admin.locator(`a[download][href$="/configuration_drafts/${draft}/files"]`).click(),
    ])
    const files = filesInTar(readFileSync(await fetched.path()))
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    assert.ok(files.has('forms/case/home-visit-follow-up.json'))
    assert.ok(files.has('lookups/kind-of-visit.json'))
    const said = execFileSync(process.execPath, ['dist/server.js', 'check', folder], { encoding: 'utf8' })
    assert.not.match(said, /\berror\b.*home-visit/)
  })

  it('becomes a release, and a plan that a second person approves', async () => {
    const { instance } = await stage.ready()
    await admin.goto(`${instance.url}/drafts/${draft}/build`)
    await admin.locator('button.button-main[type=submit]:not([disabled])').click()
    await admin.waitForURL(/\/configuration\/plans\/[0-9a-f-]{36}$/, patience)
    planned = new URL(admin.url()).pathname
    await admin.getByText('Home visit follow-up').first().waitFor()
    const other = await signedIn(await stage.ready(), 'superuser')
    other.setDefaultTimeout(patience.timeout)
    await other.goto(`${instance.url}${planned}`)
    await other.getByRole('button', { name: 'Approve…' }).first().click()
    await button(other, 'Approve the plan').click()
    await other.getByText('The plan is approved.').waitFor()
    await other.context().close()
  })

  it('is applied', async () => {
    const { instance } = await stage.ready()
    await admin.goto(`${instance.url}${planned}`)
    await admin.getByRole('button', { name: 'Apply…' }).first().click()
    await button(admin, 'Apply it now').click()
    const api = await apiAs(instance, 'admin')
    const id = planned.split('/').at(-1)
    let state = ''
    const end = Date.now() + patience.timeout
    while (state !== 'applied' && Date.now() < end) {
      state = ((await api('GET', `plans/${id}`)).json().data as { readonly state: string }).state
      if (state === 'failed') throw new Error((await api('GET', `plans/${id}`)).text)
      await new Promise((done) => setTimeout(done, 200))
    }
    assert.is(state, 'applied')
    await picture(admin, 'draft-applied')
  })

  it('is filled in by a worker', async () => {
    const { instance } = await stage.ready()
    const api = await apiAs(instance, 'worker')
    const [first] = (await api('GET', 'cases?per=1')).json().data as readonly { readonly id: string }[]
    const worker = await signedIn(await stage.ready(), 'worker')
    worker.setDefaultTimeout(patience.timeout)
    await worker.goto(`${instance.url}/r/cases/${first?.id}/edit?form=home_visit_follow_up`)
    await fieldAt(worker, 'kind_of_visit').getByLabel('At home').check({ force: true })
    assert.is(await fieldAt(worker, 'name_of_the_school').count(), 0, 'not asked at home')
    await fieldAt(worker, 'kind_of_visit').getByLabel('At school').check({ force: true })
    await fillIn(worker, 'name_of_the_school', 'Riverside Primary')
    await picture(worker, 'draft-filled-in')
    await save(worker)
    const { data } = (await api('GET', `cases/${first?.id}`)).json() as {
      readonly data: Readonly<Record<string, unknown>>
    }
    assert.is(data['kind_of_visit'], 'at_school')
    assert.is(data['name_of_the_school'], 'Riverside Primary')
  })

  it('leaves nothing behind', async () => {
    rmSync(folder, { recursive: true, force: true })
    await stage.strike()
  })
})
