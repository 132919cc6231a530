import type { FromSchema } from 'json-schema-to-ts'
import { id, ids, logic, panel, schemaLine, text } from './parts.ts'

export const formSchema = {
  title: 'Form',
  description: 'One form, which places fields of its record type. One file per form in `forms/<record type>/`.',
  type: 'object',
  additionalProperties: false,
  required: ['id', 'group', 'label', 'fields'],
  properties: {
    $schema: schemaLine,
    id: id('Names the form; roles give access by it.'),
    group: id('Group of forms in which it stands (see the record type).'),
    label: text('What people see.'),
    description: text('One sentence under the heading.'),
    programmes: ids('Programmes in which it is used. Default: all of the record type.'),
    visible: logic('Condition under which the form is shown.'),
    order: { type: 'number', description: 'Place within its group, lowest first. Forms without one come last, by id.' },
    fields: ids('Fields that it places, in order. A field may stand on several forms. May be empty beside panels.'),
    panels: { type: 'array', items: panel, description: 'Built-in parts after the fields, in order. Read only.' },
  },
} as const

export type FormJson = FromSchema<typeof formSchema>
export type PanelJson = FromSchema<typeof panel>
