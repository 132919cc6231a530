/** What it costs to tell one worker what they have to do, among all the records of an instance. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { modelOfFolder } from '../../config/model-of-folder.ts'
import { addDays } from '../../engine/lib/dates.ts'
import type { AccountFacts } from '../../engine/permissions/actor-of.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import { openDatabase } from '../../server/db/open.ts'
import { openStores } from '../../server/stores/open-stores.ts'
import { now, today, uuid } from '../lib/people.ts'
import { aServer } from '../lib/server.ts'
import { round, say } from './say.ts'

/** So many cases has a worker, and so many the one with the most. */
const EACH = 100
const MOST = 2500
const ASKED = 60
/** The first of them warms up. */
const TURNS = 4

const worker = (index: number) => `worker_${index}`

/** An open case with some of everything that makes a task. */
function caseOf(index: number, owner: string): AnyRecord {
  const id = uuid(1_000_000_000 + index)
  const day = (offset: number) => addDays(today, ((index * 7919 + offset * 31) % 120) - 40)
  const rows = (count: number, row: (at: number) => Readonly<Record<string, unknown>>) =>
    Array.from({ length: count }, (_, at) => ({ unique_id: uuid(index * 10 + at), ...row(at) }))
  return {
    ...{ id, type: 'case', programme: 'primeromodule_cp', version: 1 },
    answers: {
      name_first: `Amina ${index % 977}`,
      name_last: `Hassan ${index % 3989}`,
      sex: index % 2 === 0 ? 'female' : 'male',
      risk_level: ['high', 'medium', 'low'][index % 3],
      registration_date: day(0),
      initial_assessment_date: day(1),
      ...(index % 3 > 0 && { assessment_due_date: day(2) }),
      ...(index % 2 > 0 && { date_of_birth: addDays(today, -(index % 6000)) }),
      followup_subform_section: rows(index % 3, (at) => ({ followup_needed_by_date: day(3 + at) })),
      services_section: rows(index % 2, () => ({ service_type: 'health', service_appointment_date: day(5) })),
    },
    core: {
      status: index % 4 === 0 ? 'closed' : 'open',
      record_state: true,
      ...{ owned_by: owner, owned_by_full_name: owner, owned_by_agency_id: 'agency', owned_by_groups: ['group'] },
      shared_with: [],
      short_id: id.slice(-7),
      ...{ created_at: now, created_by: owner, created_organization: 'agency' },
      ...{ last_updated_at: now, last_updated_by: owner },
    },
  }
}

/** Puts the records into the database of a folder before anything is served from it. */
function fill(folder: string, records: number): void {
  mkdirSync(folder, { recursive: true })
  const database = openDatabase(folder)
  const { sqlite } = database
  const insert = sqlite.prepare('INSERT INTO records (id, type, programme, version, state) VALUES (?, ?, ?, ?, ?)')
  const state = ({ answers, core }: AnyRecord) => JSON.stringify({ answers, core })
  sqlite.transaction(() => {
    for (let index = 0; index < records; index += 1) {
      const owner = index < MOST ? worker(0) : worker(1 + Math.floor((index - MOST) / EACH))
      const record = caseOf(index, owner)
      insert.run(record.id, record.type, record.programme, record.version, state(record))
    }
  })()
  database.close()
}

export async function measureTasks(folder: string, records: number): Promise<void> {
  const data = join(folder, 'tasks')
  fill(data, records)
  const model = modelOfFolder('seeds/child-protection')
  const role = 'case_worker'
  const asked = Array.from({ length: ASKED }, (_, index) => worker(index))
  const people: Readonly<Record<string, AccountFacts>> = Object.fromEntries(
    asked.map((userName) => [userName, { userName, fullName: userName, role, agency: 'agency', groups: ['group'] }]),
  )
  const stores = await openStores(data)
  const server = await aServer({ model, people, stores })
  const clients = await Promise.all(asked.map((name) => server.as(name)))
  const cost = async (of: readonly (typeof clients)[number][], query: string) => {
    const all: number[] = []
    let told = 0
    const before = process.cpuUsage()
    for (let turn = 0; turn < TURNS; turn += 1) {
      for (const { get } of of) {
        const began = performance.now()
        const answer = (await (await get(`tasks?${query}`)).json()) as { metadata: { total: number } }
        if (turn > 0) all.push(performance.now() - began)
        told = Math.max(told, answer.metadata.total)
      }
    }
    all.sort((one, other) => one - other)
    const { user, system } = process.cpuUsage(before)
    const cpu = (user + system) / 1000 / (TURNS * of.length)
    return { cpu, p50: all[Math.floor(all.length / 2)] ?? 0, p95: all[Math.floor(all.length * 0.95)] ?? 0, told }
  }
  const [busiest, ...others] = clients
  for (const [name, who, query] of [
    [`Tasks of a worker, ${records.toLocaleString('en')} records`, others, ''],
    ['  by priority, what is overdue', others, 'order_by=priority&due=overdue'],
    [`  of one with ${MOST.toLocaleString('en')} cases`, busiest ? [busiest] : [], ''],
  ] as const) {
    const { p50, p95, cpu, told } = await cost(who, query)
    say(
      name,
      `p50 ${round(p50)} ms, p95 ${round(p95)} ms, CPU ${round(cpu)} ms  (up to ${told} tasks)`,
      '≤ 20 ms',
      p50 <= 20,
    )
  }
  await stores.close()
}
