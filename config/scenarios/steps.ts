import type { Answers } from '../../engine/records/record.ts'
import { START } from '../../engine/transitions/kinds.ts'
import { ROW } from '../../engine/transitions/rows.ts'
import { ENTRY } from '../../engine/transitions/steps.ts'
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
    const { now, today, accounts } = here
    situation = { ...situation, now, today, accounts, actor: { ...situation.actor, at: now } }
    if (step.save === undefined && step.action === undefined) continue
    const answers = answersOf(here, step)
    if (step.action !== undefined) shown.push(...showsOfAction(here, step.action, answers))
    const result =
      step.action === undefined ? saved(here, step.save ?? {}) : written(here, { name: step.action, answers })
    const wrong = differenceOf(step, result)
    if (wrong)
      differences.push({ ...wrong, pointer: pointerTo(index, ...(step.action === undefined ? ['save'] : ['action'])) })
    if (!('record' in result)) continue
    last = result
    situation = { ...situation, record: result.record, isNew: false }
  }
  return { situation, differences, shown, ...(last && { last }) }
}

/** With the row that a transition begins on, or the entry that its step is about. */
function answersOf({ type, record }: Situation, { action, answers = {}, row, entry }: StepJson): Answers {
  const transition = type.lifecycle?.actions.find(({ id }) => id === action)?.transition
  if (!transition) return answers
  if (transition.step === START) return { ...answers, ...(row !== undefined && { [ROW]: row }) }
  const entries = (record.core.transitions ?? []).filter((one) => one.type === transition.kind)
  const about = entry === undefined ? entries.at(-1) : entries[entry - 1]
  return { ...answers, [ENTRY]: about?.unique_id ?? '' }
}

function differenceOf({ refused = false, action }: StepJson, result: Written): Omit<Difference, 'pointer'> | undefined {
  const path = action ?? 'save'
  const actual = 'record' in result ? 'done' : `refused (${result.refused.join(', ')})`
  if (refused === false) return 'record' in result ? undefined : { path, expected: 'done', actual }
  const expected = refused === true ? 'refused' : `refused (${refused})`
  if ('record' in result) return { path, expected, actual }
  return refused === true || result.refused.includes(refused) ? undefined : { path, expected, actual }
}
