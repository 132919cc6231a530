/** Options of lookups by id: made once per lookup, because a form asks at every keystroke. */
import { own } from '../lib/own.ts'
import type { Lookup, Model, Option } from '../model.ts'

const indexes = new WeakMap<Lookup, ReadonlyMap<string, Option>>()

function indexOf(lookup: Lookup): ReadonlyMap<string, Option> {
  const known = indexes.get(lookup)
  if (known) return known
  const made = new Map(lookup.options.map((option) => [option.id, option]))
  indexes.set(lookup, made)
  return made
}

export const lookupOf = (model: Pick<Model, 'lookups'>, id: unknown): Lookup | undefined =>
  typeof id === 'string' ? own(model.lookups, id) : undefined

export function optionOf(model: Pick<Model, 'lookups'>, lookup: unknown, id: string): Option | undefined {
  const found = lookupOf(model, lookup)
  return found && indexOf(found).get(id)
}
