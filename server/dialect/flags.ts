import { mayResolve } from '../../engine/actions/flag-rows.ts'
import type { RecordType } from '../../engine/model.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import type { FlagRow } from '../../engine/records/collections.ts'
import type { AnyRecord } from '../../engine/records/record.ts'

export interface ShownFlag extends FlagRow {
  readonly id: string
  readonly record_type: string
  readonly record_id: string
  /** What the reader may do about it now. */
  readonly actions: readonly string[]
}

interface Of {
  readonly type: RecordType
  readonly record: AnyRecord
  readonly access: Pick<Access, 'actions'>
}

/** A flag as the dialect shows it to somebody within reach of its record. */
export function flagShown(flag: FlagRow, { type, record, access }: Of, userName: string): ShownFlag {
  const may = {
    flag_update: access.actions.has('flag_update'),
    unflag: mayResolve(type, flag, { userName, record, access }),
  }
  const actions = flag.removed ? [] : Object.entries(may).flatMap(([action, isAllowed]) => (isAllowed ? [action] : []))
  return { ...flag, id: flag.unique_id, record_type: type.id, record_id: record.id, actions }
}
