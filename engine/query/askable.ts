/**
 * What questions may name: fields with a column, core facts and `id`; of a collection, its own fields with a column.
 * A name that none of the actor's grants reads does not exist.
 */
import { fieldsById } from '../fields/by-id.ts'
import type { ValueKind } from '../fields/field-type.ts'
import { fieldTypeOf, kindOf } from '../fields/index.ts'
import { own } from '../lib/own.ts'
import type { Field, RecordType } from '../model.ts'
import type { Actor } from '../permissions/actor.ts'
import { openCoreFacts } from '../permissions/role-fields.ts'
import { coreFacts } from '../records/core-facts.ts'

export interface Askable {
  readonly name: string
  readonly kind: ValueKind
  readonly many: boolean
  /** Absent: a core fact, or the id. */
  readonly field?: Field
  /** The name beside it that holds the upper end, where this is the lower end of an interval. */
  readonly upTo?: string
}

/** Record ids compare like codes: exactly. */
const ID: Askable = { name: 'id', kind: 'option', many: false }

const core: ReadonlyMap<string, Askable> = new Map(
  openCoreFacts.map((name) => {
    const { kind, many = false } = coreFacts[name as keyof typeof coreFacts]
    return [name, { name, kind, many }]
  }),
)

const known = new WeakMap<readonly Field[], Map<string, Askable>>()

/** Everything askable of a record type, whoever asks. */
export const askable = (type: RecordType): ReadonlyMap<string, Askable> =>
  askableAmong(type.fields, type.projected, [['id', ID], ...core])

/** Everything askable of one row; nothing, unless the field is a collection. */
export const askableOfRows = (subform: Field): ReadonlyMap<string, Askable> =>
  subform.rows ? askableAmong(subform.rows.fields, subform.rows.projected, []) : new Map()

function askableAmong(
  fields: readonly Field[],
  projected: readonly string[],
  others: Iterable<readonly [string, Askable]>,
): ReadonlyMap<string, Askable> {
  const names = known.get(fields) ?? new Map([...others, ...columnsOf(fields, projected)])
  known.set(fields, names)
  return names
}

const columnsOf = (fields: readonly Field[], projected: readonly string[]): readonly (readonly [string, Askable])[] =>
  projected.flatMap((name) => {
    const field = fieldsById(fields).get(name)
    if (!field) return []
    const { many = false, upTo } = fieldTypeOf(field)
    const upper = upTo?.(field)
    return [[name, { name, kind: kindOf(field), many, field, ...(upper !== undefined && { upTo: upper }) }] as const]
  })

type WhoAsks = Pick<Actor, 'grants'>

/** Whether some grant of the actor reads the name on some record of the type. */
export const mayAsk = (actor: WhoAsks, type: RecordType, name: string): boolean =>
  actor.grants.some(
    ({ recordType, actions, readable }) =>
      recordType === type.id && actions.has('read') && (name === 'id' || readable.has(name)),
  )

/** Whether the name can be shown of a record of the type and some grant of the actor reads it; it need not have a column. */
export const mayShow = (actor: WhoAsks, type: RecordType, name: string): boolean =>
  (fieldsById(type.fields).has(name) || core.has(name)) && mayAsk(actor, type, name)

/** Everything that this actor may be shown of records of the type, of each of them as its grants read. */
export const shownTo = (actor: WhoAsks, type: RecordType): readonly string[] =>
  [...type.fields.map(({ id }) => id), ...core.keys()].filter((name) => mayAsk(actor, type, name))

/** What this actor may name in a question about the type. */
export function askableBy(actor: WhoAsks, type: RecordType, name: string): Askable | undefined {
  const found = askable(type).get(name)
  return found && mayAsk(actor, type, name) ? found : undefined
}

/** The collection of this name, for an actor some of whose grants read it. */
export function collectionFor(actor: WhoAsks, type: RecordType, name: string): Field | undefined {
  const field = fieldsById(type.fields).get(name)
  return field?.rows && field.rows.projected.length > 0 && mayAsk(actor, type, name) ? field : undefined
}

/** The record type, where the actor may ask about it at all. */
export const typeFor = (actor: WhoAsks, types: Readonly<Record<string, RecordType>>, id: string) => {
  const type = own(types, id)
  return type && mayAsk(actor, type, 'id') ? type : undefined
}

/** What a question is from: the records of a type, or the rows of one of its collections. */
export interface Source {
  readonly type: RecordType
  readonly subform?: Field
}

/** Where the actor may ask about it at all. */
export function sourceFor(
  actor: WhoAsks,
  types: Readonly<Record<string, RecordType>>,
  from: string,
): Source | undefined {
  const [id = '', collection, ...more] = from.split('.')
  const type = typeFor(actor, types, id)
  if (!type || more.length > 0) return undefined
  if (collection === undefined) return { type }
  const subform = collectionFor(actor, type, collection)
  return subform && { type, subform }
}

const ON_RECORD = 'record.'

/** Questions about rows name what stands on their record as `record.<name>`: the name there; undefined for a row's own. */
export const nameOnRecord = (name: string): string | undefined =>
  name.startsWith(ON_RECORD) ? name.slice(ON_RECORD.length) : undefined

/** What a question from the source may name, whoever asks. */
export function askableFrom({ type, subform }: Source, name: string): Askable | undefined {
  if (!subform) return askable(type).get(name)
  const outside = nameOnRecord(name)
  return outside === undefined ? askableOfRows(subform).get(name) : askable(type).get(outside)
}

/** The same for one actor: a row's own fields are read by whoever reads the collection. */
export function askableFromBy(actor: WhoAsks, source: Source, name: string): Askable | undefined {
  const outside = source.subform ? nameOnRecord(name) : name
  const isThere = outside === undefined || mayAsk(actor, source.type, outside)
  return isThere ? askableFrom(source, name) : undefined
}
