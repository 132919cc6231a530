import { evaluate } from '../logic/evaluate.ts'
import { EffectError, scopeOf } from './becoming.ts'
import { defineEffect, expression } from './effect-type.ts'

/** Gives the record to somebody: their name, agency and groups stand on it from now on. */
export const setOwner = defineEffect({
  effect: 'set_owner',
  required: ['to'],
  properties: { to: expression('User name of the new owner.') },
  apply(becoming, { to }) {
    const { core, now, people } = becoming
    const person = people?.get(String(evaluate(to, scopeOf(becoming))))
    if (!person) throw new EffectError('effect.no_such_user')
    if (person.userName === core.owned_by) return
    becoming.core = {
      ...core,
      owned_by: person.userName,
      owned_by_full_name: person.fullName,
      owned_by_agency_id: person.agency,
      owned_by_groups: person.groups,
      previously_owned_by: core.owned_by,
      reassigned_transferred_on: now,
    }
  },
})
