import type { Locator, Page } from 'playwright-core'
import type { Control } from '../../engine/fields/field-type.ts'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import { localIn } from '../../engine/lib/time-zone.ts'
import type { Field, Form, Model } from '../../engine/model.ts'
import { jpeg, mp3, pdf, png } from './file-samples.ts'
import { heard } from './journey.ts'
import type { WholeRecord } from './whole-records.ts'

/** Somebody who fills in a record on the screen, from answers that they have. */
interface Filler {
  readonly page: Page
  readonly model: Model
  readonly locale: string
  /** Names of people by user name. */
  readonly people: ReadonlyMap<string, string>
  /** Fields of the record that were given a file. */
  readonly attached: Set<string>
}

type Fill = (filler: Filler, place: Locator, value: never, field: Field) => Promise<boolean>

const typed: Fill = async (_, place, value: string | number) => {
  const box = place.locator('input:not([tabindex="-1"]):not([type="radio"]), textarea').first()
  await box.fill(String(value))
  await box.blur()
  return true
}

/** What the screen calls the value. */
function nameOf({ model, locale, people }: Filler, field: Field, id: string): string {
  const lookup = own(model.lookups, String(field.settings['lookup']))
  const label = lookup?.options.find((option) => option.id === id)?.label ?? own(model.agencies, id)?.name
  return label?.[locale] ?? label?.[model.instance.defaultLocale] ?? people.get(id) ?? id
}

/** Ticks the option where it stands on the screen, else searches for it; false where it is not offered. */
async function choose(filler: Filler, place: Locator, name: string): Promise<boolean> {
  const standing = place.locator('.answer-option').filter({ has: filler.page.getByText(name, { exact: true }) })
  if ((await place.locator('.answer-option').count()) > 0) {
    if ((await standing.count()) === 0) return false
    await standing.first().click()
    return true
  }
  const box = place.locator('.picker-input')
  await box.fill(name)
  const found = filler.page.locator('.picker-line').filter({ has: filler.page.getByText(name, { exact: true }) })
  const word = filler.page.locator('.picker-word')
  const shown = found.or(word).first()
  // A list that closed as the one before was chosen opens by the arrow key.
  await shown.waitFor({ timeout: 3000 }).catch(() => box.press('ArrowDown'))
  await shown.waitFor()
  if ((await found.count()) === 0) {
    await box.press('Escape')
    return false
  }
  // Taken is what stands in the closed box, or as a tag; what was typed to find it stands in the open box as well.
  const isTaken = async () =>
    (await place.locator('.tag').getByText(name, { exact: true }).count()) > 0 ||
    ((await box.getAttribute('aria-expanded')) !== 'true' && (await box.inputValue()) === name)
  await heard(async () => {
    if ((await found.count()) === 0) await box.fill(name)
    await found.first().click()
  }, isTaken)
  return true
}

