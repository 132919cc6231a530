/**
 * An instance in which much is given to others: 5,000 people of 100 groups and 20 agencies; of the records four in five are cases, and a
 * quarter of the cases have an incident that follows them. Cases of the first groups are as full as those of the demonstration.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { modelOfFolder } from '../../config/model-of-folder.ts'
import type { Model } from '../../engine/model.ts'
import type { TransitionRow } from '../../engine/records/collections.ts'
import { diff } from '../../engine/records/diff.ts'
import type { Answers, AnyRecord, Row } from '../../engine/records/record.ts'
import { sharedAs, withShares } from '../../engine/transitions/shares.ts'
import { type Database, openDatabase } from '../../server/db/open.ts'
import { createPasswords } from '../../server/security/passwords.ts'
import { insertAccount } from '../../server/stores/account-rows.ts'
import type { NewAccount } from '../../server/stores/account-stores.ts'
import { createAuditLog } from '../../server/stores/audit-log.ts'
import { createChangeLog } from '../../server/stores/change-log.ts'
import { createRowHomes } from '../../server/stores/row-homes.ts'
import { now, uuid } from '../lib/people.ts'
import { PASSWORD } from './asked.ts'
import { belongings } from './configuration.ts'
import { recordOf } from './home-records.ts'
import { storedRecords } from './stored-records.ts'

const SEED = 'seeds/child-protection'
const PROGRAMME = 'primeromodule_cp'
export const GROUPS = 100
const AGENCIES = 20
/** In each group. */
export const WORKERS = 40
const PROVIDERS = 9
/** So many groups have cases that are as full as those of the demonstration. */
export const FULL_GROUPS = 8
/** So many cases are referred to one worker who owns none. */
export const REFERRALS = 1000
/** So many transfers, and as many referrals, wait for another one. */
export const WAITING = 250

export const worker = (group: number, index: number) => `worker_${group}_${index % WORKERS}`
export const manager = (group: number) => `manager_${group}`
/** To whom cases are referred, and the leader of their group, which owns no case. */
export const REFERRED = 'referred'
export const LEADER = 'leader'
/** For whom transfers and referrals wait. */
export const RECEIVER = 'receiver'
export const NATIONAL = 'national'
export const ADMINISTRATOR = 'administrator'

export const caseId = (index: number) => uuid(1_000_000_000 + index)
export const incidentId = (index: number) => uuid(2_000_000_000 + index)
export const groupId = (group: number) => `bench_group_${group}`
export const agencyId = (group: number) => `bench_agency_${group % AGENCIES}`
/** The group whose people own the case, and which of its cases it is. */
const groupOf = (index: number) => index % GROUPS
const turnOf = (index: number) => Math.floor(index / GROUPS)
export const casesAmong = (records: number) => Math.floor(records * 0.8)
/** A case of a group, by its turn. */
export const caseOf = (group: number, turn: number) => turn * GROUPS + group
export const hasIncident = (index: number) => turnOf(index) % 4 === 0

/** Cases that are referred to the one, a part of each `step` of them, and those that wait for the other. */
export const isReferred = (index: number, records: number) => index % stepOf(records, REFERRALS) === 7
const waitsAs = (index: number, records: number): 'transfer' | 'referral' | undefined => {
  const step = stepOf(records, WAITING * 2)
  if (index % step !== 11) return undefined
  return Math.floor(index / step) % 2 === 0 ? 'transfer' : 'referral'
}
const stepOf = (records: number, wanted: number) => Math.max(20, Math.floor(casesAmong(records) / wanted))

/** Cases with an entry that waits, with the id of the entry. */
export const waiting = (records: number, kind: 'transfer' | 'referral') =>
  Array.from({ length: casesAmong(records) }, (_, index) => index)
    .filter((index) => waitsAs(index, records) === kind)
    .map((index) => ({ record: caseId(index), entry: entryId(index, WAITS) }))

/** Which of the entries of a case it is that waits. */
const WAITS = 3
const entryId = (index: number, at: number) => uuid(3_000_000_000 + index * 4 + at)

/** The configuration, with agencies and groups of a country. */
export function sharingConfiguration(folder: string): Model {
  cpSync(SEED, folder, { recursive: true })
  const seed = modelOfFolder(SEED)
  const services = Object.values(seed.agencies).flatMap((agency) => agency.services ?? [])
  const some = (index: number) => [
    ...new Set([0, 3, 7, 9].map((at) => services[(index + at) % services.length] as string)),
  ]
  belongings(folder, { agencies: AGENCIES, groups: GROUPS }, some)
  return modelOfFolder(folder)
}

