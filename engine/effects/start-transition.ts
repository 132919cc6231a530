import { evaluate } from '../logic/evaluate.ts'
import { began } from '../transitions/begin.ts'
import { EffectError, scopeOf } from './becoming.ts'
import { defineEffect, expression, idOf } from './effect-type.ts'

/** Begins a transition of another kind, as when what was asked for is granted. */
export const startTransition = defineEffect({
  effect: 'start_transition',
  required: ['kind', 'to'],
  properties: {
    kind: idOf('Kind, of `transitions/`.'),
    to: expression('User name of the recipient.'),
    values: {
      type: 'object',
      additionalProperties: expression('Value of the entry.'),
      description: 'What else the entry says: `notes`, `service`, `consent_overridden`, or an answer of its own.',
    },
  },
  apply(becoming, { kind: id, to, values = {} }) {
    const scope = scopeOf(becoming)
    const recipient = evaluate(to, scope)
    if (typeof recipient !== 'string') throw new EffectError('effect.no_such_user')
    const said = Object.entries(values).map(([name, logic]) => [name, evaluate(logic, scope)] as const)
    began(becoming, id, { ...Object.fromEntries(said), transitioned_to: recipient })
  },
})
