/** Rows that are there only for whom they name: of a record that is given to somebody under a role that says so. */
import { own } from '../lib/own.ts'
import type { Role } from '../model.ts'
import { rowsIn } from '../records/merge.ts'
import type { Answers, Row } from '../records/record.ts'
import type { Access, Grant } from './actor.ts'

/** What the roles say of a type, taken together. */
export function ownRowsOf(type: string, roles: readonly Role[]): Pick<Grant, 'ownRows'> {
  const said = roles.flatMap((role) => Object.entries(own(role.ownRows ?? {}, type) ?? {}))
  return said.length > 0 ? { ownRows: new Map(said) } : {}
}

/** Of several grants: where none of those that read the subform shows all of its rows. */
export function narrowedBy(grants: readonly Grant[]): Pick<Access, 'ownRows'> {
  const all = grants.flatMap(({ ownRows }) => [...(ownRows ?? [])])
  const narrow = all.filter(([name]) =>
    grants.every(({ readable, ownRows }) => !readable.has(name) || ownRows?.has(name)),
  )
  return narrow.length > 0 ? { ownRows: new Map(narrow) } : {}
}

/** Names that are read whole: only of these can be asked, and told what became of them. */
export const readWhole = ({ readable, ownRows }: Pick<Access, 'readable' | 'ownRows'>): ReadonlySet<string> =>
  ownRows ? new Set([...readable].filter((name) => !ownRows.has(name))) : readable

/** Whether the row of the subform is there for the reader. */
export function seesOwnRow({ ownRows }: Pick<Access, 'ownRows'>, subform: string, row: Row, userName: string): boolean {
  const field = ownRows?.get(subform)
  return field === undefined || own(row, field) === userName
}

/** Answers without the rows that are not there for the reader. */
export function withOwnRows(answers: Answers, access: Pick<Access, 'ownRows'>, userName: string): Answers {
  const narrow = [...(access.ownRows?.keys() ?? [])].filter((id) => own(answers, id) !== undefined)
  if (narrow.length === 0) return answers
  const kept = narrow.map((id) => [id, rowsIn(own(answers, id)).filter((row) => seesOwnRow(access, id, row, userName))])
  return { ...answers, ...Object.fromEntries(kept) }
}
