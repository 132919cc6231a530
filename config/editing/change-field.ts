import { fieldTypes } from '../../engine/fields/index.ts'
import { anyFieldProperties, rowsProperties } from '../schema/fields.schema.ts'
import { type Json, placeOf } from './editor.ts'
import { defineOperation, type Operation } from './operation.ts'
import { name, properties } from './settings.ts'
import { withProperties } from './with-properties.ts'

interface ChangeField extends Operation {
  readonly recordType: string
  readonly subform?: string
  readonly field: string
  readonly set: Json
}

const fixed = ['id', 'type', 'fields']

/** What a field of this type may say. */
export function maySay(type: unknown): (name: string) => boolean {
  const { settings = {} } = fieldTypes.find((one) => one.type === type) ?? {}
  return (name) =>
    !fixed.includes(name) && [anyFieldProperties, rowsProperties, settings].some((of) => Object.hasOwn(of, name))
}

/** Conditions, settings of its type, rules: all that a field says, but its id, its type and the fields of its rows. */
export const changeField = defineOperation<ChangeField>({
  kind: 'change_field',
  properties: { recordType: name, subform: name, field: name, set: properties },
  required: ['recordType', 'field', 'set'],
  apply(editor, { recordType, subform, field, set }) {
    const found = editor.field(recordType, field, subform)
    const last = withProperties(editor, found, set, maySay(found.json['type']))
    return { place: placeOf(editor.field(recordType, field, subform), last) }
  },
})
