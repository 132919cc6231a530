/** Records and rows that hold a field. */
import { isBlank } from '../../../engine/lib/blank.ts'
import { own } from '../../../engine/lib/own.ts'
import type { PlanItem } from '../../../engine/plan/plan.ts'
import { rowsIn } from '../../../engine/records/merge.ts'
import type { Answers } from '../../../engine/records/record.ts'
import { type Around, type Counter, type Counters, countRecords } from './counter.ts'

/** A field by its names before. */
export interface Holder {
  readonly recordType: string
  readonly subform?: string
  readonly id: string
}

export function nameBefore({ steps }: Around, recordType: string, id: string, subform?: string): string {
  const found = steps.renames.find((one) => one.recordType === recordType && one.subform === subform && one.to === id)
  return found?.from ?? id
}

export function holderOf({ subject }: PlanItem, around: Around): Holder {
  const { recordType = '', of, id } = subject
  const name = nameBefore(around, recordType, id, of)
  return of === undefined
    ? { recordType, id: name }
    : { recordType, subform: nameBefore(around, recordType, of), id: name }
}

/** Values under the field: of the record one, of rows one each. */
export function valuesOf(answers: Answers, { subform, id }: Holder): readonly unknown[] {
  const values = subform === undefined ? [own(answers, id)] : rowsIn(own(answers, subform)).map((row) => own(row, id))
  return values.filter((value) => !isBlank(value))
}

const holding = (item: PlanItem, around: Around): Counter => {
  const holder = holderOf(item, around)
  const type = own(around.from.recordTypes, holder.recordType)
  const isSubform =
    holder.subform === undefined && type?.fields.some(({ id, rows }) => id === holder.id && rows !== undefined) === true
  let [records, rows] = [0, 0]
  return {
    see: ({ before }) => {
      if (before.type !== holder.recordType) return
      const values = valuesOf(before.answers, holder)
      if (values.length === 0) return
      records += 1
      if (isSubform) rows += rowsIn(values[0]).length
      else if (holder.subform !== undefined) rows += values.length
    },
    counts: () => (isSubform || holder.subform !== undefined ? { records, rows } : { records }),
  }
}

/** Any of the fields that stood on the form and stand on no other now. */
const holdingAny = ({ subject, details }: PlanItem): Counter => {
  const fields = (details['fields'] ?? []) as readonly string[]
  const { recordType } = subject
  return countRecords(
    ({ before }) => before.type === recordType && fields.some((id) => !isBlank(own(before.answers, id))),
  )
}

export const holders: Counters = {
  'field.removed': holding,
  'field.retyped': holding,
  'field.renamed': holding,
  'field.added': holding,
  'form.removed': holdingAny,
}
