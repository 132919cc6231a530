import { eq, sql } from 'drizzle-orm'
import type { Following, RecordWrite } from '../../engine/actions/action-type.ts'
import { equal } from '../../engine/lib/equal.ts'
import { todayIn } from '../../engine/lib/time-zone.ts'
import { migrationEntry } from '../../engine/migrations/entry.ts'
import { answersTaken } from '../../engine/migrations/take.ts'
import { reachOf } from '../../engine/permissions/reach.ts'
import type { Change } from '../../engine/records/record.ts'
import { answersAt } from '../../engine/records/rewind.ts'
import type { Database } from '../db/open.ts'
import { mutations, users } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import type { Projection, ProjectionView } from '../projection/projection.ts'
import type { MembershipOf } from '../projection/reach-part.ts'
import type { SqlReader } from '../projection/sql-reader.ts'
import type { CountingProcess } from '../reader/counting-process.ts'
import type { AuditLog, Head } from './audit-log.ts'
import type { ChangeLog } from './change-log.ts'
import type { FileUses } from './file-uses.ts'
import type { LevelsStore } from './levels-store.ts'
import type { NoticeRows } from './notice-rows.ts'
import { purgeRecords } from './record-purge.ts'
import type { Batch, Committed, RecordsStore } from './record-stores.ts'
import type { RowHomes } from './row-homes.ts'
import { idsFollowing } from './rule-reader.ts'
import type { Settling } from './settling.ts'
import type { StoredRecords } from './stored-records.ts'

interface Parts {
  readonly database: Database
  readonly writer: Writer
  readonly stored: StoredRecords
  readonly levels: LevelsStore
  readonly settling: Settling
  readonly changes: ChangeLog
  readonly log: AuditLog
  readonly homes: RowHomes
  readonly uses: FileUses
  readonly noticeRows: NoticeRows
  readonly projection: Pick<Projection, 'follow' | 'forgetLeft'>
  /** Under which release it is asked. */
  readonly view: ProjectionView
  /** Hash of that release, where it is not the active one. */
  readonly release?: string
  readonly reader: SqlReader
  readonly membershipOf: MembershipOf
  /** Counts what takes long. */
  readonly elsewhere?: CountingProcess | undefined
}

export function createRecordsStore(parts: Parts): RecordsStore {
  const { writer, stored, levels, changes, reader, membershipOf, elsewhere } = parts
  const replayOf = replays(parts.database)
  const apply = applier(parts, replayOf)

  return {
    get: async (type, id) => {
      const record = stored.get(id)
      return record?.type === type ? { record, reach: reachOf(record, membershipOf) } : undefined
    },
    following: async (asked, time) => idsFollowing(reader, parts.view.model, asked, time),
    answersAt: async (id, version) => {
      const record = stored.get(id)
      if (!record || version < 1 || version > record.version) return undefined
      const since = changes.since(id, version)
      const all = since && [...since, ...ahead(stored, id).filter((change) => change.version > version)]
      if (all?.length !== record.version - version) return undefined
      const then = answersAt(record.answers, all, version)
      const release = changes.releaseAt(id, version)
      const level = release === undefined ? undefined : levels.levelOf(release)
      return level === undefined ? then : answersTaken(record.type, id, then, levels.ofType(record.type, level))
    },
    list: async (actor, query, options) => reader.list(actor, query, options),
    gathered: async (asked) => reader.gathered(asked),
    recordsWith: async (actor, query, time) => reader.recordsWith(actor, query, time),
    counts: async (actor, counts, { today, now, signal }) => {
      const time = { today, now }
      return elsewhere && reader.isLong(actor, counts)
        ? elsewhere.counts({ actor, counts, time, ...(parts.release && { release: parts.release }) }, signal)
        : reader.counts(actor, counts, time)
    },
    history: async (id, { offset, limit }) => {
      const unwritten = ahead(stored, id).reverse()
      const first = unwritten.slice(offset, offset + limit)
      const rest = { offset: Math.max(0, offset - unwritten.length), limit: limit - first.length }
      return rest.limit > 0 ? [...first, ...changes.page(id, rest)] : first
    },
    settleAll: (options) => parts.settling.settleAll(options),
    unsettled: async () => stored.countUnsettled(),
    purge: (purge) => purgeRecords(parts, purge),
    replayOf: async (userName, mutation, fingerprint) => replayOf(userName, mutation, fingerprint),
    commit: (batch) => writer.write(() => apply(batch)),
    commitMany: (batches) => writer.write(() => batches.map(apply)),
    verifyChain: async (id) => changes.verify(id),
  }
}

