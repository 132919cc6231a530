/**
 * One policy, compiled to grants: (rows, readable fields, writable fields, actions). An actor reaches some rows by one
 * grant and some by another; on each row the union of the grants that reach it counts.
 */

/** Principal of a reach row: `user:<name>`, `group:<id>`, `agency:<id>`. */
export type Principal = `user:${string}` | `group:${string}` | `agency:${string}`

/** Label of a grant in reach rows: `own` for a person's own role, else what a share says (reach.ts). */
export type GrantLabel = string
export const OWN: GrantLabel = 'own'

/** One way in which a principal reaches a record. */
export interface ReachRow {
  readonly principal: Principal
  readonly label: GrantLabel
  /** Instant from which it counts no more. */
  readonly until?: string
}

export interface Grant {
  readonly label: GrantLabel
  readonly recordType: string
  readonly programmes: readonly string[]
  /** All records of the type and programmes, or those with a reach row of one of the principals under the label. */
  readonly rows: 'all' | readonly Principal[]
  /** Ids of fields of the type, and names of core facts. A subform's rows go with the subform. */
  readonly readable: ReadonlySet<string>
  readonly writable: ReadonlySet<string>
  readonly actions: ReadonlySet<string>
  /** Names of subforms among the writable, of which no row may be taken away. */
  readonly keepsRows?: ReadonlySet<string>
  /** By subform: the row field that must name them, or the row is not there for them. */
  readonly ownRows?: ReadonlyMap<string, string>
}

/** Who acts: the facts of the account, and what they come to under one release. */
export interface Actor {
  readonly userName: string
  readonly fullName: string
  readonly role: string
  readonly agency: string
  readonly groups: readonly string[]
  readonly locale: string
  readonly programmes: readonly string[]
  readonly grants: readonly Grant[]
  readonly manages: ReadonlySet<string>
  /** When they act; absent: no share is over. */
  readonly at?: string
}

/** What an actor may do with one given record: the union over the grants that reach it. */
export interface Access {
  readonly readable: ReadonlySet<string>
  readonly writable: ReadonlySet<string>
  readonly actions: ReadonlySet<string>
  /** Names of subforms among the writable, of which no row may be taken away. */
  readonly keepsRows?: ReadonlySet<string>
  /** By subform: the row field that must name whoever does not own the record, or the row is not there for them. */
  readonly ownRows?: ReadonlyMap<string, string>
}
