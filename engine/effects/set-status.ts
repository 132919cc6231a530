import { defineEffect } from './effect-type.ts'

/** Gives the record another status. */
export const setStatus = defineEffect({
  effect: 'set_status',
  required: ['to'],
  properties: { to: { type: 'string', minLength: 1, description: 'An option of the lookup of statuses.' } },
})