type AnswersOf = (index: number, plain: Answers) => Answers

interface Filling {
  readonly records: number
  /** So many groups have cases that are as full as those of the demonstration. */
  readonly fullGroups?: number
  /** What every case is asked besides. */
  readonly besides?: (index: number) => Answers
  /** Each with the entry in its log that made it, so that it can be told whether it is whole. */
  readonly logged?: true
}

export async function fillSharing(
  model: Model,
  folder: string,
  templates: string,
  { records, fullGroups = FULL_GROUPS, besides, logged }: Filling,
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const full = fullAnswers(templates)
  const answersOf: AnswersOf = (index, plain) => ({
    ...(groupOf(index) < fullGroups ? numbered(full[index % full.length] ?? {}, index) : plain),
    ...besides?.(index),
  })
  const database = openDatabase(folder)
  const { sqlite } = database
  const insert = sqlite.prepare('INSERT INTO records (id, type, programme, version, state) VALUES (?, ?, ?, ?, ?)')
  const passwordHash = await createPasswords().hash(PASSWORD)
  const logs = logged && logsOf(database)
  const put = (record: AnyRecord) => {
    const { id, type, programme, version, answers, core } = record
    insert.run(id, type, programme, version, JSON.stringify({ answers, core }))
    logs?.(record)
  }
  sqlite.transaction(() => {
    for (const account of people(model, passwordHash)) insertAccount(database, account)
    for (let index = 0; index < casesAmong(records); index += 1) {
      const record = aCase(model, index, records, answersOf)
      put(record)
      if (hasIncident(index)) put(incidentFor(record, index))
    }
  })()
  database.close()
}

function logsOf(database: Database): (record: AnyRecord) => void {
  const [changes, log, homes] = [createChangeLog(database), createAuditLog(database), createRowHomes(database)]
  return (after) => {
    const { id: record, version, core, type, answers } = after
    const entry = {
      record,
      version,
      action: 'create',
      by: core.created_by,
      at: now,
      mutation: record,
      release: 'bench',
    }
    const write = { expected: 0, after, change: { ...entry, fields: diff({}, answers) } }
    homes.settle(write)
    const head = changes.append(write)
    log.append({ action: 'create', userName: core.created_by, recordType: type, record, at: now }, head)
  }
}

/** Answers of cases as the demonstration makes them. */
function fullAnswers(folder: string): readonly Answers[] {
  const env = { ...process.env, FORMWORK_DATA: folder, FORMWORK_CONFIG: SEED, NODE_ENV: 'production' }
  const { status } = spawnSync(process.execPath, ['dist/server.js', 'demo', '--cases', '60', '--seed', '7'], {
    stdio: 'inherit',
    env,
  })
  if (status !== 0) throw new Error('The demo records could not be made')
  return [...storedRecords(folder)].filter(({ programme }) => programme === PROGRAMME).map(({ answers }) => answers)
}

function people({ locations }: Model, passwordHash: string): readonly NewAccount[] {
  let number = 0
  const account = (
    userName: string,
    fullName: string,
    role: string,
    group: number,
    belongsTo = groupId(group),
  ): NewAccount => ({
    ...{ id: uuid(4_000_000_000 + number++), userName, fullName, role, passwordHash, disabled: false },
    ...{ agency: agencyId(group), groups: [belongsTo], code: `C-${number}`, position: 'Field office' },
    ...{ location: locations[number % locations.length]?.code ?? '', services: [SERVICES[number % 4] as string] },
    // Half of them give what their agency gives.
    ...(number % 2 === 0 && { ownServices: true }),
  })
  const groups = Array.from({ length: GROUPS }, (_, group) => group)
  return [
    ...groups.flatMap((group) => [
      ...Array.from({ length: WORKERS }, (_, index) =>
        account(worker(group, index), `${name(number)} ${name(number * 7 + 3)}`, 'case_worker', group),
      ),
      ...Array.from({ length: PROVIDERS }, (_, index) =>
        account(`provider_${group}_${index}`, `${name(number * 3)} ${name(number)}`, 'service_provider', group),
      ),
      account(manager(group), `${name(number)} Manager`, 'manager', group),
    ]),
    account(REFERRED, 'Amina Referred', 'case_worker', 0, 'cp_north'),
    account(LEADER, 'Layla Leader', 'manager', 0, 'cp_north'),
    account(RECEIVER, 'Omar Receiver', 'case_worker', 1, 'cp_south'),
    account(NATIONAL, 'Jon National', 'superuser', 2),
    account(ADMINISTRATOR, 'Maria Administrator', 'administrator', 3),
  ]
}

