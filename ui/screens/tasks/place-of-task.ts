import { own } from '../../../engine/lib/own.ts'
import type { Model } from '../../../engine/model.ts'
import type { ShownTask } from '../../data/life-wire.ts'
import { pathOf } from '../../form/path.ts'

/** Path of the field that completes a task: of its row, where it has one. */
function fieldPath(model: Model, { record_type, type, row, field }: ShownTask): string {
  const rule = own(model.recordTypes, record_type)?.lifecycle?.tasks.find(({ id }) => id === type)
  if (row === undefined || rule?.rows === undefined || field.includes('[')) return field
  return pathOf({ field, row: { subform: rule.rows, id: row } })
}

/** Address at which the record is open for editing at the field that completes a task. */
export const placeOfTask = (model: Model, task: ShownTask): string =>
  `/r/${task.plural}/${task.record_id}/edit?${new URLSearchParams({ form: task.form, field: fieldPath(model, task) })}`
