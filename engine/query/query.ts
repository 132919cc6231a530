/**
 * One question model. Closed tree, one truth table (see predicate.ts): a missing value makes a comparison false, only
 * `blank` and `not` see missing, of several values one is enough. Two readers: SQL (server/projection) and a predicate
 * over records (predicate.ts), held equal by a property test.
 */
import type { Direction } from '../model.ts'

export type Scalar = string | number | boolean

export type Where =
  | { readonly all: readonly Where[] }
  | { readonly any: readonly Where[] }
  | { readonly not: Where }
  /** The value, or one of several values, is among these. On text: equal by fold. */
  | { readonly field: string; readonly among: readonly Scalar[] }
  /** Within bounds, both inclusive, either may be absent. On ages: full years at `today`. On dates: also relative, see `RelativeDate`. */
  | { readonly field: string; readonly from?: Bound; readonly to?: Bound }
  | { readonly field: string; readonly blank: true }
  /** On places: the place itself or one below it. */
  | { readonly field: string; readonly within: string }
  /** Some word of the searched fields starts with each word of the text (by fold), or an id contains it. */
  | { readonly words: string }
  /** The same row of the collection fulfils the whole condition. */
  | { readonly any_row: string; readonly where: Where }

export type Bound = string | number | RelativeDate

/**
 * Days from today, or the first or last day of the week or month that is so many away from today's. Hours count from now,
 * to the instant; only instants lie so near.
 */
export type RelativeDate =
  | { readonly days: number }
  | { readonly weeks: number }
  | { readonly months: number }
  | { readonly hours: number }

export interface Sort {
  readonly field: string
  readonly direction: Direction
}

/**
 * From a record type, or one of its collections (`type.subform`), where names are those of a row's fields, and of the
 * record's own as `record.<name>`. Order: by the fold's code points, blanks last, then id (of the record, then the row).
 */
export interface Query {
  readonly from: string
  readonly where?: Where
  readonly sort?: readonly Sort[]
  readonly offset?: number
  readonly limit?: number
}
