import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import type { Placed } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import type { PersonJson } from '../schema/people.schema.ts'
import type { ScenariosJson } from '../schema/scenarios.schema.ts'
import type { Difference, Shown } from './expectations/expectation.ts'
import { expectations } from './expectations/index.ts'
import { ledTo } from './led-to.ts'
import type { Seen } from './seen.ts'
import { mergedGiven, situationOf } from './situation.ts'
import { taken } from './steps.ts'

/** One scenario, and where what it says does not come true. */
export interface ScenarioResult {
  readonly file: string
  readonly pointer: string
  readonly recordType: string
  readonly name: string
  readonly milliseconds: number
  readonly differences: readonly ScenarioDifference[]
  /** Expressions whose outcome the scenario says something about. */
  readonly shown: readonly Shown[]
}

export interface ScenarioDifference extends Omit<Difference, 'pointer'> {
  /** In the file. */
  readonly pointer: string
  /** Name of the expectation: `visible`. */
  readonly expectation: string
}

export interface Scenarios {
  readonly scenarios: readonly Placed<ScenariosJson>[]
  readonly people: readonly Placed<PersonJson>[]
}

/** Runs every scenario of a checked folder against its model. `clock` gives milliseconds. */
export function runScenarios(model: Model, folder: Scenarios, clock: () => number): readonly ScenarioResult[] {
  const people = folder.people.map(({ json }) => json)
  return folder.scenarios.flatMap((placed) =>
    placed.json.scenarios.map((scenario, index) => {
      const began = clock()
      const pointer = placed.pointer + pointerTo('scenarios', index)
      const { differences, shown } = runScenario(model, placed.json, scenario, people)
      return {
        file: placed.file,
        pointer,
        recordType: placed.json.recordType,
        name: scenario.name,
        milliseconds: clock() - began,
        differences: differences.map((each) => ({ ...each, pointer: pointer + each.pointer })),
        shown,
      }
    }),
  )
}

function runScenario(
  model: Model,
  file: ScenariosJson,
  scenario: ScenariosJson['scenarios'][number],
  people: readonly PersonJson[],
): Pick<ScenarioResult, 'differences' | 'shown'> {
  const type = own(model.recordTypes, file.recordType)
  if (!type) return { differences: [], shown: [] }
  const situation = situationOf(model, type, people, mergedGiven(file, scenario))
  const unreadable = situation.issues.map(({ path, code }) => ({
    pointer: `/given/record${pointerTo(path.replace(/\[.*$/, ''))}`,
    ...{ expectation: 'given', path, expected: 'an answer that can stand', actual: code },
  }))
  const steps = taken(situation, scenario.do ?? [], people)
  const done = steps.differences.map((each) => ({ ...each, pointer: `/do${each.pointer}`, expectation: 'do' }))
  const seen = ledTo(steps.situation, scenario.when ?? {}, steps.last)
  const asked = Object.entries(scenario.then) as readonly (readonly [string, unknown])[]
  return {
    differences: [...unreadable, ...done, ...asked.flatMap(([name, json]) => differencesOf(name, json, seen))],
    shown: [...steps.shown, ...asked.flatMap(([name, json]) => own(expectations, name)?.shows?.(json, seen) ?? [])],
  }
}

const differencesOf = (name: string, json: unknown, seen: Seen): readonly ScenarioDifference[] =>
  (own(expectations, name)?.differences(json, seen) ?? []).map((each) => ({
    ...each,
    pointer: `/then${pointerTo(name)}${each.pointer}`,
    expectation: name,
  }))
