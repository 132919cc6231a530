import { randomUUID } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import * as assert from 'uvu/assert'
import { checkFolder } from '../../config/check.ts'
import { demoPeople } from '../../config/demo-people.ts'
import { loadFolder } from '../../config/load.ts'
import { equal } from '../../engine/lib/equal.ts'
import type { Form, RecordType } from '../../engine/model.ts'
import { readHints } from '../../server/demo/hints.ts'
import type { Account } from '../../server/stores/account-stores.ts'
import { DESKTOP, PHONE, picture } from '../lib/chromium.ts'
import { fillForm } from '../lib/fill-record.ts'
import { apiAs, createStage, signedIn } from '../lib/journey.ts'
import { complaintsOf, overflowOf, seriousFindings } from '../lib/judge-page.ts'
import { spec } from '../lib/spec.ts'
import { type WholeRecord, wholeRecords } from '../lib/whole-records.ts'

/** A copy: whoever works on the configuration meanwhile does not change the forms that are being filled in. */
const FOLDER = mkdtempSync(join(tmpdir(), 'formwork-configuration-'))
cpSync('seeds/child-protection', FOLDER, { recursive: true })
const loaded = await checkFolder(loadFolder(FOLDER))
if (!loaded.model) throw new Error(`${FOLDER} has errors`)
const { model } = loaded
const persons = demoPeople(FOLDER)
const accounts: readonly Account[] = persons.map((person, index) => ({
  id: String(index),
  services: [],
  disabled: false,
  membershipVersion: 1,
  ...person,
  groups: person.groups ?? [],
}))
const people = new Map(persons.map(({ userName, fullName }) => [userName, fullName]))
const hints = readHints(FOLDER)

const looks = [
  { locale: 'en', size: DESKTOP },
  { locale: 'ar', size: PHONE },
] as const

spec('Every form', (it) => {
  const stage = createStage({ configuration: FOLDER })
  const judged = new Set<string>()

  for (const type of Object.values(model.recordTypes)) {
    for (const programme of type.programmes) {
      it(`of ${type.id} in ${programme} is opened, filled in, saved and opened again, in English and in Arabic`, async () => {
        const now = new Date().toISOString()
        const { records, unseen } = wholeRecords({ model, accounts, hints }, type, programme, now)
        assert.equal(unseen, [], 'forms that no record shows')
        const found = await Promise.all(
          looks.map(async (look) => {
            const troubles: string[] = []
            for (const whole of records) troubles.push(...(await fillIn(whole, look)))
            return troubles
          }),
        )
        assert.equal(found.flat(), [])
      })
    }
  }

  it('has been judged in both languages', async () => {
    await stage.strike()
    rmSync(FOLDER, { recursive: true, force: true })
    const forms = Object.values(model.recordTypes).flatMap((type) =>
      type.forms.filter(({ fields }) => fields.length > 0).map(({ id }) => `${type.id}/${id}`),
    )
    assert.equal(
      forms.flatMap((form) =>
        looks.flatMap(({ locale }) => (judged.has(`${form}/${locale}`) ? [] : [`${form}/${locale}`])),
      ),
      [],
    )
  })

  /**
   * One record by hand; everything that went wrong on the way. The first is filled in from the first form to the last;
   * of the others only what no form before it asked, once the rest has been sent.
   */
  async function fillIn(whole: WholeRecord, { locale, size }: (typeof looks)[number]): Promise<readonly string[]> {
    const { type, programme, by, sent, fresh } = whole
    // Forms of different programmes may be called the same.
    const asked = { ...type, forms: type.forms.filter(({ programmes }) => programmes.includes(programme)) }
    const opened = await stage.ready()
    const ask = await apiAs(opened.instance, by)
    const page = await signedIn(opened, by, { locale, size })
    const complaints = complaintsOf(page)
    const troubles: string[] = []
    const attached = new Set<string>()
    const filler = { page, model, locale, people, attached }
    const answered = new Set<string>()
    const judge = async (form: Form) => {
      const name = `${type.id}/${form.id}/${locale}`
      if (judged.has(name)) return
      judged.add(name)
      // The page of a row that has just been closed gives the rest back a moment later.
      await page.locator('#app:not([aria-hidden])').waitFor({ state: 'attached' })
      troubles.push(...(await seriousFindings(page)).map((line) => `${name}: ${line}`))
      troubles.push(...(await overflowOf(page)).map((line) => `${name}: ${line}`))
      await picture(page, `form-${type.id}-${form.id}-${locale}`)
    }
    const address = `${opened.instance.url}/r/${type.plural}`

    /** From the first form to the last, as a person goes. */
    const fillInNew = async () => {
      await page.goto(`${address}/new?draft=${randomUUID()}&programme=${programme}`)
      for (let form = await formOn(page, asked, locale); ; form = await formOn(page, asked, locale, form)) {
        await fillForm(filler, whole, form, answered)
        await judge(form)
        const next = page.locator('.form-next')
        if ((await next.count()) === 0) break
        await next.click()
      }
      // What depends on an answer of a later form could not be given on the way.
      const left = Object.keys(sent).filter((id) => !answered.has(id))
      for (const form of asked.forms.filter(({ fields }) => fields.some((id) => left.includes(id)))) {
        if (!(await goTo(page, form))) continue
        await formOn(page, asked, locale, undefined, form)
        await fillForm(filler, whole, form, answered)
      }
    }
    const fillInFresh = async () => {
      const byHand = new Set(fresh.flatMap(({ fields }) => fields))
      const rest = Object.fromEntries(
        Object.entries(sent).flatMap(([field, value]) => (byHand.has(field) ? [] : [[field, withoutRowIds(value)]])),
      )
      for (const field of Object.keys(rest)) answered.add(field)
      const made = await ask('POST', type.plural, {
        data: { ...rest, module_id: programme },
        override_reason: 'Checked with the family.',
      })
      if (made.status !== 200) throw new Error(`The rest was not taken: ${made.text}`)
      await page.goto(`${address}/${(made.json().data as { readonly id: string }).id}/edit?form=${fresh[0]?.id}`)
      await page.locator('#form-title').waitFor()
      for (const form of fresh) {
        await goTo(page, form)
        await formOn(page, asked, locale, undefined, form)
        await fillForm(filler, whole, form, answered)
        await judge(form)
      }
    }

    await (fresh.length < whole.forms.length ? fillInFresh() : fillInNew())
    const name = `${type.id} of ${by} in ${locale}`
    const missed = Object.keys(sent).filter((id) => !answered.has(id))
    if (missed.length > 0) troubles.push(`${name}: could not answer ${missed.join(', ')}`)
    await saveWithReason(page)

    const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
    const saved = (await ask('GET', `${type.plural}/${id}`)).json().data as Readonly<Record<string, unknown>>
    for (const field of answered) {
      if (!isKept(sent[field], saved[field])) {
        troubles.push(`${name}: ${field} was ${JSON.stringify(sent[field])} and is ${JSON.stringify(saved[field])}`)
      }
    }
    for (const field of attached) {
      if ([saved[field]].flat().length !== 1) troubles.push(`${name}: ${field} has lost its file`)
    }
    await page.locator('.read-section').first().waitFor()
    for (const form of type.forms) {
      if (form.fields.length > 0 || !form.programmes.includes(programme)) continue
      const heading = page.locator(`#form-${form.id}`)
      // A long record is drawn from the top, a few forms at a time.
      await heading
        .waitFor({ state: 'attached' })
        .catch(() => troubles.push(`${name}: ${form.id} is not there to be read`))
      if ((await heading.count()) > 0) await heading.scrollIntoViewIfNeeded()
    }
    troubles.push(...(await seriousFindings(page)).map((line) => `${name}, read: ${line}`))
    await page.goto(`${page.url()}/edit`)
    await page.locator('#form-title').waitFor()
    troubles.push(...complaints)
    await page.context().close()
    return troubles
  }
})

