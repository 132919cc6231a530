import { defineEffect, expression } from './effect-type.ts'

/** Takes alerts away. */
export const clearAlerts = defineEffect({
  effect: 'clear_alerts',
  required: ['kinds'],
  properties: {
    kinds: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 }, description: 'Kinds of alerts.' },
    user: expression('Only those that concern this user.'),
  },
})
