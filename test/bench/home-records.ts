import { addDays } from '../../engine/lib/dates.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import { now, today, uuid } from '../lib/people.ts'

const pick = <Value>(values: readonly Value[], index: number): Value => values[index % values.length] as Value

const CONCERNS = ['sexual_exploitation', 'gbv', 'trafficked_smuggled', 'statelessness', 'arrested_detained', 'disabled']
const APPROVALS = ['assessment', 'case_plan', 'closure'] as const

/** A case with some of everything that the home pages of the standard configuration count. */
export function recordOf(index: number, owner: string): AnyRecord {
  const id = uuid(1_000_000_000 + index)
  const day = (offset: number) => addDays(today, -(((index * 7919 + offset * 31) % 365) - 20)) ?? today
  const isClosed = index % 4 === 0
  const flag = { message: 'Ask again', date: day(4), flagged_by: owner, created_at: now, removed: false }
  const approvals = APPROVALS.flatMap((kind, at) =>
    (index + at) % 5 === 0
      ? [[`approval_status_${kind}`, pick(['pending', 'approved', 'rejected'], index + at)] as const]
      : [],
  )
  return {
    ...{ id, type: 'case', programme: 'primeromodule_cp', version: 1 },
    answers: {
      ...{
        name_first: `Amina ${index % 977}`,
        name_last: `Hassan ${index % 3989}`,
        sex: pick(['female', 'male'], index),
      },
      ...(index % 9 > 0 && { risk_level: pick(['high', 'medium', 'low'], index) }),
      registration_date: day(0),
      ...(index % 3 > 0 && { assessment_due_date: day(2) }),
      protection_concerns: [...new Set([pick(CONCERNS, index), pick(CONCERNS, index * 7 + 1)])],
      location_current: `XT0${1 + (index % 6)}01`,
      followup_subform_section: Array.from({ length: index % 3 }, (_, at) => ({
        unique_id: uuid(index * 10 + at),
        followup_needed_by_date: day(3 + at),
      })),
      ...Object.fromEntries(approvals),
    },
    core: {
      status: isClosed ? 'closed' : 'open',
      record_state: index % 50 > 0,
      ...{
        owned_by: owner,
        owned_by_full_name: owner,
        owned_by_agency_id: 'open_hands',
        owned_by_groups: ['cp_north'],
      },
      shared_with: [],
      short_id: id.slice(-7),
      ...{ created_at: `${day(1)}T08:00:00.000Z`, created_by: owner, created_organization: 'open_hands' },
      ...{ last_updated_at: now, last_updated_by: owner },
      workflow: isClosed ? 'closed' : pick(['new', 'assessment', 'case_plan', 'services'], index),
      not_edited_by_owner: index % 6 === 0,
      ...(index % 10 === 0
        ? { flags: [{ ...flag, unique_id: uuid(5_000_000_000 + index) }], flag_count: 1 }
        : { flag_count: 0 }),
      alert_count: Number(index % 8 === 0),
      current_alert_types: index % 8 === 0 ? ['field_change'] : [],
    },
  }
}
