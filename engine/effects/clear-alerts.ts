import { evaluate } from '../logic/evaluate.ts'
import { withoutAlerts } from './alert-rows.ts'
import { scopeOf } from './becoming.ts'
import { defineEffect, expression } from './effect-type.ts'

/** Takes alerts away. */
export const clearAlerts = defineEffect({
  effect: 'clear_alerts',
  required: ['kinds'],
  properties: {
    kinds: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 }, description: 'Kinds of alerts.' },
    user: expression('Only those that concern this user.'),
  },
  apply(becoming, { kinds, user }) {
    const concerned = user === undefined ? undefined : evaluate(user, scopeOf(becoming))
    becoming.core = withoutAlerts(
      becoming.core,
      (alert) => kinds.includes(alert.type) && (user === undefined || alert.user === concerned),
    )
  },
})
