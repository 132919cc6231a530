/** Entries of transitions as rows that rules of tasks stand in, like those of a subform. */
import type { ValueKind } from '../fields/field-type.ts'
import type { TaskRule } from '../lifecycle.ts'
import { type RecordScope, rowsIn, type Scope, scopeOfRow } from '../logic/scope.ts'
import type { Field, Model } from '../model.ts'
import { collectionColumns } from '../records/collections.ts'
import type { Row } from '../records/record.ts'

/** Name of these rows in a rule; no field is called so. */
export const ENTRIES = 'transitions'

type Column = keyof typeof collectionColumns.transitions
type Kind = (typeof collectionColumns.transitions)[Column]

const types: Readonly<Record<Kind & ValueKind, string>> = {
  option: 'choice',
  datetime: 'date-time',
  user: 'user',
  agency: 'agency',
  boolean: 'yes-no',
  text: 'text',
  location: 'location',
}

const blank = { label: {}, whenHidden: 'keep', settings: {}, rules: [] } as const

const known = new WeakMap<Model, Field>()

/** The entries as if they were a subform: a field for each of their columns. */
export function entriesField(model: Model): Field {
  const found = known.get(model)
  if (found) return found
  const { services } = model.instance
  const fields = Object.entries(collectionColumns.transitions).map(
    ([id, kind]): Field => ({
      ...{ ...blank, id, type: types[kind] },
      ...(id === 'service' && services !== undefined && { settings: { lookup: services } }),
    }),
  )
  const rows = { fields, calculationOrder: [], summary: [], maximum: 0, projected: [] }
  const made: Field = { ...blank, id: ENTRIES, type: 'subform', rows }
  known.set(model, made)
  return made
}

/** Where the expressions of the rule stand: the record, or each of its rows. */
export function scopesOf({ rows }: Pick<TaskRule, 'rows'>, record: RecordScope): readonly Scope[] {
  if (rows === undefined) return [record]
  if (rows !== ENTRIES) return rowsIn(record, rows)
  const entries = (record.core.transitions ?? []) as readonly unknown[] as readonly Row[]
  return entries.map((row) => scopeOfRow(record, entriesField(record.model), row))
}

/** Whether a name is one of the entry's own. */
export const isOfEntry = (name: string): boolean => Object.hasOwn(collectionColumns.transitions, name)
