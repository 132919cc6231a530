/** How an instance is used, in numbers: records by type and programme, people by agency and role. */
import { grouped } from '../../engine/lib/grouped.ts'
import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import type { AccountFacts } from '../../engine/permissions/actor-of.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import type { UsageRows } from '../stores/usage-rows.ts'

/** Instants: from the first on, before the second. */
export interface Span {
  readonly from: string
  readonly to: string
}

/** Of records that are not disabled; open is the status that a new record has, closed any other. */
export interface RecordNumbers {
  readonly total: number
  readonly open: number
  readonly closed: number
  /** In the span. */
  readonly created: number
  readonly closed_in_period: number
  readonly disabled: number
}

export interface PeopleNumbers {
  readonly total: number
  readonly active: number
  readonly disabled: number
  /** In the span. */
  readonly new: number
  readonly signed_in: number
}

/** Of whom it tells: the people of an agency or of groups, and what they own in these programmes. */
export interface Whom {
  readonly self: string
  readonly agency?: string
  readonly groups?: readonly string[]
  readonly programmes: readonly string[]
}

export interface Usage extends Span {
  readonly record_types: readonly (RecordNumbers & {
    readonly record_type: string
    readonly by_status: Readonly<Record<string, number>>
  })[]
  readonly programmes: readonly {
    readonly programme: string
    readonly record_types: readonly (RecordNumbers & { readonly record_type: string })[]
  }[]
  readonly users: PeopleNumbers
  readonly agencies: readonly (PeopleNumbers & { readonly agency: string })[]
  readonly roles: readonly (PeopleNumbers & { readonly role: string })[]
  readonly user_groups: readonly (PeopleNumbers & { readonly user_group: string })[]
  /** Of the whole instance only. */
  readonly files?: { readonly count: number; readonly bytes: number }
}

interface Numbers {
  total: number
  open: number
  closed: number
  created: number
  closed_in_period: number
  disabled: number
}

const nothing = (): Numbers => ({ total: 0, open: 0, closed: 0, created: 0, closed_in_period: 0, disabled: 0 })

export interface UsageCounting {
  see(record: AnyRecord): void
  told(rows: UsageRows): Usage
}

const isOf = ({ self, agency, groups = [] }: Whom, account: AccountFacts): boolean =>
  account.userName === self ||
  (agency === undefined ? account.groups.some((group) => groups.includes(group)) : account.agency === agency)

/** Without `whom`: of everybody. */
export function createUsage(
  model: Model,
  { from, to }: Span,
  everybody: readonly AccountFacts[],
  whom?: Whom,
): UsageCounting {
  const people = whom ? everybody.filter((account) => isOf(whom, account)) : everybody
  const owners = new Set(people.map(({ userName }) => userName))
  const isTold = ({ programme, core }: AnyRecord) =>
    !whom || (owners.has(core.owned_by) && whom.programmes.includes(programme))
  const first = new Map(
    Object.values(model.recordTypes).map(({ id, statusLookup }) => [
      id,
      own(model.lookups, statusLookup)?.options[0]?.id,
    ]),
  )
  const types = new Map<string, Numbers>()
  const statuses = new Map<string, Map<string, number>>()
  const programmes = new Map<string, Map<string, Numbers>>()
  const programmeOf = new Map<string, string>()
  const closedOf = new Map<string, Numbers[]>()

  const at = <Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value => {
    const known = map.get(key) ?? make()
    map.set(key, known)
    return known
  }

  return {
    see(record) {
      if (!isTold(record)) return
      const { id, type, programme, core } = record
      const byType = at(programmes, programme, () => new Map<string, Numbers>())
      const all = [at(types, type, nothing), at(byType, type, nothing)]
      programmeOf.set(id, programme)
      if (!core.record_state) {
        for (const numbers of all) numbers.disabled += 1
        return
      }
      closedOf.set(id, all)
      const counts = at(statuses, type, () => new Map<string, number>())
      counts.set(core.status, (counts.get(core.status) ?? 0) + 1)
      for (const numbers of all) {
        numbers.total += 1
        numbers[core.status === first.get(type) ? 'open' : 'closed'] += 1
        if (core.created_at >= from && core.created_at < to) numbers.created += 1
      }
    },
    told(rows) {
      const closed = new Set<string>()
      for (const { record, type, to: status } of rows.statuses()) {
        if (status !== first.get(type)) closed.add(record)
      }
      for (const record of closed) for (const numbers of closedOf.get(record) ?? []) numbers.closed_in_period += 1
      const of = (some: readonly AccountFacts[]): PeopleNumbers => ({
        total: some.length,
        active: some.filter(({ disabled }) => !disabled).length,
        disabled: some.filter(({ disabled }) => disabled).length,
        new: some.filter(({ userName }) => rows.made.has(userName)).length,
        signed_in: some.filter(({ userName }) => rows.signedIn.has(userName)).length,
      })
      const by = (keys: readonly string[], keyOf: (account: AccountFacts) => readonly string[]) => {
        const pairs = people.flatMap((account) => keyOf(account).map((key) => ({ key, account })))
        const found = grouped(pairs, ({ key }) => key)
        return [...new Set([...(whom ? [] : keys), ...found.keys()])].map(
          (key) => [key, of((found.get(key) ?? []).map(({ account }) => account))] as const,
        )
      }
      return {
        ...{ from, to },
        record_types: Object.keys(model.recordTypes).map((id) => ({
          record_type: id,
          ...(types.get(id) ?? nothing()),
          by_status: Object.fromEntries(statuses.get(id) ?? []),
        })),
        programmes: model.instance.programmes.map(({ id }) => ({
          programme: id,
          record_types: [...(programmes.get(id) ?? [])].map(([record_type, numbers]) => ({ record_type, ...numbers })),
        })),
        users: of(people),
        agencies: by(Object.keys(model.agencies), ({ agency }) => [agency]).map(([agency, numbers]) => ({
          agency,
          ...numbers,
        })),
        roles: by(Object.keys(model.roles), ({ role }) => [role]).map(([role, numbers]) => ({ role, ...numbers })),
        user_groups: by(Object.keys(model.userGroups), ({ groups }) => groups).map(([user_group, numbers]) => ({
          user_group,
          ...numbers,
        })),
        ...(!whom && { files: rows.files }),
      }
    },
  }
}

/** The first day of the quarter of a day. */
export function quarterOf(day: string): string {
  const month = Number(day.slice(5, 7))
  return `${day.slice(0, 5)}${String(month - ((month - 1) % 3)).padStart(2, '0')}-01`
}
