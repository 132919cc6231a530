import { own } from '../../../engine/lib/own.ts'
import type { Effect, NamedAction } from '../../../engine/lifecycle.ts'
import { evaluate, holds } from '../../../engine/logic/evaluate.ts'
import type { Logic } from '../../../engine/logic/logic.ts'
import { type RecordScope, type Scope, scopeOfRow } from '../../../engine/logic/scope.ts'
import { rowsIn } from '../../../engine/records/merge.ts'
import type { Seen } from '../seen.ts'
import { condition, value } from '../shown-by-writes.ts'
import type { Shown } from './expectation.ts'

/** Effects of the action that was done last and of those that it triggered, for expectations about what it left behind. */
export function effectsShown(
  { after: { written, action } }: Seen,
  isMeant: (effect: Effect) => boolean,
): readonly Shown[] {
  if (!written) return []
  const isDone = ({ id, trigger }: NamedAction) => id === action || (trigger !== undefined && holds(trigger, written))
  return (written.type.lifecycle?.actions ?? [])
    .filter(isDone)
    .flatMap(({ effects }) => effects)
    .filter(isMeant)
    .flatMap((effect) => [
      ...condition(effect.when, written),
      ...valuesOf(effect, written).flatMap(([logic, scope]) => value(logic, scope)),
    ])
}

function valuesOf(effect: Effect, written: RecordScope): readonly (readonly [Logic, Scope])[] {
  const here = (list: readonly Logic[]) => list.map((logic) => [logic, written] as const)
  if (effect.effect === 'set_field' || effect.effect === 'set_owner') return here([effect.to])
  if (effect.effect === 'add_row') return here(Object.values(effect.values))
  if (effect.effect === 'start_transition') return here([effect.to, ...Object.values(effect.values ?? {})])
  if (effect.effect === 'raise_alert' || effect.effect === 'clear_alerts')
    return here(effect.user === undefined ? [] : [effect.user])
  if (effect.effect === 'notify' && typeof effect.to === 'object' && 'user' in effect.to) return here([effect.to.user])
  return effect.effect === 'set_row' ? inRow(effect, written) : []
}

/** What is put into a row is worked out in it. */
function inRow(
  { subform: id, row: which, values }: Extract<Effect, { readonly effect: 'set_row' }>,
  written: RecordScope,
): readonly (readonly [Logic, Scope])[] {
  const subform = written.fields.get(id)
  const wanted = evaluate(which, written)
  const row = rowsIn(own(written.answers, id)).find(({ unique_id }) => unique_id === wanted)
  if (!subform || !row) return [[which, written]]
  const scope = scopeOfRow(written, subform, row)
  return [[which, written], ...Object.values(values).map((logic) => [logic, scope] as const)]
}
