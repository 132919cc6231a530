import { defineEffect, expression, idOf } from './effect-type.ts'

/** Gives a field a value; nothing clears it. */
export const setField = defineEffect({
  effect: 'set_field',
  required: ['field', 'to'],
  properties: { field: idOf('Field of the record.'), to: expression('Its value; nothing clears it.') },
})
