import type { Action, Loaded, Outcome } from '../../../engine/actions/action-type.ts'
import { perform } from '../../../engine/actions/perform.ts'
import type { Model } from '../../../engine/model.ts'
import type { Actor } from '../../../engine/permissions/actor.ts'
import { type Issue, Problem } from '../../../engine/problems.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { aLoan, nadia, now, reached, uuid } from '../../lib/people.ts'

export interface Setting {
  readonly model?: Model
  readonly actor?: Actor
  readonly loaded?: Loaded
}

/** An action on Nadia's first loan, or whatever is said instead. */
export function act(name: string, answers: object, more: Partial<Action> = {}, setting: Setting = {}): Outcome {
  const { model = libraryModel, actor = nadia, loaded = name === 'create' ? {} : reached(aLoan()) } = setting
  const action = { name, type: 'loan', record: uuid(1), mutation: uuid(99), answers: { ...answers }, ...more }
  let made = 1000
  return perform(model, loaded, action, actor, { now, newId: () => uuid(++made) })
}

/** What the action refuses with. */
export function refusalOf(run: () => unknown): Problem<Record<string, unknown>> {
  try {
    run()
  } catch (problem) {
    if (problem instanceof Problem) return problem
    throw problem
  }
  throw new Error('It was not refused')
}

/** Path and code of each issue that it refuses with. */
export const issuesOf = (run: () => unknown): readonly string[] =>
  (refusalOf(run).details['issues'] as readonly Issue[]).map(({ path, code }) => `${path} ${code}`)

/** The answers after the action. */
export const answersAfter = ({ records }: Outcome) => records[0]?.after.answers
