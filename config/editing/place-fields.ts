import { placeOf } from './editor.ts'
import { defineOperation, type Operation, Refused } from './operation.ts'
import { name, names } from './settings.ts'

interface PlaceFields extends Operation {
  readonly recordType: string
  readonly form: string
  readonly fields: readonly string[]
}

/** The fields of a form, in order: what is not among them any more leaves the form, and stays a field. */
export const placeFields = defineOperation<PlaceFields>({
  kind: 'place_fields',
  properties: { recordType: name, form: name, fields: names },
  required: ['recordType', 'form', 'fields'],
  apply(editor, { recordType, form, fields }) {
    const twice = fields.find((id, index) => fields.indexOf(id) < index)
    if (twice !== undefined) throw new Refused('edit.name_taken', { name: twice })
    for (const id of fields) editor.field(recordType, id)
    editor.set(editor.whole('form', form, recordType), 'fields', fields)
    return { place: placeOf(editor.whole('form', form, recordType), 'fields') }
  },
})
