/** Who reaches a record by what was given: worked out of the entries that are in force, at each write that changes them. */
import type { RecordType } from '../model.ts'
import type { TransitionRow } from '../records/collections.ts'
import type { CoreFacts, Share } from '../records/core-facts.ts'
import { kindOf } from './kinds.ts'

/** The facts with shares as the entries have them; the same where nothing of it changed. */
export function withShares(type: RecordType, before: Partial<CoreFacts>, core: CoreFacts, now: string): CoreFacts {
  if (before.transitions === core.transitions && before.owned_by === core.owned_by) return core
  return sharedAs(core, [
    ...core.shared_with.filter(({ kind, via }) => kind === undefined || via !== undefined),
    ...(core.transitions ?? []).flatMap((row) => shareOf(type, row, now)),
  ])
}

/** The facts with these shares; the owner needs none. */
export function sharedAs(core: CoreFacts, shares: readonly Share[]): CoreFacts {
  const others = shares.filter(({ user_name }) => user_name !== core.owned_by)
  const byMatter = new Map(others.map((share) => [JSON.stringify(share), share]))
  const { assigned_user_names: _, ...rest } = core
  const names = [...new Set(others.map(({ user_name }) => user_name))].sort()
  return { ...rest, shared_with: [...byMatter.values()], ...(names.length > 0 && { assigned_user_names: names }) }
}

/** What an entry gives now. */
export function shareOf(type: RecordType, row: TransitionRow, now: string): readonly Share[] {
  const gives = kindOf(type, row.type)?.gives
  const { transitioned_to: user, authorized_role_unique_id: role, expires_at: until } = row
  if (!gives?.while.includes(row.status) || user === undefined || row.remote) return []
  if (until !== undefined && until <= now) return []
  return [
    {
      user_name: user,
      ...(role !== undefined && { role }),
      kind: row.type,
      ...(until !== undefined && { until }),
    },
  ]
}
