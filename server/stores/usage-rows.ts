/** What a report of usage reads besides the records: what became of statuses, of accounts, and of files. */
import { and, countDistinct, eq, gte, inArray, lt, sql, sum } from 'drizzle-orm'
import type { FieldChange } from '../../engine/records/record.ts'
import { USER } from '../audit/actions.ts'
import type { Database } from '../db/open.ts'
import { audit, changePayloads, changes, files, fileUses, records, users } from '../db/schema.ts'

export interface UsageRows {
  /** A change of the status of a record in the span. */
  statuses(): Generator<{
    readonly record: string
    readonly type: string
    readonly from: unknown
    readonly to: unknown
  }>
  /** User names of accounts that were made in the span. */
  readonly made: ReadonlySet<string>
  /** User names of those who signed in. */
  readonly signedIn: ReadonlySet<string>
  readonly files: { readonly count: number; readonly bytes: number }
}

/** Deeds by which an account is made, or somebody comes in. */
const MADE = ['users_create']
const SIGNED_IN = ['login']

export function usageRows(
  { db }: Pick<Database, 'db'>,
  { from, to }: { readonly from: string; readonly to: string },
): UsageRows {
  const inSpan = and(gte(audit.at, from), lt(audit.at, to))
  const made = db
    .selectDistinct({ userName: users.userName })
    .from(audit)
    .innerJoin(users, eq(users.id, audit.record))
    .where(and(inSpan, eq(audit.recordType, USER), inArray(audit.action, MADE)))
    .all()
  const came = db
    .selectDistinct({ userName: audit.userName })
    .from(audit)
    .where(and(inSpan, inArray(audit.action, SIGNED_IN)))
    .all()
  const used = sql`${files.hash} IN (SELECT ${fileUses.file} FROM ${fileUses})`
  const kept = db
    .select({ count: countDistinct(files.hash), bytes: sum(files.size).mapWith(Number) })
    .from(files)
    .where(used)
    .get()
  return {
    made: new Set(made.map(({ userName }) => userName)),
    signedIn: new Set(came.flatMap(({ userName }) => (userName === null ? [] : [userName]))),
    files: { count: kept?.count ?? 0, bytes: kept?.bytes ?? 0 },
    *statuses() {
      const rows = db
        .select({ record: changes.record, type: records.type, payload: changePayloads.payload })
        .from(changes)
        .innerJoin(
          changePayloads,
          and(eq(changePayloads.record, changes.record), eq(changePayloads.version, changes.version)),
        )
        .innerJoin(records, eq(records.id, changes.record))
        .where(
          and(gte(changes.at, from), lt(changes.at, to), sql`instr(${changePayloads.payload}, '"field":"status"') > 0`),
        )
        .all()
      for (const { record, type, payload } of rows) {
        const { fields } = JSON.parse(payload) as { readonly fields: readonly FieldChange[] }
        for (const change of fields) {
          if (change.field === 'status' && 'to' in change) yield { record, type, from: change.from, to: change.to }
        }
      }
    },
  }
}
