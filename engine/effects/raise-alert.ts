import { evaluate } from '../logic/evaluate.ts'
import { alertKindsOf, withAlert } from './alert-rows.ts'
import { scopeOf } from './becoming.ts'
import { defineEffect, expression, idOf } from './effect-type.ts'

/** Raises an alert; one of the same kind for the same user is renewed. */
export const raiseAlert = defineEffect({
  effect: 'raise_alert',
  required: ['kind'],
  properties: {
    kind: idOf('Kind, of `alerts/` or an approval.'),
    form: idOf('Form that carries the dot. Default: that of the kind.'),
    user: expression('User name of the only one whom it concerns. Default: everybody who sees the record.'),
  },
  apply(becoming, { kind, form, user }) {
    const { model, type, core, now, actor, newId } = becoming
    const concerned = user === undefined ? undefined : evaluate(user, scopeOf(becoming))
    // Somebody in particular who is nobody is not alerted, and nobody else instead.
    if (user !== undefined && typeof concerned !== 'string') return
    const raised = {
      ...{ type: kind, date: now, by: actor.userName },
      ...(form !== undefined && { form }),
      ...(typeof concerned === 'string' && { user: concerned }),
    }
    becoming.core = withAlert(core, raised, alertKindsOf(model, type).get(kind), newId)
  },
})
