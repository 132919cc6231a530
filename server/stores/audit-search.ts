/** Questions about the audit, answered off its indexes however long it is. */
import { and, asc, count, desc, eq, gte, inArray, lt, max, notInArray, type SQL, sql } from 'drizzle-orm'
import type { Database } from '../db/open.ts'
import { audit } from '../db/schema.ts'
import type { AuditEntry, AuditPage, AuditQuestion, LastSeen } from './audit-stores.ts'

/** Further back nobody pages: a narrower question finds it. */
export const FURTHEST = 10_000

/** Of more people the audit is read by time, not person by person. */
const FEW_PEOPLE = 30

export function createAuditSearch({ db, sqlite }: Database) {
  const names = sqlite
    .prepare(
      `WITH RECURSIVE known(name) AS (
         SELECT min(action) FROM audit
         UNION ALL
         SELECT (SELECT min(action) FROM audit WHERE action > known.name) FROM known WHERE known.name IS NOT NULL
       )
       SELECT name FROM known WHERE name IS NOT NULL`,
    )
    .pluck()

  return {
    page(question: AuditQuestion): AuditPage {
      const { offset, limit, order } = question
      const where = conditionOf(question)
      const way = order === 'asc' ? asc : desc
      // Which entries they are stands in the index alone.
      const found = db
        .select({ seq: audit.seq })
        .from(audit)
        .where(where)
        .orderBy(way(audit.at), way(audit.seq))
        .limit(limit)
        .offset(offset)
        .as('found')
      const rows = db
        .select({ entry: audit })
        .from(found)
        .innerJoin(audit, eq(audit.seq, found.seq))
        .orderBy(way(audit.at), way(audit.seq))
        .all()
      const counted = db
        .select({ seq: audit.seq })
        .from(audit)
        .where(where)
        .limit(FURTHEST + 1)
        .as('counted')
      const total = db.select({ total: count() }).from(counted).get()?.total ?? 0
      return {
        entries: rows.map(({ entry }) => entryOf(entry)),
        total: Math.min(total, FURTHEST),
        isMore: total > FURTHEST,
      }
    },
    /** Who did one of these things to the record, and when last. */
    whoSaw: (record: string, actions: readonly string[]): readonly LastSeen[] =>
      db
        .select({ userName: audit.userName, at: max(audit.at) })
        .from(audit)
        .where(and(eq(audit.record, record), inArray(audit.action, [...actions])))
        .groupBy(audit.userName)
        .orderBy(desc(max(audit.at)))
        .all()
        .flatMap(({ userName, at }) => (userName !== null && at !== null ? [{ userName, at }] : [])),
    /** Every action that was ever noted. */
    actions: () => names.all() as readonly string[],
  }
}

function conditionOf(question: AuditQuestion): SQL | undefined {
  const { from, to, people, actions, without, recordType, record } = question
  return and(
    from === undefined ? undefined : gte(audit.at, from),
    to === undefined ? undefined : lt(audit.at, to),
    people && ofPeople(people),
    actions && inArray(audit.action, [...actions]),
    without && notInArray(audit.action, [...without]),
    recordType === undefined ? undefined : eq(audit.recordType, recordType),
    record === undefined ? undefined : eq(audit.record, record),
  )
}

function ofPeople(people: readonly string[]): SQL {
  if (people.length <= FEW_PEOPLE) return inArray(audit.userName, [...people])
  return sql`+${audit.userName} IN (SELECT value FROM json_each(${JSON.stringify(people)}))`
}

type Stored = typeof audit.$inferSelect

export const entryOf = ({ seq, at, userName, action, recordType, record }: Stored): AuditEntry => ({
  seq,
  at,
  action,
  ...(userName !== null && { userName }),
  ...(recordType !== null && { recordType }),
  ...(record !== null && { record }),
})
