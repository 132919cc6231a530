import { fieldTypeOf, kindOf } from '../../engine/fields/index.ts'
import { shown } from '../words.ts'
import { type Check, within } from './check.ts'
import { eachField } from './each-field.ts'

/** A day after any that a default may name: whether a default lies in the future is not for today to say. */
const farAway = '9998-12-31'

/** Defaults that are written out have to be valid answers. */
export const checkDefaults: Check = ({ folder, model, declared, report }) => {
  for (const { placed, field } of eachField(folder, model, declared)) {
    if (!field.default || !('value' in field.default)) continue
    const { value } = field.default
    const place = within(placed, '/default')
    const type = fieldTypeOf(field)
    const context = { model, field, today: farAway, siblings: {} }
    const parsed = kindOf(field) === 'rows' ? undefined : type.parse(value, context)
    if (parsed === undefined) {
      const expected = kindOf(field) === 'rows' ? 'no default: rows have none' : `an answer of type \`${field.type}\``
      report('field.default_invalid', place, { found: shown(value), expected })
      continue
    }
    for (const { code, params } of type.check?.(parsed, context) ?? []) {
      report(code === 'choice.retired' ? 'option.retired' : 'field.default_invalid', place, {
        found: `${shown(value)} (${code})`,
        expected:
          params === undefined
            ? 'an answer that is accepted'
            : Object.entries(params)
                .map(([key, limit]) => `${key} ${String(limit)}`)
                .join(', '),
      })
    }
  }
}
