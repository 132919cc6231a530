import { defineEffect, expression, idOf } from './effect-type.ts'

/** Adds a row to a subform. */
export const addRow = defineEffect({
  effect: 'add_row',
  required: ['subform', 'values'],
  properties: {
    subform: idOf('Subform of the record.'),
    values: {
      type: 'object',
      additionalProperties: expression('Value of the row field; nothing leaves it out.'),
      description: 'By row field.',
    },
    first: { const: true, description: 'Before the other rows. Default: after them.' },
  },
})
