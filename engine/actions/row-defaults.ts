import { newRow } from '../forms/defaults.ts'
import { own } from '../lib/own.ts'
import type { RecordScope } from '../logic/scope.ts'
import { type Edits, type RowEdit, rowsIn } from '../records/merge.ts'
import type { Answers, Row } from '../records/record.ts'

/** Rows that the edits bring, with the defaults of what the writer did not speak about. */
export function withRowDefaults(answers: Answers, seen: Answers, edits: Edits, scope: RecordScope): Answers {
  let filled: Record<string, unknown> | undefined
  for (const [id, said] of Object.entries(edits)) {
    const subform = Array.isArray(said) ? scope.fields.get(id) : undefined
    if (!subform?.rows?.fields.some((field) => field.default)) continue
    filled ??= { ...answers }
    const known = new Set(rowsIn(own(seen, subform.id)).map(({ unique_id }) => unique_id))
    const edited = new Map((said as readonly RowEdit[]).map((edit) => [edit.unique_id, edit]))
    filled[subform.id] = rowsIn(own(answers, subform.id)).map((row): Row => {
      const edit = known.has(row.unique_id) ? undefined : edited.get(row.unique_id)
      return edit ? { ...defaultsBeside(edit, newRow(subform, row.unique_id, scope)), ...row } : row
    })
  }
  return filled ?? answers
}

/** The defaults of fields that the edit leaves out; one that it clears stays clear. */
const defaultsBeside = (edit: RowEdit, begun: Row): Row =>
  Object.fromEntries(Object.entries(begun).filter(([key]) => key === 'unique_id' || !Object.hasOwn(edit, key))) as Row
