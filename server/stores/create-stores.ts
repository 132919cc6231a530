import { eq, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { heartbeats, userGroups, users } from '../db/schema.ts'
import { createWriter } from '../db/writer.ts'
import { createProjection, type ProjectionView } from '../projection/projection.ts'
import type { MembershipOf } from '../projection/reach-part.ts'
import { createSqlReader } from '../projection/sql-reader.ts'
import type { CountingProcess } from '../reader/counting-process.ts'
import { createAccessTokensStore } from './access-tokens-store.ts'
import { createAccountsStore } from './accounts-store.ts'
import { createAgreementsStore } from './agreements-store.ts'
import { createAuditLog, createAuditStore } from './audit-log.ts'
import { createBundlesStore } from './bundles-store.ts'
import { createChangeLog } from './change-log.ts'
import { createDeviceKeysStore } from './device-keys-store.ts'
import { createDirectoryRows } from './directory-rows.ts'
import { createDirectoryStore } from './directory-store.ts'
import { createDraftsStore } from './drafts-store.ts'
import { createFileUses } from './file-uses.ts'
import { createFilesStore } from './files-store.ts'
import { createLevelsStore } from './levels-store.ts'
import { createLimiterStore } from './limiter-store.ts'
import { createMailQueue } from './mail-queue.ts'
import { createMailsStore } from './mails-store.ts'
import { createNoticeRows } from './notice-rows.ts'
import { createNoticesStore } from './notices-store.ts'
import { createPasswordResetsStore } from './password-resets-store.ts'
import { takePeople } from './people-taken.ts'
import { createPlansStore } from './plans-store.ts'
import { createPurgesStore } from './purges-store.ts'
import { createReceiptsStore } from './receipts-store.ts'
import type { RecordsStore } from './record-stores.ts'
import { createRecordsStore } from './records-store.ts'
import { activateRelease, createReleasesStore, keepBeside } from './releases-store.ts'
import { createRowHomes } from './row-homes.ts'
import { createSessionsStore } from './sessions-store.ts'
import { createSetUpStore } from './set-up-store.ts'
import { createSettling } from './settling.ts'
import { createStoredRecords } from './stored-records.ts'
import type { Stores } from './stores.ts'
import { createTrustedKeysStore } from './trusted-keys-store.ts'

interface Pace {
  readonly recordsAtOnce: number
  /** Counts what takes long, beside; ends with the stores. */
  readonly elsewhere?: CountingProcess
}

/** All stores over one database. Records can be read and written once a release is active. */
export function createStores(database: Database, { recordsAtOnce, elsewhere }: Pace = { recordsAtOnce: 50 }): Stores {
  const { db, sqlite } = database
  const writer = createWriter(database)
  const log = createAuditLog(database)
  const levels = createLevelsStore(sqlite)
  const stored = createStoredRecords(database, levels)
  const membershipOf = memberships(database)
  const rows = createDirectoryRows(sqlite)
  const projection = createProjection({
    ...{ database, writer, stored, levels, membershipOf, over: rows.over },
    atOnce: recordsAtOnce,
  })
  const changes = createChangeLog(database)
  const queue = createMailQueue(database)
  const homes = createRowHomes(database)
  const settling = createSettling({ writer, stored, levels, changes, log, homes })
  const releases = createReleasesStore(database, levels)

  const ofRecords = {
    ...{ database, writer, stored, levels, settling, changes, log, homes, projection, membershipOf, elsewhere },
    uses: createFileUses(database),
    noticeRows: createNoticeRows({ database, stored, membershipOf, queue }),
  }
  const recordsUnder = (view: ProjectionView, release?: string) =>
    createRecordsStore({
      ...{ ...ofRecords, view, reader: createSqlReader(sqlite, view, stored) },
      ...(release !== undefined && { release }),
    })
  const records = recordsUnder(projection)
  let ringed: { readonly release: string; readonly records: RecordsStore } | undefined

  return {
    records,
    recordsUnder(release) {
      if (release === undefined) return records
      if (ringed?.release !== release) ringed = { release, records: recordsUnder(projection.under(release), release) }
      return ringed.records
    },
    accounts: createAccountsStore({ database, writer, log, moveUser: projection.moveUser, queue }),
    sessions: createSessionsStore(database, writer, log),
    audit: createAuditStore(database, writer, log),
    deviceKeys: createDeviceKeysStore(database, writer),
    files: createFilesStore(database, writer),
    limiter: createLimiterStore(database, writer),
    setUp: createSetUpStore(database, writer, log),
    notices: createNoticesStore(database, writer),
    mails: createMailsStore(database, writer),
    passwordResets: createPasswordResetsStore(database, writer, log, queue),
    releases,
    directory: createDirectoryStore(database, { writer, log, rows }),
    agreements: createAgreementsStore(database, writer, log),
    accessTokens: createAccessTokensStore(database, writer, log),
    drafts: createDraftsStore(database, writer, log),
    promotion: {
      bundles: createBundlesStore(database, writer, log),
      plans: createPlansStore(database, writer, log),
      receipts: createReceiptsStore(database),
      purges: createPurgesStore(database),
      trustedKeys: createTrustedKeysStore(database, writer, log),
    },
    activate: (model, at, { alongside, ...how } = {}) =>
      projection.activate(model, {
        ...{ told: how.told, switched: how.switched, beside: how.beside },
        way: async () => how.levels ?? releases.wayTo(model),
        alongside: (way) => {
          activateRelease(database, { log, levels }, model, way, at)
          if (how.beside) keepBeside(database, levels, how.beside)
          takePeople(database, way)
          alongside?.()
        },
      }),
    heartbeat: async (at) => {
      const beat = { id: 1, at }
      await writer.write(() => {
        db.insert(heartbeats).values(beat).onConflictDoUpdate({ target: heartbeats.id, set: { at } }).run()
      })
      if (db.select().from(heartbeats).get()?.at !== at) throw new Error('What was written cannot be read')
    },
    close: async () => {
      elsewhere?.close()
      await writer.write(() => undefined).catch(() => undefined)
      database.close()
    },
  }
}

function memberships({ db }: Database): MembershipOf {
  const ofUser = eq(users.userName, sql.placeholder('userName'))
  const agency = db.select({ id: users.id, agency: users.agency }).from(users).where(ofUser).prepare()
  const groups = db
    .select({ group: userGroups.group })
    .from(userGroups)
    .where(eq(userGroups.user, sql.placeholder('id')))
    .prepare()
  return (userName) => {
    const user = agency.get({ userName })
    return user && { agency: user.agency, groups: groups.all({ id: user.id }).map(({ group }) => group) }
  }
}
