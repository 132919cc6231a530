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
})
