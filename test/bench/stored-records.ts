import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { AnyRecord } from '../../engine/records/record.ts'

function open(data: string) {
  const file = readdirSync(data).find((name) => name.endsWith('.db') || name.endsWith('.sqlite'))
  if (!file) throw new Error(`No database in ${data}`)
  return new Database(join(data, file), { readonly: true })
}

/** Every record of the type that the instance holds, straight from its table. */
export function* storedRecords(data: string): Generator<AnyRecord> {
  const db = open(data)
  const rows = db.prepare("SELECT id, type, programme, version, state FROM records WHERE type = 'case'").iterate()
  for (const row of rows as IterableIterator<{
    id: string
    type: string
    programme: string
    version: number
    state: string
  }>) {
    const { state, ...rest } = row
    yield { ...rest, ...(JSON.parse(state) as Pick<AnyRecord, 'answers' | 'core'>) }
  }
  db.close()
}

const SCOPE = { self: 'owner', group: 'grp', agency: 'agency', all: 'everything' } as const

/** The people who will ask, as the floor knows them: name, password hash and what their scope compares with. */
export function userRows(data: string, wanted: readonly (readonly [keyof typeof SCOPE, string])[]) {
  const db = open(data)
  const one = db.prepare(
    'SELECT u.password_hash AS hash, u.agency, (SELECT "group" FROM user_groups WHERE user = u.id LIMIT 1) AS grp FROM users u WHERE u.user_name = ?',
  )
  const rows = wanted.map(([scope, name]) => {
    const user = one.get(name) as { hash: string; agency: string; grp: string | null }
    const principal = { self: name, group: user.grp ?? '', agency: user.agency, all: '' }[scope]
    return { name, hash: user.hash, scope: SCOPE[scope], principal }
  })
  db.close()
  return rows
}