/** The form that is open, once it is another than the one before, or the one that is waited for. */
async function formOn(page: Page, type: RecordType, locale: string, before?: Form, wanted?: Form): Promise<Form> {
  const labelOf = (form: Form) => form.label[locale] ?? ''
  const title = page.locator('#form-title')
  if (wanted) await title.filter({ hasText: labelOf(wanted) }).waitFor()
  else if (before)
    await page.waitForFunction((text) => document.querySelector('#form-title')?.textContent !== text, labelOf(before))
  else await title.waitFor()
  const text = (await title.textContent()) ?? ''
  const form = type.forms.find((one) => labelOf(one) === text)
  if (!form) throw new Error(`No form of ${type.id} is called “${text}”`)
  return form
}

/** Saves; what looks wrong and is right gets a reason. */
async function saveWithReason(page: Page): Promise<void> {
  const reason = page.locator('#override-reason')
  const saved = page.locator('.read-section')
  const refused = page.locator('.summary-error')
  await page.locator('button[type="submit"][form="record"]').click()
  await saved.or(reason).or(refused).first().waitFor()
  if ((await reason.count()) > 0) {
    await reason.fill('Checked with the family.')
    await page.locator('.summary-warning button').last().click()
    await saved.or(refused).first().waitFor()
  }
  if ((await refused.count()) > 0) throw new Error(`It was not saved: ${await refused.textContent()}`)
}

/** Follows a link to another form of the record that is being filled in; false where the form does not show. */
async function goTo(page: Page, form: Form): Promise<boolean> {
  await page.evaluate((id) => {
    const to = new URL(location.href)
    for (const part of ['field', 'row']) to.searchParams.delete(part)
    to.searchParams.set('form', id)
    const link = document.createElement('a')
    link.href = to.pathname + to.search
    document.body.append(link)
    link.click()
    link.remove()
  }, form.id)
  return (await page.locator('#form-title').count()) > 0
}

/** Rows as a client sends them that has not seen the record. */
function withoutRowIds(value: unknown): unknown {
  if (!Array.isArray(value) || value.some((row) => typeof row !== 'object' || row === null)) return value
  return value.map(({ unique_id: _, ...row }) => row)
}

/** Whether what the record says is what was filled in; a row or a list may say more about itself. */
function isKept(sent: unknown, saved: unknown): boolean {
  if (Array.isArray(sent)) {
    if (sent.length === 0 && saved === undefined) return true
    return Array.isArray(saved) && sent.length === saved.length && sent.every((one, at) => isKept(one, saved[at]))
  }
  if (typeof sent !== 'object' || sent === null || typeof saved !== 'object' || saved === null)
    return equal(sent, saved)
  const held = saved as Readonly<Record<string, unknown>>
  return Object.entries(sent).every(([key, value]) => key === 'unique_id' || isKept(value, held[key]))
}
