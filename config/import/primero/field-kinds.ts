import type { Item } from '../item.ts'
import { inWords, type Texts } from '../texts.ts'
import type { Importing } from './importing.ts'
import type { LookupBook, PlannedLookup } from './lookups.ts'
import { sourceKinds } from './option-sources.ts'
import type { FieldKind } from './plan.ts'
import type { Registers } from './registers.ts'

/** What the choice of a field type depends on besides the field itself. */
export interface Around {
  readonly importing: Importing
  readonly lookups: LookupBook
  readonly registers: Registers
  readonly recordType: string
  /** Fields that are added up or summarised: they have to stay plain numbers. */
  readonly plainNumbers: ReadonlySet<string>
  /** Fields beside this one, which an age is bound to. */
  readonly siblings: ReadonlyMap<string, Item>
  /** The id that a field beside this one gets. */
  readonly idOf: (name: string) => string
}

type Kinds = Readonly<Record<string, (item: Item, around: Around) => FieldKind>>

export const isOn = (item: Item, name: string): boolean => item.get(name).value === true

const text = (long: boolean): FieldKind => ({
  type: 'text',
  settings: long ? { long: true } : {},
  operand: { kind: 'text', many: false },
})

const plain = (type: string, kind: FieldKind['operand']['kind'] = 'other'): FieldKind => ({
  type,
  settings: {},
  operand: { kind, many: false },
})

const LARGEST = 2_147_483_647
const OLDEST = 130

const kinds: Kinds = {
  text_field: (item) => (isOn(item, 'phone_number') ? plain('phone', 'text') : text(false)),
  textarea: () => text(true),
  numeric_field: (item, around) => ageOf(item, around) ?? wholeNumber(item),
  date_field(item) {
    const isInstant = isOn(item, 'date_include_time')
    const settings = item.get('date_validation').value === 'not_future_date' ? { notFuture: true } : {}
    return { ...plain(isInstant ? 'date-time' : 'date', isInstant ? 'datetime' : 'date'), settings }
  },
  tick_box: () => plain('yes-no', 'boolean'),
  select_box: (item, around) => choiceOf(item, around, isOn(item, 'multi_select')),
  radio_button: (item, around) => choiceOf(item, around, false),
  subform: () => ({ type: 'subform', settings: {}, operand: { kind: 'other', many: true } }),
  tally_field(item, { lookups, recordType }) {
    const lookup = lookups.inline(item.get('tally_i18n'), `${recordType}_${item.get('name').text}`, labelOf(item))
    return {
      type: 'tally',
      settings: { lookup: lookup.id, total: true },
      operand: { kind: 'other', many: false },
      lookup,
      note: 'the source shows the sum of every new tally',
    }
  },
  calculated: (item) => ({ ...calculatedKind(item), note: 'worked out by the server as well' }),
  photo_upload_box: () => plain('photo'),
  audio_upload_box: () => plain('audio'),
  document_upload_box: () => plain('document'),
  signature: () => plain('signature'),
  separator: () => plain('heading'),
}

/** The field type for a field of the bundle; undefined for a type that the format does not have. */
export const fieldKindOf = (item: Item, around: Around): FieldKind | undefined => {
  const name = item.get('type').text
  return Object.hasOwn(kinds, name) ? kinds[name]?.(item, around) : undefined
}

export const unknownKind: FieldKind = text(false)

export function labelOf(item: Item): Texts {
  const texts = Object.fromEntries(
    item
      .get('display_name_i18n')
      .entries()
      .flatMap(([locale, { text: label }]) => (label ? [[locale, label]] : [])),
  )
  return Object.keys(texts).length > 0 ? (texts as Texts) : { en: inWords(item.get('name').text) }
}

function wholeNumber(item: Item): FieldKind {
  const isAge = /age$/.test(item.get('name').text)
  return {
    type: 'number',
    settings: { minimum: 0, maximum: isAge ? OLDEST : LARGEST },
    operand: { kind: 'number', many: false },
    note: isAge
      ? 'the source limits every number whose name ends in “age” to 130'
      : 'whole and not negative, as in the source',
  }
}

/** In the source `…age` and `…date_of_birth` of one form fill each other; here the age is bound to the date. */
function ageOf(item: Item, { siblings, plainNumbers, idOf }: Around): FieldKind | undefined {
  const [, before] = /^(.*)age$/.exec(item.get('name').text) ?? []
  if (before === undefined || plainNumbers.has(item.get('name').text)) return undefined
  const born = siblings.get(`${before}date_of_birth`)
  if (born?.get('type').value !== 'date_field' || isOn(born, 'date_include_time')) return undefined
  if ([item, born].some((one) => one.get('visible').value === false)) return undefined
  const estimated = [`${before}estimated`, `${before}age_estimated`].find(
    (name) => siblings.get(name)?.get('type').value === 'tick_box',
  )
  return {
    type: 'age',
    settings: {
      birthDate: idOf(`${before}date_of_birth`),
      ...(estimated !== undefined && { estimated: idOf(estimated) }),
    },
    operand: { kind: 'number', many: false },
    note: 'age and date of birth of one form fill each other in the source; here the age follows from the date, or is kept with the day on which it was stated',
  }
}

function calculatedKind(item: Item): FieldKind {
  const expression = item.get('calculation').get('expression')
  const root = expression.entries()[0]?.[0]
  if (root === undefined && !item.get('subform_summary').isSaid) return text(false)
  if (root === 'sum') return { ...plain('calculated', 'number'), settings: { result: 'number' } }
  if (root === 'avg') {
    const places = expression.get('avg').get('extra').get('decimalPlaces').number ?? 0
    return {
      ...plain('calculated', 'number'),
      settings: { result: 'number', ...(places > 0 && { decimals: Math.min(6, places) }) },
    }
  }
  if (root === undefined) return { ...plain('calculated', 'text'), settings: { result: 'text' } }
  return { ...plain('calculated', 'boolean'), settings: { result: 'boolean' } }
}

function choiceOf(item: Item, around: Around, many: boolean): FieldKind {
  const source = item.get('option_strings_source').text
  const options = item.get('option_strings_text_i18n')
  const { lookups, recordType } = around
  if (!source) {
    const name = `${recordType}_${item.get('name').text}`
    if (options.isSaid) return ofLookup(lookups.inline(options, name, labelOf(item)), many)
    return ofLookup(lookups.named(`${name}_options`, item.at), many)
  }
  if (Object.hasOwn(sourceKinds, source)) return sourceKinds[source]?.(around, many, item) ?? unknownKind
  const words = source.split(' ')
  const name = words.at(-1) ?? ''
  const lookup = lookups.named(name, item.get('option_strings_source').at)
  return words[0] === 'lookup'
    ? ofLookup(lookup, many)
    : { ...ofLookup(lookup, many), note: 'the source names the lookup without the word `lookup`' }
}

export const ofLookup = (lookup: PlannedLookup, many: boolean): FieldKind => ({
  type: many ? 'choices' : 'choice',
  settings: { lookup: lookup.id },
  operand: { kind: 'option', many, options: lookup.ids },
  lookup,
})
