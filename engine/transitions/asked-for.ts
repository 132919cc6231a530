/** What somebody asks for by a transition that others answer: the answer begins another one, to whoever asked. */
import { equal } from '../lib/equal.ts'
import type { Model, RecordType } from '../model.ts'
import { isStillEligible } from './eligible.ts'
import { actionOfStep, kindOf } from './kinds.ts'
import type { Person } from './person.ts'
import type { TransitionKind } from './transition-kind.ts'

const WHO_ASKED = { transition: 'transitioned_by' }

/** Kinds that an answer would begin to whoever asked. */
const askedFor = (type: RecordType, { id, steps }: TransitionKind): readonly TransitionKind[] =>
  steps.flatMap((step) => {
    const action = type.lifecycle?.actions.find((one) => one.id === actionOfStep(id, step.id))
    return (action?.effects ?? []).flatMap((effect) =>
      effect.effect === 'start_transition' && equal(effect.to, WHO_ASKED) ? (kindOf(type, effect.kind) ?? []) : [],
    )
  })

/** Whether somebody could get what they ask for; of a kind by which nothing is asked for, anybody. */
export const couldGet = (
  model: Model,
  type: RecordType,
  kind: TransitionKind,
  asking: { readonly programme: string; readonly person: Person | undefined },
): boolean => askedFor(type, kind).every((wanted) => isStillEligible(model, type, wanted, {}, asking))
