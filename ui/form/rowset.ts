import type { Accessor } from 'solid-js'
import type { Field } from '../../engine/model.ts'
import type { Row } from '../../engine/records/record.ts'
import type { Entry } from './entry.ts'

/** Rows of one subform being filled in. */
export interface Rowset {
  readonly subform: Field
  /** As they stand, in the order shown. Their answers are read from `row`, one by one. */
  readonly rows: Accessor<readonly Row[]>
  /** Rows taken away since the record was opened, with the place where each stood. */
  readonly removed: Accessor<readonly RemovedRow[]>
  /** One entry per field of a row; the same ones each time. */
  readonly entriesOf: (row: string) => readonly Entry[]
  /** Adds a row with its defaults and gives its id; none where there is no room. */
  readonly add: () => string | undefined
  readonly remove: (row: string) => void
  readonly putBack: (row: string) => void
  /** Somebody has opened the row: from now on it may be said that it is wrong. */
  readonly visit: (row: string) => void
  /** Something in the row is to be said to be wrong. */
  readonly isWrong: (row: string) => boolean
}

export interface RemovedRow {
  readonly row: Row
  readonly index: number
}
