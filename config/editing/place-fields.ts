import { inOrder, listIn, placeOf } from './editor.ts'
import { defineOperation, type Operation, Refused } from './operation.ts'
import { name, names } from './settings.ts'

interface PlaceFields extends Operation {
  readonly recordType: string
  readonly form?: string
  /** Instead of a form: the fields of its rows, which all stay. */
  readonly subform?: string
  readonly fields: readonly string[]
}

/** The fields of a form, in order: what is not among them any more leaves the form, and stays a field. Or the order of those of a row. */
export const placeFields = defineOperation<PlaceFields>({
  kind: 'place_fields',
  properties: { recordType: name, form: name, subform: name, fields: names },
  required: ['recordType', 'fields'],
  apply(editor, { recordType, form, subform, fields }) {
    if (subform !== undefined) {
      const rows = editor.field(recordType, subform)
      editor.set(rows, 'fields', inOrder(listIn(rows, 'fields'), fields))
      return { place: placeOf(editor.field(recordType, subform), 'fields') }
    }
    if (form === undefined) throw new Refused('edit.operation_malformed', { at: '/form' })
    const twice = fields.find((id, index) => fields.indexOf(id) < index)
    if (twice !== undefined) throw new Refused('edit.name_taken', { name: twice })
    for (const id of fields) editor.field(recordType, id)
    editor.set(editor.whole('form', form, recordType), 'fields', fields)
    return { place: placeOf(editor.whole('form', form, recordType), 'fields') }
  },
})
