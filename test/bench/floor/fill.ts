import type { Database } from 'better-sqlite3'
import type { AnyRecord } from '../../../engine/records/record.ts'

export const COLUMNS = [
  'id',
  'doc',
  'version',
  'owner',
  'grp',
  'agency',
  'status',
  'enabled',
  'sex',
  'risk',
  'created',
  'name',
]

/** Lays the floor's tables over the very rows that the real instance holds. */
export function fillFloor(
  db: Database,
  records: Iterable<AnyRecord>,
  users: readonly { name: string; hash: string; scope: string; principal: string }[],
): void {
  db.pragma('journal_mode = WAL')
  db.exec(`
    CREATE TABLE docs (id TEXT PRIMARY KEY, doc TEXT, version INTEGER, owner TEXT, grp TEXT, agency TEXT,
      status TEXT, enabled INTEGER, sex TEXT, risk TEXT, created TEXT, name TEXT);
    CREATE TABLE changes (seq INTEGER PRIMARY KEY, record TEXT, version INTEGER, by TEXT, at TEXT, fields TEXT);
    CREATE TABLE audit (seq INTEGER PRIMARY KEY, at TEXT, user TEXT, action TEXT, record TEXT);
    CREATE TABLE users (name TEXT PRIMARY KEY, hash TEXT, scope TEXT, principal TEXT);
    CREATE TABLE sessions (token TEXT PRIMARY KEY, user TEXT, scope TEXT, principal TEXT);`)
  const insert = db.prepare(`INSERT INTO docs VALUES (${COLUMNS.map(() => '?').join(', ')})`)
  db.transaction(() => {
    for (const { id, version, answers, core } of records) {
      const of = (field: string) => (answers[field] as string | undefined) ?? null
      const doc = JSON.stringify({ ...answers, ...core })
      const group = core.owned_by_groups[0] ?? null
      const columns = [
        id,
        doc,
        version,
        core.owned_by,
        group,
        core.owned_by_agency_id,
        core.status,
        Number(core.record_state),
      ]
      insert.run(...columns, of('sex'), of('risk_level'), core.created_at, of('name_first'))
    }
    for (const user of users)
      db.prepare('INSERT INTO users VALUES (?, ?, ?, ?)').run(user.name, user.hash, user.scope, user.principal)
  })()
  db.exec(`
    CREATE INDEX by_owner ON docs (owner, enabled, status, sex, risk, created DESC);
    CREATE INDEX by_group ON docs (grp, enabled, status, sex, risk, created DESC);
    CREATE INDEX by_agency ON docs (agency, enabled, status, sex, risk, created DESC);
    CREATE INDEX by_state ON docs (enabled, status, sex, risk, created DESC);
    CREATE INDEX changes_of ON changes (record, version);
    ANALYZE;`)
}
