/** A task as the dialect shows it to one who may know of it, in their language. */
import { fieldsById } from '../../engine/fields/by-id.ts'
import { own } from '../../engine/lib/own.ts'
import { ENTRIES, entriesField } from '../../engine/life/entry-rows.ts'
import { ruleOfTask, taskRulesOf } from '../../engine/life/tasks.ts'
import type { TaskRule } from '../../engine/lifecycle.ts'
import type { Field, Model, RecordType } from '../../engine/model.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import type { Time } from '../../engine/query/bounds.ts'
import { seenTask } from '../../engine/query/seen-rows.ts'
import type { TaskRow } from '../../engine/records/collections.ts'
import type { Answers, AnyRecord, Row } from '../../engine/records/record.ts'
import { textOf, titleOf } from '../../engine/records/title.ts'
import type { Asked } from '../context.ts'
import { said } from '../narrowed.ts'

export interface ShownTask extends Omit<TaskRow, 'unique_id' | 'upcoming_from' | 'user'> {
  readonly id: string
  readonly record_type: string
  readonly plural: string
  readonly record_id: string
  readonly record_id_display: string
  /** Title of the record, as far as the reader reads it. */
  readonly name: string
  readonly type_label: string
  readonly priority_label?: string
  readonly detail_label?: string
  readonly overdue: boolean
  readonly upcoming_soon: boolean
  readonly due_field?: string
  readonly due_field_label?: string
  /** Where it is done, and the path of the field that is filled in there; of an entry none is. */
  readonly form: string
  readonly field?: string
  /** Why it was put off, and by whom. */
  readonly snooze_reason?: string
  readonly snoozed_by?: string
  /** So many days may it be put off; absent: not at all, for this reader. */
  readonly snooze_days?: number
}

interface Of {
  readonly record: AnyRecord
  readonly type: RecordType
  readonly access: Access
}

const SNOOZE = 'snooze_task'

/** Undefined: there is no such task, or none that the reader may know of. */
export function taskShown(id: string, { record, type, access }: Of, { c, today, now }: Time & { readonly c: Asked }) {
  const { actor, release } = c.var
  const { model } = release
  const who = { access, userName: actor.userName }
  const task = seenTask(model, type, record, id, who)
  const rule = ruleOfTask(taskRulesOf(type), id)
  if (!task || !rule) return undefined
  const reader = { locale: actor.locale, today, readable: access.readable }
  const { unique_id, upcoming_from, user: _, ...facts } = task
  const snooze = record.core.task_snoozes?.find((one) => one.unique_id === id)
  const overdue = task.due_at <= now
  const detail = fieldNamed(rule.detail, rule, type, model)
  const priority = fieldNamed(rule.priority, rule, type, model)
  const due = fieldNamed(rule.dueField, rule, type, model)
  const textIn = (field: Field | undefined, isTold: boolean) =>
    field && isTold ? textOf(model, field, holding(field, task, rule, record, { type, model }), reader) : undefined
  const told: ShownTask = {
    ...facts,
    id: unique_id,
    record_type: type.id,
    plural: type.plural,
    record_id: record.id,
    record_id_display: record.core.short_id,
    name: titleOf(model, record, reader),
    type_label: said(c, rule.label),
    overdue,
    upcoming_soon: !overdue && upcoming_from <= today,
    form: rule.completedBy.form,
    ...known({
      field: fieldCompleting(task, rule),
      priority_label: textIn(priority, task.priority !== undefined),
      detail_label: textIn(detail, task.detail !== undefined),
      due_field: rule.dueField,
      due_field_label: due && said(c, due.label),
      snooze_reason: snooze?.reason,
      snoozed_by: snooze?.by,
      snooze_days: access.actions.has(SNOOZE) ? rule.snooze?.days : undefined,
    }),
  }
  return told
}

function fieldCompleting({ row }: TaskRow, { rows, completedBy: { field } }: TaskRule): string | undefined {
  if (rows === ENTRIES) return undefined
  return row === undefined ? field : `${rows}[${row}].${field}`
}

const known = <Facts extends object>(facts: Facts) =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    readonly [Name in keyof Facts]?: Exclude<Facts[Name], undefined>
  }

const rowFields = (rule: TaskRule, type: RecordType, model: Model): readonly Field[] =>
  (rule.rows === ENTRIES ? entriesField(model) : fieldsById(type.fields).get(rule.rows ?? ''))?.rows?.fields ?? []

/** A field that the rule names: of the row where it has one, else of the record. */
const fieldNamed = (name: string | undefined, rule: TaskRule, type: RecordType, model: Model): Field | undefined =>
  name === undefined
    ? undefined
    : (fieldsById(rowFields(rule, type, model)).get(name) ?? fieldsById(type.fields).get(name))

/** The answers in which the field's value stands. */
function holding(
  field: Field,
  task: TaskRow,
  rule: TaskRule,
  { answers, core }: AnyRecord,
  { type, model }: { readonly type: RecordType; readonly model: Model },
): Answers {
  if (!rowFields(rule, type, model).includes(field)) return answers
  const rows: unknown = rule.rows === ENTRIES ? core.transitions : own(answers, rule.rows ?? '')
  const row = Array.isArray(rows) ? (rows as readonly Row[]).find(({ unique_id }) => unique_id === task.row) : undefined
  return row ?? {}
}
