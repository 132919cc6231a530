import type { Logic } from '../../../engine/logic/logic.ts'
import type { FieldSeen } from '../path.ts'
import type { Seen } from '../seen.ts'

/** A name that an expectation uses, below its own place, for the check to look up. */
export interface NameUsed {
  readonly pointer: string
  readonly part?: 'key'
  readonly what:
    | ('field' | 'form' | 'action' | 'rule' | 'option')
    | ('stage' | 'task' | 'alert' | 'approval' | 'notification' | 'fact' | 'transition' | 'action-id')
  readonly name: string
  /** Of an option: the path of the field that offers it. */
  readonly of?: string
}

/** One thing that is not as expected. */
export interface Difference {
  /** Below the place of the expectation. */
  readonly pointer: string
  readonly path: string
  readonly expected: string
  readonly actual: string
  /** The expressions that made it so, to be told in words. */
  readonly because?: readonly { readonly logic: Logic; readonly came: boolean }[]
}

/** How an expression came out in a scenario that says something about it: a condition, what was worked out, a rule. */
export type Outcome = 'true' | 'false' | 'value' | 'kept' | 'broken'

export interface Shown {
  readonly logic: Logic
  readonly outcome: Outcome
}

/** One kind of thing that a scenario may say under `then`. A new one is an entry in the list. */
export interface Expectation<Json = unknown> {
  /** JSON Schema of what is written. */
  readonly schema: object
  names(json: Json): readonly NameUsed[]
  differences(json: Json, seen: Seen): readonly Difference[]
  /** Expressions whose outcome the expectation puts to the test. */
  shows?(json: Json, seen: Seen): readonly Shown[]
}

/** What one expectation about a field asks. */
export interface FieldQuestion {
  readonly description: string
  /** In words: “readable”. */
  readonly expected: string
  /** Undefined when it is as expected; else what is the case, and why. */
  ask(at: FieldSeen, seen: Seen): Pick<Difference, 'actual' | 'because'> | undefined
  shows?(at: FieldSeen, seen: Seen): readonly Shown[]
}
