/** What of the platform's own facts is told in a record's log: what somebody did, not what follows from it, and of rows those that the reader may see. */
import type { RecordType } from '../../engine/model.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import type { AlertRow, SnoozeRow } from '../../engine/records/collections.ts'
import type { CoreFactName } from '../../engine/records/core-facts.ts'
import type { FieldChange, RowChange } from '../../engine/records/record.ts'

/** Follow from other facts; counts would also tell of what is not seen. */
const FOLLOWING: ReadonlySet<string> = new Set<CoreFactName>([
  'owned_by_full_name',
  'owned_by_agency_id',
  'owned_by_groups',
  'previously_owned_by',
  'workflow_stages',
  'not_edited_by_owner',
  'flag_count',
  'alert_count',
  'current_alert_types',
  'last_updated_at',
  'last_updated_by',
  'created_at',
  'created_by',
  'created_organization',
])

interface Reader {
  readonly type: RecordType
  readonly access: Pick<Access, 'readable'>
  readonly userName: string
  readonly seesForm: (form: string) => boolean
}

/** The change as the reader may hear of it: whole, some rows of it, or nothing. */
export function factTold(change: FieldChange, reader: Reader): readonly FieldChange[] {
  const { field } = change
  if (FOLLOWING.has(field)) return []
  const isSeen = rowsSeen[field as CoreFactName]
  if (!isSeen) return reader.access.readable.has(field) ? [change] : []
  const rows = 'rows' in change ? change.rows.filter((row) => isSeen(row, reader)) : []
  return rows.length > 0 ? [{ field, rows }] : []
}

const rowsSeen: { readonly [Name in CoreFactName]?: (row: RowChange, reader: Reader) => boolean } = {
  // What an alert says is told once, when it comes and when it goes; of one that changes, nothing is.
  alerts: (change, { userName, seesForm }) => {
    if (change.kind === 'changed') return false
    const { form, user } = change.values as Partial<AlertRow>
    return (form === undefined || seesForm(form)) && (user === undefined || user === userName)
  },
  task_snoozes: ({ row }, { type, seesForm }) => {
    const [rule] = row.split(':', 1) as [SnoozeRow['unique_id']]
    const task = type.lifecycle?.tasks.find(({ id }) => id === rule)
    return task !== undefined && seesForm(task.completedBy.form)
  },
}
