import { type Json, placeOf } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { name, properties } from './settings.ts'
import { among, withProperties } from './with-properties.ts'

interface ChangeForm extends Operation {
  readonly recordType: string
  readonly form: string
  readonly set: Json
}

/** Its group, who uses it and when it is shown; its fields are placed, and its words are texts. */
export const changeForm = defineOperation<ChangeForm>({
  kind: 'change_form',
  properties: { recordType: name, form: name, set: properties },
  required: ['recordType', 'form', 'set'],
  apply(editor, { recordType, form, set }) {
    const may = among('group', 'programmes', 'visible', 'order', 'panels')
    const last = withProperties(editor, editor.whole('form', form, recordType), set, may)
    return { place: placeOf(editor.whole('form', form, recordType), last) }
  },
})
