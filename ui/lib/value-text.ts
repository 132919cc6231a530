import { type Attachment, attachmentsIn } from '../../engine/fields/attachments.ts'
import type { ValueKind } from '../../engine/fields/field-type.ts'
import { fieldTypeOf, kindOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { Field, Model, Option, RecordType } from '../../engine/model.ts'
import { coreFacts } from '../../engine/records/core-facts.ts'
import { briefInstantText, dayText, instantText } from './format.ts'
import { numeral, say, t } from './t.ts'

/** A field or core fact of a record type, as lists and filters need it. */
export interface Named {
  readonly id: string
  readonly label: string
  readonly kind: ValueKind
  readonly many: boolean
  /** Whose options it has, where it has any. */
  readonly lookup?: string
  /** Those of a core fact that has no lookup. */
  readonly options?: readonly Pick<Option, 'id' | 'label'>[]
  readonly field?: Field
  /** Of an interval that begins here, the name of its upper end. */
  readonly upTo?: string
}

/** What texts of values are made with. `placeName` and `personName` know what has been fetched so far. */
export interface Reading {
  readonly model: Model
  readonly today: string
  /** Room is short: leave out what tells little. */
  readonly brief?: true
  readonly placeName?: (code: string) => string | undefined
  readonly personName?: (userName: string) => string | undefined
  readonly recordTitle?: (type: string, id: string) => string | undefined
}

/** Where the options of core facts come from. */
const coreOptions: Readonly<Record<string, (type: RecordType) => Pick<Named, 'lookup' | 'options'>>> = {
  status: ({ statusLookup }) => ({ lookup: statusLookup }),
  workflow: ({ lifecycle }) => ({ options: lifecycle?.workflows.flatMap(({ stages }) => stages) ?? [] }),
  current_alert_types: ({ lifecycle }) => ({
    options: [...(lifecycle?.alerts ?? []), ...(lifecycle?.approvals ?? [])],
  }),
}

/** Options of an answer, in order, each once. */
export const optionsOf = ({ lookup, options }: Named, model: Model): readonly Pick<Option, 'id' | 'label'>[] => {
  const all = options ?? own(model.lookups, lookup ?? '')?.options ?? []
  return [...new Map(all.map((option) => [option.id, option])).values()]
}

/** What a name in a list's configuration means; undefined where this person may not read it. */
export function namedOf(type: RecordType, id: string): Named | undefined {
  const field = type.fields.find((each) => each.id === id)
  if (field) {
    const lookup = field.settings['lookup']
    const upTo = fieldTypeOf(field).upTo?.(field)
    return {
      id,
      label: say(field.label),
      kind: kindOf(field),
      many: fieldTypeOf(field).many ?? false,
      field,
      ...(upTo !== undefined && { upTo }),
      ...(typeof lookup === 'string' ? { lookup } : {}),
    }
  }
  const fact = own(coreFacts as Readonly<Record<string, { kind: ValueKind; many?: true }>>, id)
  if (!fact) return undefined
  return { id, label: t(`fact.${id}`), kind: fact.kind, many: fact.many ?? false, ...own(coreOptions, id)?.(type) }
}

type Text = (value: unknown, named: Named, reading: Reading) => string

const plain: Text = (value) => String(value)

const optionText = (id: string, named: Named, model: Model) =>
  say(optionsOf(named, model).find((option) => option.id === id)?.label) || id

type Tally = Readonly<Record<string, number>>

const isTally = (value: unknown): value is Tally => typeof value === 'object' && value !== null

/** The lines of a tally in words, without their sum. */
export const tallyLines = (tally: Tally, named: Named, model: Model) =>
  Object.entries(tally)
    .filter(([id]) => id !== 'total')
    .map(([id, count]) => ({ label: optionText(id, named, model), count }))

function tallyText(tally: Tally, named: Named, { model }: Reading): string {
  const lines = tallyLines(tally, named, model).map(({ label, count }) => `${label} ${numeral(Number(count))}`)
  const text = lines.join(t('list_separator'))
  return tally['total'] === undefined ? text : t('tally.text', { total: tally['total'], lines: text })
}

/** A file's name; where only what is said of it is told, that. */
const fileText = ({ file_name, unique_id: _, file: __, ...said }: Attachment): string =>
  file_name ??
  Object.values(said)
    .filter((one) => typeof one === 'string')
    .join(' · ')

/** One way of saying a value per kind of value. */
const texts: Readonly<Record<ValueKind, Text>> = {
  text: plain,
  number: (value, named, reading) =>
    typeof value === 'number' ? numeral(value) : isTally(value) ? tallyText(value, named, reading) : String(value),
  boolean: (value, { id }) =>
    t(id === 'record_state' ? `record_state.${value === true}` : value === true ? 'yes' : 'no'),
  date: (value, _, { today }) => dayText(String(value), today),
  datetime: (value, _, { model, today, brief }) => {
    const { timeZone } = model.instance
    return brief ? briefInstantText(String(value), timeZone, today) : instantText(String(value), timeZone)
  },
  option: (value, named, { model }) => optionText(String(value), named, model),
  location: (value, _, { placeName }) => placeName?.(String(value)) ?? String(value),
  agency: (value, _, { model }) => say(own(model.agencies, String(value))?.name) || String(value),
  user: (value, _, { personName }) => personName?.(String(value)) ?? String(value),
  group: (value, _, { model }) => say(own(model.userGroups, String(value))?.name) || String(value),
  record: (value, { field }, { recordTitle }) =>
    recordTitle?.(String(field?.settings['recordType']), String(value)) ?? t('linked_record'),
  age: (value) => (typeof value === 'number' ? numeral(value) : String(value)),
  rows: (value) => (Array.isArray(value) ? numeral(value.length) : ''),
  files: (value) => attachmentsIn(value).map(fileText).join(t('list_separator')),
  none: () => '',
}

const isBlank = (value: unknown) => value === undefined || value === null || value === ''

/** A value as people read it; nothing for a blank. */
export function valueText(value: unknown, named: Named, reading: Reading): string {
  if (isBlank(value)) return ''
  if (Array.isArray(value) && named.kind !== 'rows' && named.kind !== 'files')
    return value.map((each) => texts[named.kind](each, named, reading)).join(t('list_separator'))
  return texts[named.kind](value, named, reading)
}

/** An interval of ages around its middle; undefined where there is none. */
export const intervalText = (lower: unknown, upper: unknown): string | undefined =>
  typeof lower === 'number' && typeof upper === 'number' && upper > lower
    ? t('age.interval', { age: Math.floor((lower + upper) / 2), from: lower, to: upper })
    : undefined

/** What a record says under a name; of an age that is an interval, both ends. */
export const recordText = (record: Readonly<Record<string, unknown>>, named: Named, reading: Reading): string =>
  intervalText(record[named.id], record[named.upTo ?? '']) ?? valueText(record[named.id], named, reading)
