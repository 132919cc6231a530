import { own } from '../lib/own.ts'
import type { NamedAction } from '../lifecycle.ts'
import { evaluate, holds } from '../logic/evaluate.ts'
import type { Reason } from '../problems.ts'
import type { Answers } from '../records/record.ts'
import { began } from '../transitions/begin.ts'
import { consentMissing, consentReason, mayOverride, OVERRIDDEN } from '../transitions/consent.ts'
import { isStillEligible } from '../transitions/eligible.ts'
import { kindOf, START } from '../transitions/kinds.ts'
import type { ConsentRule, TransitionKind } from '../transitions/transition-kind.ts'
import { type Becoming, EffectError, scopeOf } from './becoming.ts'
import { defineEffect, expression, idOf } from './effect-type.ts'

/** Begins a transition of another kind, as when what was asked for is granted, with all that happens at its start. */
export const startTransition = defineEffect({
  effect: 'start_transition',
  required: ['kind', 'to'],
  properties: {
    kind: idOf('Kind, of `transitions/`.'),
    to: expression('User name of the recipient.'),
    values: {
      type: 'object',
      additionalProperties: expression('Value of the entry.'),
      description: 'What else the entry says: `notes`, `service`, `consent_overridden`, or an answer of its own.',
    },
  },
  apply(becoming, { kind: id, to, values = {} }, run) {
    const scope = scopeOf(becoming)
    const recipient = evaluate(to, scope)
    if (typeof recipient !== 'string') throw new EffectError('effect.no_such_user')
    const said = Object.entries(values).map(([name, logic]) => [name, evaluate(logic, scope)] as const)
    const answers = { ...Object.fromEntries(said), transitioned_to: recipient }
    const kind = kindOf(becoming.type, id)
    if (!kind) throw new EffectError('effect.no_such_transition')
    const missing = consentMissing(kind, scope)
    const reason = reasonAgainst(becoming, kind, answers, missing)
    if (reason) throw new EffectError(reason.code, reason)
    const { beginning = [] } = becoming
    if (beginning.includes(id)) throw new EffectError('effect.circle')
    const begun = { ...answers, [OVERRIDDEN]: missing !== undefined }
    const start = becoming.type.lifecycle?.actions.find(({ transition }) => isStartOf(transition, id))
    // What its conditions and effects ask is what was said here; the dialog that is open belongs to something else.
    const { scope: _, ...standing } = becoming
    const inner: Becoming = {
      ...standing,
      asked: { fields: start?.asks ?? [], answers: begun },
      beginning: [...beginning, id],
    }
    const failed = start?.conditions.find((condition) => !holds(condition.holds, scopeOf(inner)))
    if (failed) throw new EffectError(failed.id, { code: failed.id, message: failed.message })
    began(inner, id, begun)
    run(inner, start?.effects ?? [])
    const { answers: now, core, stageIsSet, transition } = inner
    Object.assign(becoming, { answers: now, core, stageIsSet, transition })
  },
})

const isStartOf = (transition: NamedAction['transition'], kind: string) =>
  transition?.kind === kind && transition.step === START

/** It may go to them, and there is consent, or whoever does it may go on without and says so. */
function reasonAgainst(
  { model, type, programme, people, core, actor }: Becoming,
  kind: TransitionKind,
  answers: Answers,
  missing: ConsentRule | undefined,
): Reason | undefined {
  const to = String(answers['transitioned_to'])
  const fits = isStillEligible(model, type, kind, answers, { programme, person: people?.get(to) })
  if (to === core.owned_by || !fits) return { code: 'recipient.not_eligible' }
  const allowed = new Set(own(own(model.roles, actor.role)?.actions, type.id))
  const goesOn = missing && answers[OVERRIDDEN] === true && mayOverride(missing, allowed)
  return missing && !goesOn ? consentReason(missing) : undefined
}
