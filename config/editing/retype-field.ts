import { fieldTypes } from '../../engine/fields/index.ts'
import { maySay } from './change-field.ts'
import { type Json, placeOf } from './editor.ts'
import { defineOperation, type Operation, Refused } from './operation.ts'
import { name, properties } from './settings.ts'
import { withProperties } from './with-properties.ts'

interface RetypeField extends Operation {
  readonly recordType: string
  readonly subform?: string
  readonly field: string
  readonly type: string
  /** Settings of the new type; those of the old one that it does not have go. */
  readonly set?: Json
}

export const retypeField = defineOperation<RetypeField>({
  kind: 'retype_field',
  properties: { recordType: name, subform: name, field: name, type: name, set: properties },
  required: ['recordType', 'field', 'type'],
  apply(editor, { recordType, subform, field, type, set = {} }) {
    const find = () => editor.field(recordType, field, subform)
    if (!fieldTypes.some((one) => one.type === type)) {
      throw new Refused('edit.thing_unknown', { what: 'field_type', name: type })
    }
    const may = maySay(type)
    for (const key of Object.keys(find().json)) {
      if (!['id', 'type'].includes(key) && !may(key)) editor.set(find(), key, undefined)
    }
    editor.set(find(), 'type', type)
    for (const [key, value] of Object.entries(set)) withProperties(editor, find(), { [key]: value }, may)
    return {
      place: placeOf(find(), 'type'),
      reminders: [{ code: 'migration', params: { what: 'field', name: field } }],
    }
  },
})
