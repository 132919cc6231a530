import type { Logic } from '../../../engine/logic/logic.ts'
import { nameOf } from '../logic.ts'
import type { Importing } from './importing.ts'
import type { PlannedField, PlannedType } from './plan.ts'

const ORDERED: readonly string[] = ['text', 'number', 'date', 'datetime']

/**
 * The value that a subform's first or last row has: the row whose order field is smallest or largest. Rows without a
 * value to order by are left out, where the source fails on them.
 */
export function summaryOf(
  { item, name, kind, path }: PlannedField,
  type: PlannedType,
  { ledger }: Importing,
): Logic | undefined {
  const summary = item.get('subform_summary')
  if (!summary.isSaid) return undefined
  const subform = type.fields.get(summary.get('subform_field_name').text)
  const asked = (['first', 'last'] as const).find((which) => summary.get(which).isSaid)
  const refuse = (found: string): undefined => {
    summary.leftOut(found)
    ledger.find({ kind: 'dangling', at: summary.at, found, instead: `\`${name}\` is filled in by hand` })
    return undefined
  }
  if (!subform?.rows) return refuse('a summary of a subform that is not there')
  if (asked === undefined) return refuse('a summary that is neither `first` nor `last`')
  const how = summary.get(asked)
  const field = subform.rows.fields.get(how.get('field_name').text)
  const order = subform.rows.fields.get(how.get('order_by').text)
  if (!field || !order) return refuse('a summary of a row field that is not there')
  if (!ORDERED.includes(order.kind.operand.kind))
    return refuse(`a summary in the order of \`${order.name}\`, which has no order`)
  const each = (one: PlannedField): Logic => ({ map: [nameOf(subform.id), nameOf(one.id)] })
  const isDescending = how.get('order').value === 'desc'
  const isLargest = (asked === 'last') !== isDescending
  const value: Logic = { [isLargest ? 'at_max' : 'at_min']: [each(field), each(order)] }
  const wanted = kind.type
  if (wanted === field.kind.type || (wanted === 'calculated' && ORDERED.includes(field.kind.operand.kind))) {
    summary.converted(
      `${path}/calculation`,
      `the value of the row whose \`${order.id}\` is the ${isLargest ? 'largest' : 'smallest'}; rows without it do not count`,
    )
    return value
  }
  if (wanted === 'text' && ['text', 'number', 'option', 'date'].includes(field.kind.operand.kind)) {
    summary.converted(`${path}/calculation`, 'the value of the first or last row, as text')
    return { cat: value }
  }
  return refuse(`a summary of type \`${field.kind.type}\` in a field of type \`${wanted}\``)
}

/** Fields that summaries show: they have to keep their own type. */
export const namesSummarised = (summary: unknown): readonly string[] =>
  JSON.stringify(summary ?? {})
    .match(/"(?:field_name|order_by)":"([^"]*)"/g)
    ?.map((pair) => pair.replace(/^.*:"|"$/g, '')) ?? []
