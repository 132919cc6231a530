import { fieldsById } from '../fields/by-id.ts'
import { own } from '../lib/own.ts'
import { evaluate } from '../logic/evaluate.ts'
import { scopeOfRow } from '../logic/scope.ts'
import { rowsIn, withEach } from '../records/merge.ts'
import type { Row } from '../records/record.ts'
import { EffectError, scopeOf } from './becoming.ts'
import { defineEffect, expression, idOf } from './effect-type.ts'
import { storedValue } from './stored-value.ts'

/** Fills in a row that stands. */
export const setRow = defineEffect({
  effect: 'set_row',
  required: ['subform', 'row', 'values'],
  properties: {
    subform: idOf('Subform of the record.'),
    row: expression('Id of the row; nothing is done where there is none.'),
    values: {
      type: 'object',
      additionalProperties: expression('Value of the row field, judged in the row; nothing clears it.'),
      description: 'By row field.',
    },
  },
  apply(becoming, { subform: id, row: which, values }) {
    const scope = scopeOf(becoming)
    const subform = scope.fields.get(id)
    if (!subform?.rows) throw new EffectError('effect.no_such_field')
    const wanted = evaluate(which, scope)
    const fields = fieldsById(subform.rows.fields)
    const filled = (row: Row): Row => {
      const here = scopeOfRow(scope, subform, row)
      const cells = Object.entries(values).map(([name, logic]) => {
        const field = fields.get(name)
        if (!field) throw new EffectError('effect.no_such_field')
        return [name, storedValue(field, logic, here)] as const
      })
      const made = withEach(row, Object.keys(values), (name) => cells.find(([cell]) => cell === name)?.[1])
      return { ...made, unique_id: row.unique_id }
    }
    const rows = rowsIn(own(becoming.answers, id))
    if (!rows.some(({ unique_id }) => unique_id === wanted)) return
    becoming.answers = {
      ...becoming.answers,
      [id]: rows.map((row) => (row.unique_id === wanted ? filled(row) : row)),
    }
  },
})
