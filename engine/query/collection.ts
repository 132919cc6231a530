/**
 * Collections: tables of rows that stand on each record and can be asked about as `<type>.<collection>`. Those of subforms
 * are made of answers, the platform's own of core facts and of what is worked out of them.
 */

import { fieldsById } from '../fields/by-id.ts'
import type { ValueKind } from '../fields/field-type.ts'
import { namesInSettings } from '../fields/names-in-settings.ts'
import { own } from '../lib/own.ts'
import { namesReadBy, taskRulesOf, tasksOf } from '../life/tasks.ts'
import type { TaskRule } from '../lifecycle.ts'
import type { Field, Model, RecordType } from '../model.ts'
import { guardOfTransitions, type RowGuard, snoozeGuard, taskGuard } from '../permissions/row-guard.ts'
import { guardOfAlerts } from '../permissions/seen-alerts.ts'
import { type CollectionName, collectionColumns } from '../records/collections.ts'
import type { CoreFacts } from '../records/core-facts.ts'
import type { AnyRecord, Row } from '../records/record.ts'
import { type Askable, columnsOf } from './columns-of.ts'

export interface Collection {
  readonly id: string
  /** Of a subform. */
  readonly field?: Field
  readonly names: ReadonlyMap<string, Askable>
  /** Name that must be read on a record for its rows to be there; absent: the guard alone decides. */
  readonly readAs?: string
  readonly guard?: RowGuard
  rowsOf(model: Model, record: AnyRecord): readonly Row[]
  /** Asked about by the owner of the record, most of all: the columns that this takes. */
  readonly ofOwner?: readonly string[]
  /** Of such a collection: the kind of a row that is for others than the owner, who may reach everything there is. */
  forOthers?(row: Row): string | undefined
  /** Whatever of the configuration the rows follow from, where they are worked out. */
  madeOf?(model: Model): unknown
  /** Names of answers that the rows follow from, besides the platform's own facts. */
  readonly follows: readonly string[]
  /** Whether the rows may be others: false is seen at a glance. */
  mayDiffer(before: AnyRecord, after: AnyRecord): boolean
}

const known = new WeakMap<RecordType, ReadonlyMap<string, Collection>>()

/** All of a record type, whoever asks. */
export function collectionsOf(type: RecordType): ReadonlyMap<string, Collection> {
  const found = known.get(type) ?? new Map([...subformsOf(type), ...platformOf(type)].map((one) => [one.id, one]))
  known.set(type, found)
  return found
}

const subformsOf = (type: RecordType): readonly Collection[] =>
  type.fields.flatMap((field): readonly Collection[] => {
    if (!field.rows || field.rows.projected.length === 0) return []
    const { id } = field
    return [
      {
        ...{ id, field, readAs: id },
        names: new Map(columnsOf(field.rows.fields, field.rows.projected)),
        follows: [id],
        rowsOf: (_, { answers }) => rowsIn(own(answers, id)),
        mayDiffer: (before, after) => before.answers[id] !== after.answers[id],
      },
    ]
  })

const NONE: readonly Row[] = []

const rowsIn = (rows: unknown): readonly Row[] => (Array.isArray(rows) ? rows : NONE)

function platformOf(type: RecordType): readonly Collection[] {
  const stored = (id: Exclude<CollectionName, 'tasks'>) => ({
    id,
    names: columns[id],
    follows: [],
    rowsOf: (_: Model, { core }: AnyRecord) => rowsIn(core[id]),
    mayDiffer: (before: AnyRecord, after: AnyRecord) => before.core[id] !== after.core[id],
  })
  const snoozes = stored('task_snoozes')
  return [
    { ...stored('flags'), readAs: 'flags' },
    { ...stored('workflow_stages'), readAs: 'workflow_stages' },
    { ...stored('alerts'), guard: guardOfAlerts(type) },
    { ...stored('transitions'), guard: guardOfTransitions },
    { ...stored('disclosures'), readAs: 'disclosures' },
    { ...snoozes, guard: snoozeGuard(type), rowsOf: (model, record) => snoozes.rowsOf(model, record).map(withRule) },
    {
      id: 'tasks',
      names: columns.tasks,
      guard: taskGuard(type),
      ofOwner: ['type', 'due_at', 'due_date', 'snoozed_until', 'priority'],
      forOthers: othersTasks(type),
      rowsOf: (model, record) => tasksOf(model, record) as readonly unknown[] as readonly Row[],
      mayDiffer: differingTasks(type),
      follows: answersOfTasks(type),
      madeOf: ({ instance }) => [instance.timeZone, taskRulesOf(type).map((rule) => ruleMatter(rule, type))],
    },
  ]
}

/** What was put off is told of with its rule. */
const withRule = (row: Row): Row => ({ ...row, type: row.unique_id.split(':', 1)[0] })

/** What of a rule decides about its tasks, and not only how they are called. */
const ruleMatter = (rule: TaskRule, { fields }: RecordType): unknown => [
  { ...rule, label: undefined },
  [...namesReadBy(rule)].sort().map((name) => {
    const field = fieldsById(fields).get(name)
    return field && [field.type, field.settings, field.rows?.fields.map(({ id, type }) => [id, type])]
  }),
]

function othersTasks(type: RecordType): NonNullable<Collection['forOthers']> {
  const rules = new Set(taskRulesOf(type).flatMap(({ id, seenBy }) => (seenBy === 'owner' ? [] : [id])))
  return ({ type: rule }) => (typeof rule === 'string' && rules.has(rule) ? rule : undefined)
}

/** Facts on which all tasks hang, whatever their rules read. */
const ALWAYS = ['record_state', 'task_snoozes'] as const satisfies readonly (keyof CoreFacts)[]

/** An age is read by the day of birth that its field names. */
function answersOfTasks(type: RecordType): readonly string[] {
  const fields = fieldsById(type.fields)
  const read = taskRulesOf(type).flatMap((rule) => [...namesReadBy(rule)])
  return [...new Set(read.flatMap((name) => [name, ...namesInSettings(fields.get(name))]))]
}

function differingTasks(type: RecordType): Collection['mayDiffer'] {
  const rules = taskRulesOf(type)
  const names = [...new Set(rules.flatMap((rule) => [...ALWAYS, ...namesReadBy(rule)]))]
  return ({ answers, core }, after) =>
    names.some(
      (name) =>
        answers[name] !== after.answers[name] || core[name as keyof CoreFacts] !== after.core[name as keyof CoreFacts],
    )
}

const columnsIn = (kinds: Readonly<Record<string, ValueKind>>): ReadonlyMap<string, Askable> =>
  new Map(Object.entries(kinds).map(([name, kind]) => [name, { name, kind, many: false }]))

const columns: { readonly [Name in CollectionName]: ReadonlyMap<string, Askable> } = {
  flags: columnsIn(collectionColumns.flags),
  alerts: columnsIn(collectionColumns.alerts),
  transitions: columnsIn(collectionColumns.transitions),
  disclosures: columnsIn(collectionColumns.disclosures),
  workflow_stages: columnsIn(collectionColumns.workflow_stages),
  task_snoozes: columnsIn(collectionColumns.task_snoozes),
  tasks: columnsIn(collectionColumns.tasks),
}
