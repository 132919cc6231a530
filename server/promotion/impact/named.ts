/** Records and people that name a place, an agency, a group, a stage, a programme or a record type. */
import { linkedType } from '../../../engine/effects/alert-rows.ts'
import type { ValueKind } from '../../../engine/fields/field-type.ts'
import { kindOf } from '../../../engine/fields/index.ts'
import { own } from '../../../engine/lib/own.ts'
import type { Model } from '../../../engine/model.ts'
import type { AccountFacts } from '../../../engine/permissions/actor-of.ts'
import type { PlanItem } from '../../../engine/plan/plan.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { type Around, type Counter, type Counters, countRecords } from './counter.ts'
import { type Holder, valuesOf } from './holders.ts'

const placesByModel = new WeakMap<Model, Map<ValueKind, readonly Holder[]>>()

/** Fields of all record types whose values are of the kind. */
function placesOf(model: Model, kind: ValueKind): readonly Holder[] {
  const byKind = placesByModel.get(model) ?? new Map<ValueKind, readonly Holder[]>()
  placesByModel.set(model, byKind)
  const found =
    byKind.get(kind) ??
    Object.values(model.recordTypes).flatMap(({ id: recordType, fields }) =>
      fields.flatMap((field) => [
        ...(kindOf(field) === kind ? [{ recordType, id: field.id }] : []),
        ...(field.rows?.fields ?? [])
          .filter((cell) => kindOf(cell) === kind)
          .map((cell) => ({ recordType, subform: field.id, id: cell.id })),
      ]),
    )
  byKind.set(kind, found)
  return found
}

const seen = new WeakMap<AnyRecord, Map<ValueKind, ReadonlySet<unknown>>>()

/** Everything of the kind that the record's answers name; worked out once, however many are asked for. */
function namesIn(model: Model, kind: ValueKind, record: AnyRecord): ReadonlySet<unknown> {
  const byKind = seen.get(record) ?? new Map<ValueKind, ReadonlySet<unknown>>()
  seen.set(record, byKind)
  const found =
    byKind.get(kind) ??
    new Set(
      placesOf(model, kind).flatMap((place) =>
        place.recordType === record.type ? valuesOf(record.answers, place).flat() : [],
      ),
    )
  byKind.set(kind, found)
  return found
}

const naming =
  (
    kind: ValueKind,
    isOwners: (record: AnyRecord, id: string) => boolean,
    isOf?: (account: AccountFacts, id: string) => boolean,
  ) =>
  ({ subject: { id } }: PlanItem, { from, people }: Around): Counter => {
    const counter = countRecords(({ before }) => isOwners(before, id) || namesIn(from, kind, before).has(id))
    const mine = isOf ? { people: people.filter((account) => !account.disabled && isOf(account, id)).length } : {}
    return { ...counter, counts: () => ({ ...counter.counts(), ...mine }) }
  }

const location = naming('location', () => false)
const agency = naming(
  'agency',
  ({ core }, id) => core.owned_by_agency_id === id,
  (account, id) => account.agency === id,
)
const group = naming(
  'group',
  ({ core }, id) => core.owned_by_groups.includes(id),
  ({ groups }, id) => groups.includes(id),
)

const inStage = ({ subject: { recordType = '', of, id } }: PlanItem, { from }: Around): Counter => {
  const workflow = own(from.recordTypes, recordType)?.lifecycle?.workflows.find((one) => one.id === of)
  return countRecords(
    ({ before }) =>
      before.type === recordType &&
      before.core.workflow === id &&
      workflow?.programmes.includes(before.programme) === true,
  )
}

const inWorkflow = ({ subject: { recordType = '', id } }: PlanItem, { from }: Around): Counter => {
  const workflow = own(from.recordTypes, recordType)?.lifecycle?.workflows.find((one) => one.id === id)
  const stages = new Set<string | undefined>(workflow?.stages.map((stage) => stage.id))
  return countRecords(
    ({ before }) =>
      before.type === recordType &&
      workflow?.programmes.includes(before.programme) === true &&
      stages.has(before.core.workflow),
  )
}

/** Alerts of a kind that stand; those of an approval have two. */
const standingAlerts = ({ subject: { recordType, what, id } }: PlanItem, { from }: Around): Counter => {
  const type = own(from.recordTypes, recordType ?? '')
  const onLinked = type?.lifecycle?.alerts.find((one) => one.id === id)?.onLinked
  const carrier = type && onLinked !== undefined ? linkedType(type, onLinked) : recordType
  const kinds = what === 'approval' ? [id, `${id}_answered`] : [id]
  let [records, alerts] = [0, 0]
  const owners = new Set<string>()
  return {
    see: ({ before }) => {
      const found =
        before.type === carrier ? (before.core.alerts ?? []).filter(({ type }) => kinds.includes(type)).length : 0
      if (found === 0) return
      records += 1
      alerts += found
      owners.add(before.core.owned_by)
    },
    counts: () => ({ records, alerts, people: owners.size }),
  }
}

const OVER: readonly string[] = ['rejected', 'done', 'revoked', 'expired']

/** Entries of the kind on which something is still to come. */
const standingEntries = ({ subject: { recordType, id } }: PlanItem): Counter => {
  let [records, entries] = [0, 0]
  return {
    see: ({ before }) => {
      if (before.type !== recordType) return
      const found = (before.core.transitions ?? []).filter(({ type, status }) => type === id && !OVER.includes(status))
      if (found.length > 0) records += 1
      entries += found.length
    },
    counts: () => ({ records, entries }),
  }
}

export const named: Counters = {
  'location.removed': location,
  'location.retired': location,
  'agency.removed': agency,
  'agency.retired': agency,
  'user_group.removed': group,
  'user_group.retired': group,
  'stage.removed': inStage,
  'workflow.removed': inWorkflow,
  'alert.removed': standingAlerts,
  'approval.removed': standingAlerts,
  'transition.removed': standingEntries,
  'record_type.removed': ({ subject }) => countRecords(({ before }) => before.type === subject.id),
  'record_type.programme_lost': ({ subject, details }) =>
    countRecords(({ before }) => before.type === subject.id && before.programme === details['programme']),
  'programme.removed': ({ subject }) => countRecords(({ before }) => before.programme === subject.id),
}