/** Entries of the log that migrations have made and nobody has written down yet, the oldest first. */
const ahead = (stored: StoredRecords, id: string): Change[] =>
  stored
    .unsettled(id)
    .filter(({ before, after }) => after.version > before.version)
    .map(({ level, before, after }) => migrationEntry(level, before, after))

type Replay = Committed & { readonly kind: 'replayed' | 'mutation-reused' }
type ReplayOf = (userName: string, mutation: string, fingerprint: string) => Replay | undefined

function replays({ db }: Database): ReplayOf {
  const find = db
    .select()
    .from(mutations)
    .where(eq(mutations.id, sql.placeholder('id')))
    .prepare()
  return (userName, mutation, fingerprint) => {
    const known = find.get({ id: mutation })
    if (!known) return undefined
    return known.userName === userName && known.fingerprint === fingerprint
      ? { kind: 'replayed', result: JSON.parse(known.result) }
      : { kind: 'mutation-reused' }
  }
}

/** Writes one batch, or says why not; always inside a transaction, where all that it was decided on is looked at again. */
function applier(parts: Parts, replayOf: ReplayOf) {
  const { stored, levels, settling, changes, log, homes, uses, noticeRows, projection, view, reader } = parts
  const { db } = parts.database
  const membership = db
    .select({ version: users.membershipVersion })
    .from(users)
    .where(eq(users.userName, sql.placeholder('userName')))
    .prepare()
  const { placeholder } = sql
  const remember = db
    .insert(mutations)
    .values({
      id: placeholder('id'),
      userName: placeholder('userName'),
      fingerprint: placeholder('fingerprint'),
      result: placeholder('result'),
      at: placeholder('at'),
    })
    .prepare()

  const hasMoved = ({ userName, membershipVersion }: NonNullable<Batch['actor']>) =>
    membership.get({ userName })?.version !== membershipVersion

  /** Whether it was decided under a release since which records of the type became others. */
  const isOfBefore = ({ after: { type }, change: { release } }: RecordWrite) =>
    levels.lastOf(type) > (levels.levelOf(release) ?? Number.POSITIVE_INFINITY)

  const idsNow = (asked: Following, at: string) => {
    const { model } = view
    return idsFollowing(reader, model, asked, { today: todayIn(model.instance.timeZone, at), now: at })
  }

  function refusal({ actor, records, people = [], leading = [], following = [], at }: Batch): Committed | undefined {
    if ([...(actor ? [actor] : []), ...people].some(hasMoved)) return { kind: 'stale' }
    if (records.some(isOfBefore)) return { kind: 'stale' }
    for (const { after, expected } of records) {
      const standing = stored.versionOf(after.id) ?? 0
      if (expected === 0 && standing > 0) return { kind: 'exists' }
      if (standing !== expected) return { kind: 'stale' }
    }
    if (records.some(uses.lacks)) return { kind: 'stale' }
    if (leading.some(({ id, version }) => stored.versionOf(id) !== version)) return { kind: 'stale' }
    if (following.some(({ ids, ...asked }) => !equal(idsNow(asked, at), ids))) return { kind: 'stale' }
    const paths = records.flatMap(homes.strangers)
    return paths.length > 0 ? { kind: 'rows-elsewhere', paths } : undefined
  }

  return (batch: Batch): Committed => {
    const { actor, mutation, fingerprint, records, audit, told: telling, at, result } = batch
    const userName = actor?.userName ?? ''
    const refused = replayOf(userName, mutation, fingerprint) ?? refusal(batch)
    if (refused) return refused
    const heads = new Map<string, Head>()
    for (const write of records) {
      const { after, expected } = write
      const before = expected === 0 ? undefined : (write.before ?? stored.get(after.id))
      if (expected === 0) stored.insert(after)
      else {
        settling.settle(after.id, at)
        stored.update(after)
      }
      homes.settle(write)
      uses.settle(write)
      heads.set(after.id, changes.append(write))
      projection.follow(before, after)
    }
    const told = new Set(audit.map(({ record }) => record))
    const untold = records.filter(({ after }) => !told.has(after.id))
    const notes = [
      ...audit,
      ...untold.map(({ after, change }) => ({ action: change.action, recordType: after.type, record: after.id })),
    ]
    const by = actor && { userName }
    for (const note of notes) log.append({ ...note, at, ...by }, heads.get(note.record ?? ''))
    if (telling) noticeRows.tell(telling, at)
    const kept = { id: mutation, userName, fingerprint, result: JSON.stringify(result ?? null), at }
    remember.run(kept)
    return { kind: 'done' }
  }
}
