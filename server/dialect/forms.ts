/** Forms and fields as the dialect writes them. */
import type { Control } from '../../engine/fields/field-type.ts'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import { own } from '../../engine/lib/own.ts'
import type { Field, Form, Model, RecordType } from '../../engine/model.ts'

/** By the control with which an answer is entered; what the dialect has no name for is the nearest it has. */
const FIELD_TYPES: { readonly [C in Control]: string } = {
  text: 'text_field',
  number: 'numeric_field',
  date: 'date_field',
  'date-time': 'date_field',
  'yes-no': 'radio_button',
  choice: 'select_box',
  choices: 'select_box',
  place: 'select_box',
  phone: 'text_field',
  age: 'numeric_field',
  tally: 'tally_field',
  link: 'linked_record',
  rows: 'subform',
  photo: 'photo_upload_box',
  audio: 'audio_upload_box',
  document: 'document_upload_box',
  signature: 'signature',
  output: 'calculated',
  heading: 'separator',
  note: 'separator',
}

export const wireForms = (model: Model) =>
  Object.values(model.recordTypes).flatMap((type) => type.forms.map((form, order) => wireForm(type, form, order)))

const wireForm = (type: RecordType, form: Form, order: number) => ({
  id: form.id,
  unique_id: form.id,
  name: form.label,
  ...(form.description && { description: form.description }),
  parent_form: type.id,
  form_group_id: form.group,
  module_ids: form.programmes,
  order,
  visible: true,
  is_nested: false,
  fields: form.fields.flatMap((id) => {
    const field = type.fields.find((one) => one.id === id)
    return field ? [wireField(field)] : []
  }),
})

function wireField(field: Field): Readonly<Record<string, unknown>> {
  const { control, many } = fieldTypeOf(field)
  const lookup = own(field.settings, 'lookup')
  return {
    name: field.id,
    type: FIELD_TYPES[control],
    display_name: field.label,
    ...(field.help && { help_text: field.help }),
    ...(field.guidance && { guiding_questions: field.guidance }),
    required: field.required === true,
    disabled: field.readOnly === true || field.calculation !== undefined,
    visible: true,
    multi_select: many === true && field.rows === undefined,
    date_include_time: control === 'date-time',
    ...(typeof lookup === 'string' && { option_strings_source: `lookup ${lookup}` }),
    ...(control === 'place' && { option_strings_source: 'Location' }),
    ...(field.rows && { subform: { unique_id: field.id, is_nested: true, fields: field.rows.fields.map(wireField) } }),
  }
}
