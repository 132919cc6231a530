/** What it costs to give records to others: to find whom, to give many at once, to answer, to decide, and to list what one was given. */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { AnyRecord } from '../../engine/records/record.ts'
import { freePort } from '../lib/instance.ts'
import { compare, cost, ok, signedIn, signIn, within } from './asked.ts'
import { measureDecisions } from './decisions.ts'
import { fillFloor } from './floor/fill.ts'
import { type Measured, measured } from './measured-process.ts'
import * as instance from './sharing-instance.ts'
import { storedRecords, userRows } from './stored-records.ts'

const { LEADER, NATIONAL, RECEIVER, REFERRED, caseId, caseOf, manager, worker } = instance

const ASKED = 200
const TOGETHER = 100
const BULKS = 10

type Json = Readonly<Record<string, unknown>>

/** Fewer are not enough for what is given. */
const LEAST = 30_000

export async function measureSharing(folder: string, wanted: number): Promise<void> {
  const records = Math.max(LEAST, wanted)
  const place = join(folder, 'sharing')
  const paths = {
    configuration: join(place, 'configuration'),
    data: join(place, 'data'),
    templates: join(place, 'templates'),
    floor: join(place, 'floor.db'),
  }
  // Whatever was given in an earlier run is somebody else's now.
  rmSync(place, { recursive: true, force: true })
  const model = instance.sharingConfiguration(paths.configuration)
  await instance.fillSharing(model, paths.data, paths.templates, { records })
  const plain = new Database(paths.floor)
  const asking = userRows(paths.data, [
    ['self', REFERRED],
    ['group', LEADER],
  ])
  fillFloor(plain, asOwned(storedRecords(paths.data)), asking)
  plain.close()
  measureDecisions(model)
  const env = {
    ...{ FORMWORK_DATA: paths.data, FORMWORK_CONFIG: paths.configuration },
    ...{ FORMWORK_LIMITS: 'off', NODE_ENV: 'production' },
  }
  const port = await freePort()
  const own = await measured(['dist/server.js', 'serve'], port, env)
  const floorPort = await freePort()
  const floor = await measured(
    ['--import', 'tsx', 'test/bench/floor/server.ts', paths.floor, String(floorPort)],
    floorPort,
  )
  try {
    await measureRecipients(own)
    await measureLists(own, floor)
    await measureAnswers(own, records)
    await measureMany(own)
  } finally {
    await own.stop()
    await floor.stop()
  }
}

/** For the floor, what was referred to the one is simply theirs, and their group's; it is asked about their sex only. */
function* asOwned(records: Iterable<AnyRecord>): Generator<AnyRecord> {
  for (const record of records) {
    const isTheirs = record.core.shared_with.some(({ user_name }) => user_name === REFERRED)
    const owner = isTheirs && { owned_by: REFERRED, owned_by_groups: ['cp_north'] }
    yield { ...record, answers: { ...record.answers, risk_level: 'any' }, core: { ...record.core, ...owner } }
  }
}

async function measureRecipients(own: Measured): Promise<void> {
  const token = await signIn(own, manager(0))
  const ask = async (query: string) => {
    const { ms, body } = await ok(own, 'GET', `/api/v2/users/recipients?record_type=case&${query}`, token)
    return { ms, total: (JSON.parse(body) as { metadata: { total: number } }).metadata.total }
  }
  const about = (index: number) => `record_id=${caseId(caseOf(0, index % TOGETHER))}`
  const searches: readonly (readonly [string, (index: number) => string])[] = [
    ['Recipients of a referral among 5,000 people', (index) => `${about(index)}&transition=referral`],
    ['  of an assignment', (index) => `${about(index)}&transition=assign`],
    [
      '  by name',
      (index) => `${about(index)}&transition=referral&query=${['am', 'lay', 'said', 'no%20such'][index % 4]}`,
    ],
    ['  by agency', (index) => `${about(index)}&transition=referral&agency=${instance.agencyId(index)}`],
    ['  by place, all below it', (index) => `${about(index)}&transition=referral&location=XT0${1 + (index % 8)}`],
    ['  by service', (index) => `${about(index)}&transition=referral&service=psychosocial_service`],
    [
      '  by all of these',
      (index) =>
        `${about(index)}&transition=referral&query=am&agency=${instance.agencyId(index)}&location=XT&service=psychosocial_service`,
    ],
  ]
  for (const [name, query] of searches) {
    let [least, most] = [Number.POSITIVE_INFINITY, 0]
    const found = await cost(own, ASKED, async (index) => {
      const { ms, total } = await ask(query(index))
      least = Math.min(least, total)
      most = Math.max(most, total)
      return ms
    })
    if (most === 0) throw new Error(`${name}: nobody is found`)
    within(name, found, 50, least === most ? `${most} people` : `${least} to ${most} people`)
  }
  await measureAfterChange(own, ask, about)
}

