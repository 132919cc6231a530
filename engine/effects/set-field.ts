import { fieldsById } from '../fields/by-id.ts'
import { withEach } from '../records/merge.ts'
import { EffectError, scopeOf } from './becoming.ts'
import { defineEffect, expression, idOf } from './effect-type.ts'
import { storedValue } from './stored-value.ts'

/** Gives a field a value; nothing clears it. */
export const setField = defineEffect({
  effect: 'set_field',
  required: ['field', 'to'],
  properties: { field: idOf('Field of the record.'), to: expression('Its value; nothing clears it.') },
  apply(becoming, { field: id, to }) {
    const field = fieldsById(becoming.type.fields).get(id)
    if (!field || field.rows) throw new EffectError('effect.no_such_field')
    const value = storedValue(field, to, scopeOf(becoming))
    becoming.answers = withEach(becoming.answers, [id], () => value)
  },
})
