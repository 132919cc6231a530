import { type Attachment, attachmentsIn } from '../fields/attachments.ts'
import { fieldTypeOf } from '../fields/index.ts'
import { own } from '../lib/own.ts'
import type { Field } from '../model.ts'
import { rowsIn } from './merge.ts'
import type { Answers } from './record.ts'

/** One attached file and the field that holds it; of a row, the subform. */
export interface FiledIn {
  readonly field: Field
  readonly entry: Attachment
  readonly row?: string
  readonly subform?: Field
}

const holders = new WeakMap<readonly Field[], readonly Field[]>()

/** The fields that hold files, themselves or in their rows. */
export function fieldsWithFiles(fields: readonly Field[]): readonly Field[] {
  const known = holders.get(fields)
  if (known) return known
  const found = fields.filter(
    (field) => fieldTypeOf(field).files || fieldsWithFiles(field.rows?.fields ?? []).length > 0,
  )
  holders.set(fields, found)
  return found
}

/** Every file attached to these answers, those of rows included. */
export const filesIn = (fields: readonly Field[], answers: Answers): readonly FiledIn[] =>
  fieldsWithFiles(fields).flatMap((field): readonly FiledIn[] => {
    const value = own(answers, field.id)
    if (!field.rows) return attachmentsIn(value).map((entry) => ({ field, entry }))
    const cells = field.rows.fields
    return rowsIn(value).flatMap((row) =>
      filesIn(cells, row).map((filed) => ({ ...filed, row: row.unique_id, subform: field })),
    )
  })
