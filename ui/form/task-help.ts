import type { TaskRule } from '../../engine/lifecycle.ts'
import type { Field, RecordType, Texts } from '../../engine/model.ts'
import { locale } from '../lib/locale.ts'
import { say, t } from '../lib/t.ts'

/** What a field has to do with tasks, in a sentence each; a note says nothing of filling it in. */
const saidOf = ({ id, type }: Field, tasks: readonly TaskRule[]): readonly string[] =>
  tasks.flatMap(({ label, dueField, completedBy }) => [
    ...(dueField === id ? [t('tasks.sets_due', { task: say(label) })] : []),
    ...(completedBy.field === id && type !== 'note' ? [t('tasks.completes', { task: say(label) })] : []),
  ])

const helped = (field: Field, tasks: readonly TaskRule[]): Field => {
  const said = saidOf(field, tasks)
  if (said.length === 0) return field
  const help: Texts = { [locale()]: [say(field.help), ...said].filter(Boolean).join(' ') }
  return { ...field, help }
}

const withTasks = (field: Field, tasks: readonly TaskRule[]): Field => {
  const inRows = tasks.filter(({ rows }) => rows === field.id)
  if (!field.rows || inRows.length === 0)
    return helped(
      field,
      tasks.filter(({ rows }) => rows === undefined),
    )
  return { ...field, rows: { ...field.rows, fields: field.rows.fields.map((each) => helped(each, inRows)) } }
}

/** The record type whose fields say in their help which tasks they make and complete. */
export function withTaskHelp(type: RecordType, programme: string | undefined): RecordType {
  const tasks = (type.lifecycle?.tasks ?? []).filter(
    ({ programmes }) => programme === undefined || programmes.includes(programme),
  )
  return tasks.length === 0 ? type : { ...type, fields: type.fields.map((field) => withTasks(field, tasks)) }
}
