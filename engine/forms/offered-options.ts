import { mayHold } from '../logic/evaluate.ts'
import { type Scope, scopeOfOption } from '../logic/scope.ts'
import type { Field, Model, Option } from '../model.ts'
import { lookupOf } from '../options/option-set.ts'
import { mayJudge } from './may-judge.ts'

const nothing: readonly Option[] = []

/** The options of a field's lookup that can be chosen now. A retired one only where it is what stands (`current`: an id, or several). */
export function offeredOptions(
  model: Pick<Model, 'lookups'>,
  field: Field,
  scope: Scope,
  current?: unknown,
): readonly Option[] {
  const options = lookupOf(model, field.settings['lookup'])?.options ?? nothing
  const stands = (id: string) => id === current || (Array.isArray(current) && current.includes(id))
  return options.filter((option) => (!option.retired || stands(option.id)) && isOffered(field, option, scope))
}

/** Whether the field's option filter lets an option through. */
export const isOffered = ({ optionFilter }: Field, option: Option, scope: Scope): boolean =>
  optionFilter === undefined || !mayJudge(optionFilter, scope) || mayHold(optionFilter, scopeOfOption(scope, option))
