/** Flags of a record, as the actions on them find and leave them. */

import type { FlagPolicy } from '../lifecycle.ts'
import type { RecordType } from '../model.ts'
import type { Access } from '../permissions/actor.ts'
import { problems } from '../problems.ts'
import type { FlagRow } from '../records/collections.ts'
import type { AnyRecord } from '../records/record.ts'
import { coreAfter } from '../records/stamps.ts'
import type { DecidingOnRecord } from './door.ts'
import { outcomeOf } from './outcome.ts'

/** The record with these flags. */
export function flagged(deciding: DecidingOnRecord, flags: readonly FlagRow[]) {
  const { record, actor, moment } = deciding
  const core = { ...coreAfter(record.core, actor, moment.now), flags }
  return outcomeOf(deciding, { ...record, version: record.version + 1, core }, { fields: [] }, { before: record })
}

/** The same with one flag changed. */
export const withFlag = (deciding: DecidingOnRecord, changed: FlagRow) =>
  flagged(
    deciding,
    (deciding.record.core.flags ?? []).map((flag) => (flag.unique_id === changed.unique_id ? changed : flag)),
  )

/** The flag that is asked for, where it is not resolved. */
export function standingFlag({ record, action }: DecidingOnRecord, id: string): FlagRow {
  const flag = record.core.flags?.find(({ unique_id }) => unique_id === id)
  if (!flag) throw problems.partNotFound({ id })
  if (flag.removed) throw problems.actionRefused({ action: action.name, reasons: [{ code: 'flag.resolved' }] })
  return flag
}

const RESOLVES_ANY = 'resolve_any_flag'
const FLAGS = 'flag'

interface Resolver {
  readonly userName: string
  readonly record: AnyRecord
  readonly access: Pick<Access, 'actions'>
}

type Resolvers = { readonly [By in FlagPolicy['resolvedBy']]: (flag: FlagRow, by: Resolver) => boolean }

const mine = ({ flagged_by }: FlagRow, { userName }: Resolver) => flagged_by === userName
const owned = (_: FlagRow, { record, userName }: Resolver) => record.core.owned_by === userName

const resolvers: Resolvers = {
  creator: mine,
  owner: owned,
  creator_or_owner: (flag, by) => mine(flag, by) || owned(flag, by),
  anyone_who_flags: () => true,
}

/** Whether somebody may say of the flag that it is done with. */
export function mayResolve({ lifecycle }: RecordType, flag: FlagRow, by: Resolver): boolean {
  if (by.access.actions.has(RESOLVES_ANY)) return true
  return by.access.actions.has(FLAGS) && resolvers[lifecycle?.flags.resolvedBy ?? 'creator'](flag, by)
}
