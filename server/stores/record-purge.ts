/** Destroys what a decision set aside beside records, and every entry of their log in which it stood. */
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { changePayloads, records } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import type { Projection } from '../projection/projection.ts'
import type { StoredRecords } from './stored-records.ts'

export interface RecordPurge {
  /** Id of the migration under which it was set aside. */
  readonly under: string
  readonly recordType?: string
  /** All answers of the records of the type, and everything that their log says. */
  readonly whole?: boolean
  /** In the transaction after the last record, with how many there were. */
  readonly done: (records: number) => void
}

/** So many records are looked at between two chances for a save. */
const TOGETHER = 50

interface Parts {
  readonly database: Database
  readonly writer: Writer
  readonly stored: StoredRecords
  readonly projection: Pick<Projection, 'forgetLeft'>
}

export async function purgeRecords(
  { database: { db }, writer, stored, projection }: Parts,
  purge: RecordPurge,
): Promise<void> {
  const { under, recordType, whole, done } = purge
  const types =
    recordType === undefined ? db.selectDistinct({ type: records.type }).from(records).all() : [{ type: recordType }]
  let count = 0
  // What the release before showed goes with it.
  await writer.write(() => projection.forgetLeft())
  for (const { type } of types) {
    for (let last: string | undefined = ''; last !== undefined; ) {
      const after: string = last
      last = await writer.write(() => {
        const page = stored.after(type, after, TOGETHER)
        for (const { parked = {}, ...record } of page) {
          if (whole) {
            stored.update({ ...record, answers: {} })
            db.delete(changePayloads).where(eq(changePayloads.record, record.id)).run()
            count += 1
            continue
          }
          const kept = Object.entries(parked).filter(([key]) => !key.startsWith(`${under}/`))
          const gone = Object.entries(parked).filter(([key]) => key.startsWith(`${under}/`))
          if (gone.length === 0) continue
          stored.update({ ...record, ...(kept.length > 0 && { parked: Object.fromEntries(kept) }) })
          forget(record.id, new Set(gone.flatMap(([, { from, to }]) => [...Object.keys(from), ...Object.keys(to)])))
          count += 1
        }
        return page.length === TOGETHER ? page.at(-1)?.id : undefined
      })
    }
  }
  await writer.write(() => done(count))

  /** An entry is erased whole: what it says of other fields goes with it. */
  function forget(record: string, fields: ReadonlySet<string>): void {
    const mine = eq(changePayloads.record, record)
    for (const field of fields) {
      const isNamed = sql`instr(${changePayloads.payload}, ${JSON.stringify(field)}) > 0`
      db.delete(changePayloads).where(and(mine, isNamed)).run()
    }
  }
}
