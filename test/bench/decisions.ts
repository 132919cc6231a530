/** What it costs to decide what one person may do with one record, of which much was given to others. */
import type { Model } from '../../engine/model.ts'
import { accessTo } from '../../engine/permissions/access-to.ts'
import { type AccountFacts, actorOf } from '../../engine/permissions/actor-of.ts'
import { type Membership, reachOf } from '../../engine/permissions/reach.ts'
import type { Share } from '../../engine/records/core-facts.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import { now, uuid } from '../lib/people.ts'
import { recordOf } from './home-records.ts'
import { round, say } from './say.ts'

const TURNS = 20_000
const WARM = 4000

const account = (userName: string, role: string, group = 'cp_north'): AccountFacts => ({
  ...{ userName, fullName: userName, role },
  ...{ agency: 'open_hands', groups: [group] },
})

const PEOPLE = [
  account('owner', 'case_worker'),
  account('recipient', 'case_worker', 'cp_south'),
  account('provider', 'service_provider', 'service_partners'),
  account('leader', 'manager'),
  account('leader_of_recipient', 'manager', 'cp_south'),
  account('national', 'administrator'),
  account('stranger', 'case_worker', 'gbv_team'),
]

/** The recipient was given the record in each way that there is. */
const SHARES: readonly Share[] = [
  { user_name: 'recipient', kind: 'transfer' },
  { user_name: 'recipient', kind: 'referral' },
  { user_name: 'recipient', kind: 'referral', role: 'referral' },
  { user_name: 'recipient', kind: 'referral', role: 'service_provider', until: '2099-01-01T00:00:00.000Z' },
  { user_name: 'recipient', role: 'referral' },
  { user_name: 'provider', kind: 'referral', role: 'service_provider' },
  ...Array.from({ length: 4 }, (_, at) => ({ user_name: `other_${at}`, kind: 'referral', role: 'referral' })),
]

/** Median microseconds of each person's decision, the reach of the record worked out with it. */
export function measureDecisions(model: Model): void {
  const memberships = new Map<string, Membership>(PEOPLE.map((of) => [of.userName, of]))
  const records = Array.from({ length: 50 }, (_, index): AnyRecord => {
    const record = recordOf(index, 'owner')
    return { ...record, id: uuid(index), core: { ...record.core, shared_with: SHARES } }
  })
  const times = PEOPLE.map((of) => {
    const actor = actorOf(model, of, now)
    const all: number[] = []
    let found = 0
    for (let turn = 0; turn < WARM + TURNS; turn += 1) {
      const record = records[turn % records.length] as AnyRecord
      const began = process.hrtime.bigint()
      const access = accessTo(
        actor,
        record,
        reachOf(record, (name) => memberships.get(name)),
      )
      if (turn >= WARM) all.push(Number(process.hrtime.bigint() - began) / 1000)
      if (access) found += 1
    }
    if (found > 0 === (of.userName === 'stranger')) throw new Error(`${of.userName} is decided upon wrongly`)
    all.sort((one, other) => one - other)
    return { who: of.userName, p50: all[TURNS / 2] ?? 0, p95: all[TURNS * 0.95] ?? 0 }
  })
  const most = times.reduce((one, other) => (other.p50 > one.p50 ? other : one))
  const each = times.map(({ who, p50 }) => `${who} ${round(p50)}`).join(', ')
  say(
    'Decision about one record given in ten ways',
    `p50 ${round(most.p50)} µs, p95 ${round(most.p95)} µs (${most.who})  (${each})`,
    '≤ 50 µs',
    most.p50 <= 50,
  )
}
