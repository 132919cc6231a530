/**
 * What has to be done about a record, worked out of its rules. Tasks are never stored: of the same record there are the
 * same tasks, whatever the clock says; a reader compares `due_at` and `snoozed_until` with the time. A disabled record has
 * none; everything else (the status, the stage) is for a rule's `when` to say.
 */
import { fieldsById } from '../fields/by-id.ts'
import { addDays, addMinutes, isoDate, isoInstant } from '../lib/dates.ts'
import { own } from '../lib/own.ts'
import { instantIn, todayIn } from '../lib/time-zone.ts'
import type { TaskRule } from '../lifecycle.ts'
import { holds, resultOf } from '../logic/evaluate.ts'
import { namesRead } from '../logic/names.ts'
import { type RecordScope, type Scope, scopeOfRecord } from '../logic/scope.ts'
import type { Field, Model, RecordType } from '../model.ts'
import type { SnoozeRow, TaskRow } from '../records/collections.ts'
import type { AnyRecord } from '../records/record.ts'
import { ENTRIES, isOfEntry, scopesOf } from './entry-rows.ts'

const NONE: readonly never[] = []

/** Column of an entry that names whose the task is. */
const columnOf = { recipient: 'transitioned_to', sender: 'transitioned_by' } as const

/** Whether tasks of the rule are somebody's in particular, each. */
export const isForOne = ({ seenBy }: Pick<TaskRule, 'seenBy'>): boolean => seenBy === 'recipient' || seenBy === 'sender'

const userOf = ({ seenBy }: TaskRule, scope: Scope): string | undefined =>
  seenBy === 'recipient' || seenBy === 'sender' ? textIn(scope, columnOf[seenBy]) : undefined

export const taskRulesOf = ({ lifecycle }: Pick<RecordType, 'lifecycle'>): readonly TaskRule[] =>
  lifecycle?.tasks ?? NONE

/** `among`: of these rules only. */
export function tasksOf(model: Model, record: AnyRecord, among?: readonly TaskRule[]): readonly TaskRow[] {
  const type = own(model.recordTypes, record.type)
  return type ? tasksOfRules(model, type, record, among ?? taskRulesOf(type)) : NONE
}

/** The task of this id, if there is one. */
export function taskOf(model: Model, record: AnyRecord, id: string): TaskRow | undefined {
  const type = own(model.recordTypes, record.type)
  const rule = type && ruleOfTask(taskRulesOf(type), id)
  return rule && tasksOfRules(model, type, record, [rule]).find(({ unique_id }) => unique_id === id)
}

function tasksOfRules(
  model: Model,
  type: RecordType,
  record: AnyRecord,
  rules: readonly TaskRule[],
): readonly TaskRow[] {
  if (rules.length === 0 || !record.core.record_state) return NONE
  const mine = rules.filter(({ programmes }) => programmes.includes(record.programme))
  const { answers, core, programme } = record
  // Rules may not read the clock; the day of birth of the record stands in for it, so that one that does moves nothing.
  const scope = scopeOfRecord({ model, type, answers, core, programme, today: core.created_at.slice(0, 10) })
  return mine.flatMap((rule) => tasksOfRule(rule, scope, core.task_snoozes ?? NONE))
}

/** The rule that a task of this id is of. */
export const ruleOfTask = (rules: readonly TaskRule[], task: string): TaskRule | undefined =>
  rules.find(({ id }) => id === task.split(':', 1)[0])

