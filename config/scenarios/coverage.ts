import type { Logic } from '../../engine/logic/logic.ts'
import type { Checked } from '../checks/check.ts'
import { eachLogic, type LogicHere } from '../checks/each-logic.ts'
import { useOf } from '../explain/in-logic.ts'
import type { Place } from '../report.ts'
import type { Outcome } from './expectations/expectation.ts'
import type { ScenarioResult } from './run.ts'

/** One expression of a configuration, and how it came out in the scenarios that say something about it. */
export interface Covered {
  readonly kind: LogicHere['as']
  readonly place: Place
  readonly says: string
  readonly seen: readonly Outcome[]
  readonly missing: readonly Outcome[]
}

/** The ways in which an expression can come out. */
const outcomesOf = ({ as, isValue }: LogicHere): readonly Outcome[] =>
  as === 'rule' ? ['kept', 'broken'] : isValue ? ['value'] : ['true', 'false']

/**
 * Every condition, rule, calculation and default with the ways in which it can come out. One counts only where a scenario
 * expects something of what it decides: that it was run on the way would prove nothing.
 */
export function coverageOf(checked: Checked, results: readonly ScenarioResult[]): readonly Covered[] {
  const seen = new Map<Logic, Set<Outcome>>()
  for (const { logic, outcome } of results.flatMap(({ shown }) => shown)) {
    seen.set(logic, (seen.get(logic) ?? new Set()).add(outcome))
  }
  // A rule is counted once, by what must hold.
  return [...eachLogic(checked)]
    .filter(({ place }) => !place.pointer.endsWith('/when'))
    .map((here) => {
      const found = seen.get(here.logic) ?? new Set()
      const all = outcomesOf(here)
      return {
        kind: here.as,
        place: here.place,
        says: useOf(here, checked).says,
        seen: all.filter((outcome) => found.has(outcome)),
        missing: all.filter((outcome) => !found.has(outcome)),
      }
    })
}