const SERVICES = ['psychosocial_service', 'education_service', 'health_medical_service', 'food_service'] as const
const NAMES = [
  'Amina',
  'Hassan',
  'Layla',
  'Omar',
  'Nadia',
  'Said',
  'Thiri',
  'Aung',
  'Ines',
  'Duarte',
  'Hana',
  'Tesfaye',
]
const name = (index: number) => `${NAMES[index % NAMES.length]}${index % 41}`

function aCase(model: Model, index: number, records: number, answersOf: AnswersOf): AnyRecord {
  const group = groupOf(index)
  const owner = worker(group, turnOf(index))
  const plain = recordOf(index, owner)
  const answers: Answers = { ...answersOf(index, plain.answers), sex: turnOf(index) % 2 === 0 ? 'female' : 'male' }
  const type = model.recordTypes['case']
  if (!type) throw new Error('There are no cases')
  const entries = entriesOf(index, records, owner)
  const core = {
    ...plain.core,
    ...{
      owned_by_agency_id: agencyId(group),
      owned_by_groups: [groupId(group)],
      created_organization: agencyId(group),
    },
    // Nothing that is given to others is closed.
    ...(entries.length > 0 && { status: 'open', record_state: true }),
    ...(entries.length > 0 && { transitions: entries }),
  }
  const agreed = { consent_for_services: true, disclosure_other_orgs: true }
  const { consent_withdrawn_on: _, consent_sharing_until: __, consent_sharing_services: ___, ...rest } = answers
  return { ...plain, answers: { ...rest, ...agreed }, core: withShares(type, {}, core, now) }
}

/** Rows are nobody else's. */
function numbered(answers: Answers, index: number): Answers {
  let at = 0
  const row = (one: Row) => ({ ...one, unique_id: uuid(5_000_000_000_000 + index * 1000 + at++) })
  return Object.fromEntries(
    Object.entries(answers).map(([id, value]) => {
      const isRows =
        Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null && 'unique_id' in one)
      return [id, isRows ? (value as Row[]).map(row) : value]
    }),
  )
}

/** Roles that a referral names; the first of them names none. */
const UNDER = [undefined, 'referral', 'service_provider'] as const

function entriesOf(index: number, records: number, owner: string): readonly TransitionRow[] {
  const waits = waitsAs(index, records)
  const turn = turnOf(index)
  const other = worker((groupOf(index) + 37) % GROUPS, turn)
  return [
    ...(isReferred(index, records) ? [entry(index, 0, 'referral', REFERRED, owner, UNDER[turn % 3])] : []),
    ...(waits ? [entry(index, WAITS, waits, RECEIVER, owner, undefined, 'in_progress')] : []),
    // Some of everybody's are given to others besides.
    ...(turn % 10 === 3 ? [entry(index, 1, 'referral', other, owner, UNDER[(turn + index) % 3])] : []),
    ...(turn % 20 === 5 ? [entry(index, 2, 'transfer', other, owner, undefined, 'in_progress')] : []),
  ]
}

const AGENCY_OF: Readonly<Record<string, string>> = { [REFERRED]: agencyId(0), [RECEIVER]: agencyId(1) }

function entry(
  index: number,
  at: number,
  type: string,
  to: string,
  by: string,
  role: string | undefined,
  status: TransitionRow['status'] = 'accepted',
): TransitionRow {
  return {
    ...{ unique_id: entryId(index, at), type, status, created_at: now, transitioned_by: by, record_owned_by: by },
    ...{
      transitioned_by_agency: agencyId(groupOf(index)),
      transitioned_to: to,
      transitioned_to_agency: AGENCY_OF[to] ?? agencyId(groupOf(index) + 37),
    },
    ...(role !== undefined && { authorized_role_unique_id: role }),
  }
}

function incidentFor({ id, core }: AnyRecord, index: number): AnyRecord {
  const { transitions: _, shared_with, workflow: __, ...plain } = core
  const led = sharedAs(
    plain as typeof core,
    shared_with.map((share) => ({ ...share, via: id })),
  )
  return {
    ...{ id: incidentId(index), type: 'incident', programme: PROGRAMME, version: 1 },
    answers: {
      incident_case_id: id,
      incident_date: plain.created_at.slice(0, 10),
      cp_sex: index % 2 === 0 ? 'female' : 'male',
    },
    core: { ...led, short_id: incidentId(index).slice(-7) },
  }
}