/** The first search after some account has changed reads everybody anew. */
async function measureAfterChange(
  own: Measured,
  ask: (query: string) => Promise<{ ms: number }>,
  about: (index: number) => string,
): Promise<void> {
  const { id, token } = await signedIn(own, REFERRED)
  const found = await cost(
    own,
    40,
    async (index) => {
      await ok(own, 'PATCH', `/api/v2/users/${id}`, token, { data: { position: `Desk ${index}` } })
      return (await ask(`${about(index)}&transition=referral`)).ms
    },
    5,
  )
  within('  the first after an account changed', found, 50)
}

const LIST = 'sex=female&per=20&page=1&order_by=created_at&order=desc&fields=short&status=open&record_state=true'

async function measureLists(own: Measured, floor: Measured): Promise<void> {
  for (const [name, user] of [
    ['List of what one was referred', REFERRED],
    ['  of what one’s team was referred', LEADER],
  ] as const) {
    const [mine, least] = [await signIn(own, user), await signIn(floor, user)]
    let told = 0
    let plain = 0
    const total = (body: string) => (JSON.parse(body) as { metadata: { total: number } }).metadata.total
    const ownCost = await cost(own, ASKED, async () => {
      const { ms, body } = await ok(own, 'GET', `/api/v2/cases?${LIST}`, mine)
      told = total(body)
      return ms
    })
    const floorCost = await cost(floor, ASKED, async () => {
      const { ms, body } = await ok(floor, 'GET', `/api/v2/cases/?${LIST}&risk_level=any`, least)
      plain = total(body)
      return ms
    })
    if (told === 0 || told !== plain) throw new Error(`${user} is told of ${told}, the floor knows ${plain}`)
    compare(`${name}, ${told.toLocaleString('en')} found`, ownCost, floorCost, 3)
  }
}

async function measureAnswers(own: Measured, records: number): Promise<void> {
  const token = await signIn(own, RECEIVER)
  for (const [kind, plural] of [
    ['transfer', 'transfers'],
    ['referral', 'referrals'],
  ] as const) {
    const all = instance.waiting(records, kind)
    const warm = Math.floor(all.length / 5)
    const found = await cost(
      own,
      all.length - warm,
      async (index) => {
        const { record, entry } = all[index] as (typeof all)[number]
        const answered = await ok(own, 'PATCH', `/api/v2/cases/${record}/${plural}/${entry}`, token, {
          data: { status: 'accepted' },
        })
        return answered.ms
      },
      warm,
    )
    within(`Answer to a ${kind}`, found, 50, `${all.length - warm} accepted`)
  }
}

interface Bulk {
  readonly data: readonly { readonly id: string; readonly done: boolean }[]
  readonly metadata: { readonly done: number }
}

/** A manager gives a hundred cases of their group to somebody: of the group, and elsewhere in turns. */
async function measureMany(own: Measured): Promise<void> {
  const groups = Array.from({ length: instance.FULL_GROUPS }, (_, group) => group)
  const tokens = await Promise.all(groups.map((group) => signIn(own, manager(group))))
  const national = await signIn(own, NATIONAL)
  const given = async (turn: number): Promise<number> => {
    const group = turn % groups.length
    const first = Math.floor(turn / groups.length) * TOGETHER
    const cases = Array.from({ length: TOGETHER }, (_, at) => caseOf(group, first + at))
    const to = worker(turn % 2 === 0 ? group : (group + 50) % instance.GROUPS, turn + 1)
    const wish = { data: { ids: cases.map(caseId), transitioned_to: to } }
    const { ms, body } = await ok(own, 'POST', '/api/v2/cases/assigns', tokens[group], wish)
    const { data, metadata } = JSON.parse(body) as Bulk
    const refused = data.filter(({ done }) => !done)
    // Who owns one already is not given it again.
    if (metadata.done < TOGETHER - 5) throw new Error(`Only ${metadata.done} went: ${JSON.stringify(refused[0])}`)
    const led = cases.find((index) => instance.hasIncident(index) && data.find(({ id }) => id === caseId(index))?.done)
    const incident = await ok(own, 'GET', `/api/v2/incidents/${instance.incidentId(led ?? -1)}`, national)
    const { owned_by } = (JSON.parse(incident.body) as { data: Json }).data
    if (owned_by !== to) throw new Error(`An incident stayed with ${owned_by}`)
    return ms
  }
  within('Assignment of 100 cases, a quarter with incidents', await cost(own, BULKS, given, 2), 1000)
}
