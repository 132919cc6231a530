/**
 * What questions may name: fields with a column, core facts and `id`; of a collection, its own fields with a column.
 * A name that none of the actor's grants reads does not exist.
 */
import { fieldsById } from '../fields/by-id.ts'
import { own } from '../lib/own.ts'
import type { RecordType } from '../model.ts'
import type { Actor } from '../permissions/actor.ts'
import { openCoreFacts } from '../permissions/role-fields.ts'
import { coreFacts } from '../records/core-facts.ts'
import { type Collection, collectionsOf } from './collection.ts'
import { type Askable, columnsOf } from './columns-of.ts'

export type { Askable } from './columns-of.ts'

/** Record ids compare like codes: exactly. */
const ID: Askable = { name: 'id', kind: 'option', many: false }

/** Facts that have a value to compare; rows are a collection. */
const core: ReadonlyMap<string, Askable> = new Map(
  openCoreFacts.flatMap((name) => {
    const { kind, many = false } = coreFacts[name as keyof typeof coreFacts]
    return kind === 'rows' ? [] : [[name, { name, kind, many }] as const]
  }),
)

const isOpen = new Set(openCoreFacts)

const known = new WeakMap<RecordType, ReadonlyMap<string, Askable>>()

/** Everything askable of a record type, whoever asks. */
export function askable(type: RecordType): ReadonlyMap<string, Askable> {
  const names = known.get(type) ?? new Map([['id', ID], ...core, ...columnsOf(type.fields, type.projected)])
  known.set(type, names)
  return names
}

type WhoAsks = Pick<Actor, 'grants'>

/** Whether some grant of the actor reads the name on some record of the type. */
export const mayAsk = (actor: WhoAsks, type: RecordType, name: string): boolean =>
  actor.grants.some(
    ({ recordType, actions, readable }) =>
      recordType === type.id && actions.has('read') && (name === 'id' || readable.has(name)),
  )

/** Whether the name can be shown of a record of the type and some grant of the actor reads it; it need not have a column. */
export const mayShow = (actor: WhoAsks, type: RecordType, name: string): boolean =>
  (fieldsById(type.fields).has(name) || isOpen.has(name)) && mayAsk(actor, type, name)

/** Everything that this actor may be shown of records of the type, of each of them as its grants read. */
export const shownTo = (actor: WhoAsks, type: RecordType): readonly string[] =>
  [...type.fields.map(({ id }) => id), ...openCoreFacts].filter((name) => mayAsk(actor, type, name))

/** What this actor may name in a question about the type. */
export function askableBy(actor: WhoAsks, type: RecordType, name: string): Askable | undefined {
  const found = askable(type).get(name)
  return found && mayAsk(actor, type, name) ? found : undefined
}

/** The collection of this name, for an actor some of whose grants read it. */
export function collectionFor(actor: WhoAsks, type: RecordType, name: string): Collection | undefined {
  const found = collectionsOf(type).get(name)
  return found && mayAsk(actor, type, found.readAs ?? 'id') ? found : undefined
}

/** The record type, where the actor may ask about it at all. */
export const typeFor = (actor: WhoAsks, types: Readonly<Record<string, RecordType>>, id: string) => {
  const type = own(types, id)
  return type && mayAsk(actor, type, 'id') ? type : undefined
}

/** What a question is from: the records of a type, or the rows of one of its collections. */
export interface Source {
  readonly type: RecordType
  readonly collection?: Collection
}

/** Where the actor may ask about it at all. */
export function sourceFor(
  actor: WhoAsks,
  types: Readonly<Record<string, RecordType>>,
  from: string,
): Source | undefined {
  const [id = '', name, ...more] = from.split('.')
  const type = typeFor(actor, types, id)
  if (!type || more.length > 0) return undefined
  if (name === undefined) return { type }
  const collection = collectionFor(actor, type, name)
  return collection && { type, collection }
}

const ON_RECORD = 'record.'

/** Questions about rows name what stands on their record as `record.<name>`: the name there; undefined for a row's own. */
export const nameOnRecord = (name: string): string | undefined =>
  name.startsWith(ON_RECORD) ? name.slice(ON_RECORD.length) : undefined

/** What a question from the source may name, whoever asks. */
export function askableFrom({ type, collection }: Source, name: string): Askable | undefined {
  if (!collection) return askable(type).get(name)
  const outside = nameOnRecord(name)
  return outside === undefined ? collection.names.get(name) : askable(type).get(outside)
}

/** The same for one actor: a row's own fields are read by whoever reads the collection. */
export function askableFromBy(actor: WhoAsks, source: Source, name: string): Askable | undefined {
  const outside = source.collection ? nameOnRecord(name) : name
  const isThere = outside === undefined || mayAsk(actor, source.type, outside)
  return isThere ? askableFrom(source, name) : undefined
}
