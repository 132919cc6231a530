/** Which expressions of stages, alerts, tasks and actions came out how: for the coverage. */

import { own } from '../../engine/lib/own.ts'
import { isOffered } from '../../engine/life/conditions.ts'
import { evaluate } from '../../engine/logic/evaluate.ts'
import type { Logic } from '../../engine/logic/logic.ts'
import { type RecordScope, type Scope, scopeOfRecord, scopeOfRow } from '../../engine/logic/scope.ts'
import { rowsIn } from '../../engine/records/merge.ts'
import type { Answers } from '../../engine/records/record.ts'
import { kindOf, START } from '../../engine/transitions/kinds.ts'
import { ROW } from '../../engine/transitions/rows.ts'
import type { TransitionKind } from '../../engine/transitions/transition-kind.ts'
import type { Shown } from './expectations/expectation.ts'
import type { Situation } from './situation.ts'

/** A condition, as it came out; nothing where it could not be answered or there is none. */
export function condition(logic: Logic | undefined, scope: Scope): readonly Shown[] {
  if (logic === undefined) return []
  const value = answered(logic, scope)
  return [{ logic, outcome: value === true ? 'true' : 'false' }]
}

/** A value, where it came to one. */
export const value = (logic: Logic | undefined, scope: Scope): readonly Shown[] =>
  logic !== undefined && answered(logic, scope) !== undefined ? [{ logic, outcome: 'value' }] : []

function answered(logic: Logic, scope: Scope): unknown {
  try {
    return evaluate(logic, scope)
  } catch {
    return undefined
  }
}

/** What a step with an action puts to the test: whether it is offered, and its conditions as far as they were asked. */
export function showsOfAction(situation: Situation, name: string, answers: Answers): readonly Shown[] {
  const action = situation.type.lifecycle?.actions.find(({ id }) => id === name)
  if (!action) return []
  const scope = scopeFor(situation, { fields: action.asks, answers })
  if (!isOffered(action, scope)) return condition(action.offered, scope)
  const kind = action.transition?.step === START ? kindOf(situation.type, action.transition.kind) : undefined
  return [
    ...condition(action.offered, scope),
    ...action.conditions.flatMap(({ holds }) => condition(holds, scope)),
    ...(kind ? ofKind(kind, scope, answers) : []),
  ]
}

/** The consent that counts, and whether it can begin on the row. */
function ofKind({ consent, fromRow }: TransitionKind, scope: RecordScope, answers: Answers): readonly Shown[] {
  const rule = consent.find(({ programmes }) => programmes.includes(scope.programme ?? ''))
  const subform = fromRow && scope.fields.get(fromRow.subform)
  const row = subform && rowsIn(own(scope.answers, subform.id)).find(({ unique_id }) => unique_id === own(answers, ROW))
  return [
    ...condition(rule?.given, scope),
    ...(subform && row ? condition(fromRow?.offered, scopeOfRow(scope, subform, row)) : []),
  ]
}

/** The record as it stands, for whoever acts now. */
export function scopeFor(situation: Situation, asked?: Parameters<typeof scopeOfRecord>[0]['asked']): RecordScope {
  const { model, type, actor, record, programme, today, now } = situation
  const isOwner = record.core.owned_by === actor.userName
  return scopeOfRecord({
    ...{ model, type, programme, today, answers: record.answers, core: record.core, asked },
    writing: { actor, now, isOwner, version: record.version },
  })
}
