/** Everything that a scenario may say under `then`. */
import { actionExpectations, save } from './actions.ts'
import type { Expectation } from './expectation.ts'
import { fieldExpectations, formExpectations } from './fields.ts'
import { issues } from './issues.ts'
import { lifeExpectations } from './life.ts'
import { options } from './options.ts'
import { sharingExpectations } from './sharing.ts'
import { taskExpectations } from './tasks.ts'
import { values } from './values.ts'

const list = {
  ...fieldExpectations,
  ...formExpectations,
  ...{ issues, options, values },
  ...actionExpectations,
  save,
  ...lifeExpectations,
  ...taskExpectations,
  ...sharingExpectations,
}

export type ExpectationName = keyof typeof list

/** Each trusts its schema: what reaches it was checked. */
export const expectations = list as Readonly<Record<ExpectationName, Expectation>> &
  Readonly<Record<string, Expectation>>

export const expectationSchemas = Object.fromEntries(
  Object.entries(list).map(([name, { schema }]) => [name, schema]),
) as Readonly<Record<ExpectationName, object>>
