import { fieldsById } from '../fields/by-id.ts'
import { newRow } from '../forms/defaults.ts'
import { own } from '../lib/own.ts'
import { scopeOfRow } from '../logic/scope.ts'
import { rowsIn } from '../records/merge.ts'
import { EffectError, scopeOf } from './becoming.ts'
import { defineEffect, expression, idOf } from './effect-type.ts'
import { storedValue } from './stored-value.ts'

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
  apply(becoming, { subform: id, values, first }) {
    const scope = scopeOf(becoming)
    const subform = scope.fields.get(id)
    if (!subform?.rows) throw new EffectError('effect.no_such_field')
    const rows = rowsIn(own(becoming.answers, id))
    if (rows.length >= subform.rows.maximum) throw new EffectError('rows.too_many')
    const fields = fieldsById(subform.rows.fields)
    const row: Record<string, unknown> & { unique_id: string } = { ...newRow(subform, becoming.newId(), scope) }
    for (const [name, logic] of Object.entries(values)) {
      const field = fields.get(name)
      if (!field) throw new EffectError('effect.no_such_field')
      const value = storedValue(field, logic, scope, scopeOfRow(scope, subform, row))
      if (value !== undefined) row[name] = value
    }
    becoming.answers = { ...becoming.answers, [id]: first ? [row, ...rows] : [...rows, row] }
  },
})
