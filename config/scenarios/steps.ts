import { pointerTo } from '../positions.ts'
import type { PersonJson } from '../schema/people.schema.ts'
import type { StepJson } from '../schema/scenarios.schema.ts'
import type { Difference, Shown } from './expectations/expectation.ts'
import { showsOfAction } from './shown-by-writes.ts'
import { type Situation, situationFor } from './situation.ts'
import { saved, type Written, written } from './writing.ts'

export interface Steps {
  /** As it is after them, for whoever the scenario is about. */
  readonly situation: Situation
  /** The last write that was not refused. */
  readonly last?: Extract<Written, { readonly record: unknown }>
  /** Steps that came out otherwise than they say. */
  readonly differences: readonly Difference[]
  readonly shown: readonly Shown[]
}

/** Does what a scenario says is done first. */
export function taken(begin: Situation, steps: readonly StepJson[], people: readonly PersonJson[]): Steps {
  let situation = begin
  let last: Steps['last']
  const differences: Difference[] = []
  const shown: Shown[] = []
  for (const [index, step] of steps.entries()) {
    const here = situationFor(situation, step, people)
    situation = { ...situation, now: here.now, today: here.today, accounts: here.accounts }
    if (step.save === undefined && step.action === undefined) continue
    if (step.action !== undefined) shown.push(...showsOfAction(here, step.action, step.answers ?? {}))
    const result =
      step.action === undefined
        ? saved(here, step.save ?? {})
        : written(here, { name: step.action, answers: step.answers ?? {} })
    const wrong = differenceOf(step, result)
    if (wrong)
      differences.push({ ...wrong, pointer: pointerTo(index, ...(step.action === undefined ? ['save'] : ['action'])) })
    if (!('record' in result)) continue
    last = result
    situation = { ...situation, record: result.record, isNew: false }
  }
  return { situation, differences, shown, ...(last && { last }) }
}

function differenceOf({ refused = false, action }: StepJson, result: Written): Omit<Difference, 'pointer'> | undefined {
  const path = action ?? 'save'
  const actual = 'record' in result ? 'done' : `refused (${result.refused.join(', ')})`
  if (refused === false) return 'record' in result ? undefined : { path, expected: 'done', actual }
  const expected = refused === true ? 'refused' : `refused (${refused})`
  if ('record' in result) return { path, expected, actual }
  return refused === true || result.refused.includes(refused) ? undefined : { path, expected, actual }
}
