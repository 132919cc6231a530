import type { Becoming } from '../effects/becoming.ts'
import { EffectError } from '../effects/becoming.ts'
import { own } from '../lib/own.ts'
import type { DisclosureRow, TransitionRow } from '../records/collections.ts'
import type { Answers } from '../records/record.ts'
import { kindOf } from './kinds.ts'
import type { TransitionKind } from './transition-kind.ts'

/** Answers of a start that stand in the entry under a name of their own. */
const ofEntry = [
  'transitioned_to',
  'transitioned_to_agency',
  'transitioned_to_remote',
  'location',
  'service',
  'service_record_id',
  'authorized_role_unique_id',
  'notes',
] as const
/** The same of those that are there or not. */
const yesOfEntry = ['remote', 'consent_overridden', 'allow_case_creation'] as const

/**
 * Puts a new entry on the record, and what it discloses into the ledger. Whether it may be, is decided before; the
 * recipient must be among the people of the write, unless it goes outside.
 */
export function began(becoming: Becoming, id: string, said: Answers): TransitionRow {
  const kind = kindOf(becoming.type, id)
  if (!kind) throw new EffectError('effect.no_such_transition')
  const { core, now, actor, people, newId } = becoming
  const person = people?.get(String(own(said, 'transitioned_to')))
  if (said['remote'] !== true && !person) throw new EffectError('effect.no_such_user')
  const known: readonly string[] = [...ofEntry, ...yesOfEntry]
  const others = Object.entries(said).filter(([name, value]) => !known.includes(name) && value !== undefined)
  const row = {
    unique_id: newId(),
    type: kind.id,
    status: kind.begins,
    created_at: now,
    transitioned_by: actor.userName,
    transitioned_by_agency: actor.agency,
    ...Object.fromEntries(ofEntry.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]]]))),
    ...Object.fromEntries(yesOfEntry.flatMap((name) => (said[name] === true ? [[name, true]] : []))),
    ...(person && { transitioned_to_agency: person.agency, transitioned_to_groups: person.groups }),
    ...(kind.gives?.days !== undefined && { expires_at: daysAfter(now, kind.gives.days) }),
    record_owned_by: core.owned_by,
    ...(others.length > 0 && { answers: Object.fromEntries(others) }),
  } as TransitionRow
  const disclosed = disclosureOf(kind, row, becoming)
  becoming.core = {
    ...core,
    transitions: [...(core.transitions ?? []), row],
    ...(disclosed && { disclosures: [...(core.disclosures ?? []), disclosed] }),
  }
  becoming.transition = row
  return row
}

/** What a start gives away: to somebody inside who reaches the record by it, or to somebody outside. */
function disclosureOf(kind: TransitionKind, row: TransitionRow, becoming: Becoming): DisclosureRow | undefined {
  const gives = kind.gives?.while.includes(row.status) ?? false
  if (!gives && !row.remote) return undefined
  const isAsked = kind.consent.some(({ programmes }) => programmes.includes(becoming.programme))
  return {
    unique_id: becoming.newId(),
    at: becoming.now,
    by: row.transitioned_by,
    type: kind.id,
    ...(row.transitioned_to !== undefined && { to: row.transitioned_to }),
    ...(row.transitioned_to_agency !== undefined && { to_agency: row.transitioned_to_agency }),
    ...(row.transitioned_to_remote !== undefined && { to_remote: row.transitioned_to_remote }),
    ...(row.authorized_role_unique_id !== undefined && { role: row.authorized_role_unique_id }),
    ...(row.service !== undefined && { service: row.service }),
    consent: row.consent_overridden ? 'overridden' : isAsked ? 'given' : 'not_needed',
    transition: row.unique_id,
  }
}

const daysAfter = (now: string, days: number) => new Date(Date.parse(now) + days * 86_400_000).toISOString()
