import { fieldsById } from '../fields/by-id.ts'
import { kindOf } from '../fields/index.ts'
import type { Form, RecordType } from '../model.ts'

/** Forms that are asked first when a record is made, in order. */
export const creationForms = (type: RecordType): readonly Form[] =>
  (type.creationForms ?? []).flatMap((id) => type.forms.find((form) => form.id === id) ?? [])

/**
 * Whether a form has done its part once the record is made: it is asked first, and each of its questions stands on
 * another form of the same programmes too, where the answers are read and changed from then on.
 */
export function isOnlyForCreation(type: RecordType, form: Form): boolean {
  if (!type.creationForms?.includes(form.id) || (form.panels?.length ?? 0) > 0) return false
  const fields = fieldsById(type.fields)
  const others = type.forms.filter(({ id }) => !type.creationForms?.includes(id))
  return form.fields.every((id) => {
    const field = fields.get(id)
    if (!field || kindOf(field) === 'none') return true
    const elsewhere = others.filter((other) => other.fields.includes(id))
    return form.programmes.every((programme) => elsewhere.some(({ programmes }) => programmes.includes(programme)))
  })
}