const fillers: { readonly [Name in Control]?: Fill } = {
  text: typed,
  number: typed,
  phone: typed,
  age: typed,
  date: typed,
  'date-time': async ({ model }, place, value: string) => {
    const [day = '', time = ''] = localIn(model.instance.timeZone, value).split('T')
    await place.locator('.date-box input').first().fill(day)
    await place.locator('input[type="time"]').fill(time.slice(0, 5))
    await place.locator('input[type="time"]').blur()
    return true
  },
  'yes-no': async (_, place, value: boolean) => {
    await place
      .locator('.answer-option')
      .nth(value ? 0 : 1)
      .click()
    return true
  },
  choice: (filler, place, value: string, field) => choose(filler, place, nameOf(filler, field, value)),
  choices: async (filler, place, value: readonly string[], field) => {
    let all = true
    for (const id of value) all = (await choose(filler, place, nameOf(filler, field, id))) && all
    // An open list is closed; where none is open, that would close the page of the row around it.
    const isOpen = (await place.locator('.picker-input[aria-expanded="true"]').count()) > 0
    if (isOpen) await filler.page.keyboard.press('Escape')
    return all
  },
  place: (filler, place, value: string) => {
    const location = filler.model.locations.find(({ code }) => code === value)
    return choose(filler, place, location?.name[filler.locale] ?? value)
  },
  tally: async ({ model, locale }, place, value: Readonly<Record<string, number>>, field) => {
    const options = own(model.lookups, String(field.settings['lookup']))?.options ?? []
    for (const { id, label } of options) {
      const count = own(value, id)
      if (count === undefined) continue
      const line = place
        .locator('.tally-line')
        .filter({ has: place.page().getByText(label[locale] ?? id, { exact: true }) })
      await line.locator('input').fill(String(count))
      await line.locator('input').blur()
    }
    return true
  },
  rows: async (filler, place, value: readonly Readonly<Record<string, unknown>>[], field) => {
    for (const row of value) {
      await place.locator('.rows-add').click()
      const open = filler.page.locator('.row-open .row-body, .row-page')
      await open.waitFor()
      for (const inner of field.rows?.fields ?? []) {
        const answer = own(row, inner.id)
        if (answer === undefined || inner.calculation) continue
        await fillField(filler, open.locator(`[data-field$="].${inner.id}"]`), answer, inner)
      }
      await open.locator('.row-foot button, .row-page-foot button').last().click()
      await open.waitFor({ state: 'detached' })
    }
    return true
  },
}

/** One small file of each type, made anew for every run. */
const samples: Readonly<Record<string, () => Promise<{ name: string; mimeType: string; buffer: Buffer }>>> = {
  photo: async () => ({ name: 'child.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await jpeg()) }),
  audio: async () => ({ name: 'told.mp3', mimeType: 'audio/mpeg', buffer: Buffer.from(mp3()) }),
  document: async () => ({ name: 'certificate.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf()) }),
  signature: async () => ({ name: 'signed.png', mimeType: 'image/png', buffer: Buffer.from(await png()) }),
}

/** Chooses a file where one may be given; whether it was taken. */
async function attach(place: Locator, field: Field): Promise<boolean> {
  const sample = own(samples, field.type)
  const chooser = place.locator('input[type="file"]').last()
  if (!sample || (await chooser.count()) === 0) return false
  await chooser.setInputFiles(await sample())
  await place.locator('.file').first().waitFor()
  return true
}

/** Whether the answer could be given here: the field shows, and what is to be chosen is offered. */
async function fillField(filler: Filler, place: Locator, value: unknown, field: Field): Promise<boolean> {
  const fill = fillers[fieldTypeOf(field).control]
  if (!fill) return false
  for (let attempt = 1; ; attempt++) {
    if ((await place.count()) === 0) return false
    try {
      await place.scrollIntoViewIfNeeded()
      return await fill(filler, place, value as never, field)
    } catch (error) {
      // An answer just given may still be taking the question away, or drawing it anew.
      if (attempt === 2) throw new Error(`${field.id}: ${(error as Error).message}`)
    }
  }
}

/**
 * Gives the answers of one form as it stands on the screen, those that show by other answers after them; says which
 * could not be given.
 */
export async function fillForm(
  filler: Filler,
  { type, sent }: WholeRecord,
  form: Form,
  answered: Set<string>,
): Promise<void> {
  for (const id of form.fields) {
    const field = type.fields.find((one) => one.id === id)
    const value = own(sent, id)
    if (!field || answered.has(id) || filler.attached.has(id)) continue
    const mayAttach = own(samples, field.type) !== undefined
    if (value === undefined && !mayAttach) continue
    // Blocks of a long form are drawn as they come near.
    const block = filler.page.locator('.block-waiting-0, [class*="block-waiting"]')
    const place = filler.page.locator(`[data-field="${id}"]`)
    if ((await place.count()) === 0 && (await block.count()) > 0) await block.first().scrollIntoViewIfNeeded()
    if (mayAttach) {
      if (await attach(place, field)) filler.attached.add(id)
    } else if (await fillField(filler, place, value, field)) answered.add(id)
  }
}
