/** The log of records: one chain per record over envelopes, payloads beside them so that they can be erased. */
import { createHash, randomBytes } from 'node:crypto'
import { and, asc, desc, eq, gt, max, sql } from 'drizzle-orm'
import type { RecordWrite } from '../../engine/actions/action-type.ts'
import type { Change } from '../../engine/records/record.ts'
import type { Database } from '../db/open.ts'
import { audit, changePayloads, changes } from '../db/schema.ts'
import type { Head } from './audit-log.ts'
import type { ChainState } from './record-stores.ts'

export interface ChangeLog {
  /** Adds what was done to one record; inside the transaction that writes the record. */
  append(write: RecordWrite): Head
  /** Newest first; what was erased is left out. */
  page(record: string, page: { readonly offset: number; readonly limit: number }): readonly Change[]
  /** Changes after a version; undefined when some were erased. */
  since(record: string, version: number): readonly Change[] | undefined
  /** Release under which an entry was written. */
  releaseAt(record: string, version: number): string | undefined
  /** Version of the newest entry; 0 where there is none. */
  newest(record: string): number
  verify(record: string): ChainState
}

type Envelope = typeof changes.$inferSelect
type Payload = Pick<Change, 'fields' | 'overridden'> & Pick<RecordWrite, 'attention'>

const FIRST = ''

const sha256 = (...pieces: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}

const hashOf = ({
  record,
  version,
  action,
  by,
  at,
  mutation,
  release,
  payloadHash,
  previousHash,
}: Omit<Envelope, 'hash'>) =>
  sha256(JSON.stringify([record, version, action, by, at, mutation, release, payloadHash, previousHash]))

export function createChangeLog({ db }: Pick<Database, 'db'>): ChangeLog {
  const { placeholder } = sql
  const ofRecord = eq(changes.record, placeholder('record'))
  const entryAt = db
    .select({ hash: changes.hash, release: changes.release })
    .from(changes)
    .where(and(ofRecord, eq(changes.version, placeholder('version'))))
    .prepare()
  const insertEnvelope = db
    .insert(changes)
    .values({
      record: placeholder('record'),
      version: placeholder('version'),
      action: placeholder('action'),
      by: placeholder('by'),
      at: placeholder('at'),
      mutation: placeholder('mutation'),
      release: placeholder('release'),
      payloadHash: placeholder('payloadHash'),
      previousHash: placeholder('previousHash'),
      hash: placeholder('hash'),
    })
    .prepare()
  const insertPayload = db
    .insert(changePayloads)
    .values({
      record: placeholder('record'),
      version: placeholder('version'),
      salt: placeholder('salt'),
      payload: placeholder('payload'),
    })
    .prepare()
  const joined = () =>
    db
      .select({ envelope: changes, payload: changePayloads.payload })
      .from(changes)
      .innerJoin(
        changePayloads,
        and(eq(changePayloads.record, changes.record), eq(changePayloads.version, changes.version)),
      )
  const pageOf = joined()
    .where(ofRecord)
    .orderBy(desc(changes.version))
    .limit(placeholder('limit'))
    .offset(placeholder('offset'))
    .prepare()
  const after = joined()
    .where(and(ofRecord, gt(changes.version, placeholder('version'))))
    .orderBy(asc(changes.version))
    .prepare()
  const envelopes = db
    .select({ envelope: changes, payload: changePayloads })
    .from(changes)
    .leftJoin(
      changePayloads,
      and(eq(changePayloads.record, changes.record), eq(changePayloads.version, changes.version)),
    )
    .where(ofRecord)
    .orderBy(asc(changes.version))
    .prepare()
  const newestOf = db
    .select({ version: max(changes.version) })
    .from(changes)
    .where(ofRecord)
    .prepare()
  const audited = db
    .select({ version: audit.version, head: audit.head })
    .from(audit)
    .where(eq(audit.record, placeholder('record')))
    .orderBy(asc(audit.seq))
    .prepare()

  return {
    append({ change, attention }) {
      const { fields, overridden, record, version, action, by, at, mutation, release } = change
      const payload = JSON.stringify({ fields, overridden, attention } satisfies { [Key in keyof Payload]: unknown })
      const salt = randomBytes(16)
      const previousHash = entryAt.get({ record, version: version - 1 })?.hash ?? FIRST
      const payloadHash = sha256(salt, payload)
      const envelope = { record, version, action, by, at, mutation, release, payloadHash, previousHash }
      const hash = hashOf(envelope)
      insertEnvelope.run({ ...envelope, hash })
      insertPayload.run({ record, version, salt, payload })
      return { version, hash }
    },
    page: (record, { offset, limit }) => pageOf.all({ record, offset, limit }).map(changeOf),
    since(record, version) {
      const found = after.all({ record, version })
      const isWhole = found.every(({ envelope }, index) => envelope.version === version + 1 + index)
      return isWhole ? found.map(changeOf) : undefined
    },
    releaseAt: (record, version) => entryAt.get({ record, version })?.release,
    newest: (record) => newestOf.get({ record })?.version ?? 0,
    verify(record) {
      let previousHash = FIRST
      let version = 0
      const hashes = new Map<number, string>()
      for (const { envelope, payload } of envelopes.all({ record })) {
        version += 1
        const fits =
          envelope.version === version &&
          envelope.previousHash === previousHash &&
          envelope.hash === hashOf(envelope) &&
          (payload === null || envelope.payloadHash === sha256(payload.salt, payload.payload))
        if (!fits) return { whole: false, brokenAt: version }
        previousHash = envelope.hash
        hashes.set(version, envelope.hash)
      }
      const lost = audited
        .all({ record })
        .find((seen) => seen.version !== null && hashes.get(seen.version) !== seen.head)
      return lost ? { whole: false, brokenAt: lost.version ?? 0 } : { whole: true }
    },
  }
}

function changeOf({ envelope, payload }: { readonly envelope: Envelope; readonly payload: string }): Change {
  const { record, version, action, by, at, mutation, release } = envelope
  const { fields, overridden, attention } = JSON.parse(payload) as Payload
  return {
    ...{ record, version, action, by, at, mutation, release, fields },
    ...(overridden && { overridden }),
    ...(attention && { attention }),
  }
}