function tasksOfRule(rule: TaskRule, record: RecordScope, snoozes: readonly SnoozeRow[]): readonly TaskRow[] {
  return scopesOf(rule, record).flatMap((scope): readonly TaskRow[] => {
    if (rule.when !== undefined && !holds(rule.when, scope)) return NONE
    const due = dueOf(resultOf(rule.due, scope), rule, record.model)
    if (!due || (rule.done !== undefined && holds(rule.done, scope))) return NONE
    if (isForOne(rule) && userOf(rule, scope) === undefined) return NONE
    const row = rule.rows === undefined ? undefined : textIn(scope, 'unique_id')
    const unique_id = row === undefined ? rule.id : `${rule.id}:${row}`
    const facts = {
      priority: rule.priority === undefined ? undefined : textIn(record, rule.priority),
      detail: rule.detail === undefined ? undefined : textIn(holderOf(rule.detail, scope), rule.detail),
      row,
      user: userOf(rule, scope),
      snoozed_until: snoozes.findLast((snooze) => snooze.unique_id === unique_id)?.until,
    }
    const known = Object.entries(facts).filter(([, value]) => value !== undefined)
    return [{ unique_id, type: rule.id, ...due, ...Object.fromEntries(known) }]
  })
}

const MINUTE = 'yyyy-mm-ddThh:mm'.length
const LAST_OF_MINUTE = ':59.999Z'

/** A day is over with its last instant in the instance's zone. */
function dueOf(value: unknown, { upcomingDays }: TaskRule, { instance: { timeZone } }: Model) {
  const day = isoDate(value)
  const due_at = day === undefined ? isoInstant(value) : endOf(day, timeZone)
  const due_date = due_at && (day ?? todayIn(timeZone, due_at))
  const upcoming_from = due_date && addDays(due_date, -upcomingDays)
  return due_at && due_date && upcoming_from ? { due_date, due_at, upcoming_from } : undefined
}

const ends = new Map<string, string | undefined>()
/** So many days are remembered: there are few, and each is asked about many times. */
const KEPT = 5000

function endOf(day: string, timeZone: string): string | undefined {
  const key = `${timeZone} ${day}`
  if (ends.has(key)) return ends.get(key)
  if (ends.size >= KEPT) ends.clear()
  const end = lastInstant(day, timeZone)
  ends.set(key, end)
  return end
}

function lastInstant(day: string, timeZone: string): string | undefined {
  const next = addDays(day, 1)
  const after = next && instantIn(timeZone, `${next}T00:00`)
  const last = after && addMinutes(after, -1)
  return last && `${last.slice(0, MINUTE)}${LAST_OF_MINUTE}`
}

/** The row where it has such a field, else the record. */
const holderOf = (name: string, scope: Scope): Scope => (scope.fields.has(name) ? scope : scope.record)

/** A stored answer that is one text: a code, mostly. */
function textIn({ answers }: Scope, name: string): string | undefined {
  const value = own(answers, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Where a field that the rule names is read: at the subform, where it is one of its rows', else at itself. */
export function holderOnRecord(name: string, { rows }: TaskRule, { fields }: RecordType): string {
  const isOfRow = rows !== undefined && (rows === ENTRIES ? isOfEntry(name) : isCell(name, rows, fields))
  return isOfRow ? rows : name
}

const isCell = (name: string, rows: string, fields: readonly Field[]): boolean =>
  fieldsById(fields)
    .get(rows)
    ?.rows?.fields.some(({ id }) => id === name) ?? false

/** What a reader must read of the record for a task of the rule to be there for them: what sets the day, and where it is done. */
export const namesOfTask = (rule: TaskRule, type: RecordType): readonly string[] => [
  ...new Set([
    ...(rule.rows === undefined ? [] : [rule.rows]),
    ...[rule.dueField, rule.completedBy.field].flatMap((name) =>
      name === undefined ? [] : [holderOnRecord(name, rule, type)],
    ),
  ]),
]

/** Names of answers and core facts that a rule reads: while these stand, its tasks do. */
export function namesReadBy({ rows, when, due, done, detail, priority }: TaskRule): ReadonlySet<string> {
  const read = [when, due, done].map((logic) => namesRead(logic, rows === undefined ? 'record' : 'row'))
  return new Set([
    ...read.flatMap(({ record }) => [...record]),
    ...[rows, detail, priority].filter((name) => name !== undefined),
  ])
}
