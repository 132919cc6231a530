import type { AccountFacts } from '../permissions/actor-of.ts'

/** Somebody whom a record may be given to, as the shell loads them. */
export interface Person extends AccountFacts {
  /** Code of the place where they work. */
  readonly location?: string
  /** Options of the services that they give: their own list, or that of their agency. */
  readonly services: readonly string[]
  /** Must still be the same when it is written. */
  readonly membershipVersion: number
}
