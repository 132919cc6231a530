/** What people of the demonstration say when they give a record to somebody, and which entries they answer. */
import { own } from '../../engine/lib/own.ts'
import type { NamedAction } from '../../engine/lifecycle.ts'
import { scopeOfRecord } from '../../engine/logic/scope.ts'
import type { RecordType } from '../../engine/model.ts'
import type { Access } from '../../engine/permissions/actor.ts'
import { rowsIn } from '../../engine/records/merge.ts'
import type { Answers, AnyRecord, Row } from '../../engine/records/record.ts'
import { eligibleIssue } from '../../engine/transitions/eligible.ts'
import { kindOf, stepOf } from '../../engine/transitions/kinds.ts'
import type { Person as Recipient } from '../../engine/transitions/person.ts'
import { isOfferedOn, ROW } from '../../engine/transitions/rows.ts'
import { ENTRY, isBy, seenEntries } from '../../engine/transitions/steps.ts'
import type { TransitionKind } from '../../engine/transitions/transition-kind.ts'
import { personOf } from '../accounts/person-of.ts'
import type { Authoring } from './authoring.ts'
import type { Person } from './crew.ts'

/** Everybody whom a record may be given to, as the store would load them. */
export const everybody = ({ model, people }: Authoring): ReadonlyMap<string, Recipient> =>
  new Map([...people].map(([name, { account }]) => [name, personOf(model, account)]))

/** Whether there is an entry that the action could answer; of other actions, that nothing has to come along with the record. */
export function isOpenTo(
  { records }: Authoring,
  { transition }: NamedAction,
  type: RecordType,
  record: AnyRecord,
): boolean {
  if (!transition) return true
  const isFollowed = records.some(({ answers }) => Object.values(answers).includes(record.id))
  if (isFollowed) return false
  const step = stepOf(kindOf(type, transition.kind), transition.step)
  if (!step) return true
  return (record.core.transitions ?? []).some((row) => row.type === transition.kind && step.from.includes(row.status))
}

/** What the person says besides the questions of the configuration: who gets it, or which entry they answer; nothing, where they cannot. */
export function saidOf(
  authoring: Authoring,
  { transition }: NamedAction,
  type: RecordType,
  person: Person,
  record: AnyRecord,
  access: Access,
): Answers | undefined {
  const kind = transition && kindOf(type, transition.kind)
  if (!kind) return {}
  const step = stepOf(kind, transition.step)
  if (!step) return startOf(authoring, kind, type, person, record, access)
  const reader = { userName: person.account.userName, access }
  const row = seenEntries(record, reader).find(
    (one) => one.type === kind.id && step.from.includes(one.status) && isBy(step, one, record, reader),
  )
  return row && { [ENTRY]: row.unique_id }
}

/** People who do the everyday work with such records get them. */
function startOf(
  { model, people, crews, random }: Authoring,
  kind: TransitionKind,
  type: RecordType,
  { actor }: Person,
  record: AnyRecord,
  access: Access,
): Answers | undefined {
  if (kind.recipient === 'owner') return {}
  const crew = crews.get(type.id)
  const everyday = [...(crew?.makers.values() ?? []), ...(crew?.receivers ?? [])]
  const { programme, core } = record
  const giving = { actor, access, programme, answers: {}, owner: core.owned_by }
  const possible = everyday
    .map(({ account }) => personOf(model, account))
    .filter((one) => people.has(one.userName) && !eligibleIssue(model, type, kind, { ...giving, person: one }))
  const recipient = random.pick(possible)
  if (!recipient) return undefined
  const roles = (kind.gives?.roles ?? []).filter((id) => own(model.roles, id)?.programmes.includes(programme))
  const isNamed = roles.length > 0 && !roles.includes(recipient.role) && random.chance(0.4)
  const role = isNamed ? random.pick(roles) : undefined
  return {
    transitioned_to: recipient.userName,
    ...serviceOf(kind, recipient, type, record, { model, random }),
    ...(role !== undefined && { authorized_role_unique_id: role }),
  }
}

/** A service that the recipient gives, on a row that asks for it where there is one. */
function serviceOf(
  { recipient, fromRow }: TransitionKind,
  { services }: Recipient,
  type: RecordType,
  { answers, core, programme }: AnyRecord,
  { model, random }: Pick<Authoring, 'model' | 'random'>,
): Answers {
  if (recipient === 'owner' || !recipient.narrowedBy.includes('service')) return {}
  const cell = fromRow?.prefill['service']
  const scope = scopeOfRecord({ model, type, answers, core, programme, today: core.created_at.slice(0, 10) })
  const wanted = (row: Row) => cell !== undefined && services.includes(String(row[cell]))
  const rows = fromRow ? rowsIn(own(answers, fromRow.subform)) : []
  const row = rows.find((one) => fromRow && wanted(one) && isOfferedOn(fromRow, one.unique_id, scope))
  if (row && cell !== undefined) return { service: row[cell], [ROW]: row.unique_id }
  const service = random.pick(services)
  return service === undefined ? {} : { service }
}
