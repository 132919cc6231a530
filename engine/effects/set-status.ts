import { optionOf } from '../options/option-set.ts'
import { EffectError } from './becoming.ts'
import { defineEffect } from './effect-type.ts'

/** Gives the record another status. */
export const setStatus = defineEffect({
  effect: 'set_status',
  required: ['to'],
  properties: { to: { type: 'string', minLength: 1, description: 'An option of the lookup of statuses.' } },
  apply(becoming, { to }) {
    const { model, type, core } = becoming
    if (!optionOf(model, type.statusLookup, to)) throw new EffectError('effect.no_such_status')
    if (core.status !== to) becoming.core = { ...core, status: to }
  },
})
