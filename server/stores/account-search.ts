/** Accounts as administrators look for them, filtered, sorted and paged by the database. */
import { and, asc, count, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm'
import { fold } from '../../engine/lib/fold.ts'
import type { ColumnBounds } from '../../engine/query/bounds.ts'
import type { Database } from '../db/open.ts'
import { users } from '../db/schema.ts'
import { accountColumns, accountOf } from './account-rows.ts'
import type { AccountQuestion, AccountsFound, FoundAccount } from './account-stores.ts'

/** One parameter however many values there are. */
const among = (column: SQL | typeof users.role, values: readonly string[]): SQL =>
  sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`

const inGroups = (groups: readonly string[]): SQL =>
  sql`EXISTS (SELECT 1 FROM user_groups AS g WHERE g."user" = users.id AND g."group" IN (SELECT value FROM json_each(${JSON.stringify(groups)})))`

const lastAccess = sql<string | null>`(SELECT max(at) FROM audit WHERE audit.user_name = users.user_name)`

export function createAccountSearch({ db, sqlite }: Pick<Database, 'db' | 'sqlite'>) {
  sqlite.function('folded', { deterministic: true }, (text: unknown) => fold(String(text ?? '')))

  const SORTED = {
    user_name: users.nameKey,
    full_name: sql`folded(${users.fullName})`,
    role: users.role,
    agency: users.agency,
    last_access: lastAccess,
  } as const satisfies Record<AccountQuestion['sort'], unknown>

  return ({ sort, order, offset, limit, ...question }: AccountQuestion): AccountsFound => {
    const where = conditionOf(question)
    const [counted] = db.select({ total: count() }).from(users).where(where).all()
    const way = order === 'asc' ? asc : desc
    const rows = db
      .select({ ...accountColumns, lastAccess })
      .from(users)
      .where(where)
      .orderBy(way(SORTED[sort] as SQL), asc(users.nameKey))
      .limit(limit)
      .offset(offset)
      .all()
    return { total: counted?.total ?? 0, accounts: rows.map((row) => accountOf(row) as FoundAccount) }
  }
}

type Asked = Omit<AccountQuestion, 'sort' | 'order' | 'offset' | 'limit'>

function conditionOf(asked: Asked): SQL | undefined {
  const { within, query, roles, agencies, groups, disabled, locations, services, ids, seen } = asked
  const words = (query ?? '').split(/\s+/).filter((word) => word !== '')
  return and(
    within && or(sql`${users.userName} = ${within.self}`, reachOf(within)),
    ...words.map((word) => {
      const part = fold(word)
      const texts = [sql`folded(${users.fullName})`, sql`folded(${users.email})`, sql`folded(${users.code})`]
      return or(...[sql`${users.nameKey}`, ...texts].map((text) => sql`instr(${text}, ${part}) > 0`))
    }),
    roles && among(users.role, roles),
    agencies && among(sql`${users.agency}`, agencies),
    groups && inGroups(groups),
    disabled === undefined ? undefined : eq(users.disabled, disabled),
    locations && among(sql`${users.location}`, locations),
    services && givesOneOf(services),
    ids && inArray(users.id, [...ids]),
    seen && seenWithin(seen),
  )
}

function reachOf({ agency, groups }: NonNullable<AccountQuestion['within']>): SQL | undefined {
  if (agency !== undefined) return eq(users.agency, agency)
  return groups && groups.length > 0 ? inGroups(groups) : sql`0`
}

const seenWithin = ({ from, to, before }: ColumnBounds): SQL | undefined =>
  and(
    from === undefined ? undefined : sql`${lastAccess} >= ${from}`,
    to === undefined ? undefined : sql`coalesce(${lastAccess}, '') <= ${to}`,
    before === undefined ? undefined : sql`coalesce(${lastAccess}, '') < ${before}`,
  )

/** Their own list where they have one, else what their agency gives. */
const givesOneOf = ({ any, agencies }: NonNullable<AccountQuestion['services']>): SQL | undefined =>
  or(
    and(
      sql`coalesce(${users.ownServices}, 0)`,
      sql`EXISTS (SELECT 1 FROM json_each(users.services) AS s WHERE s.value IN (SELECT value FROM json_each(${JSON.stringify(any)})))`,
    ),
    and(sql`NOT coalesce(${users.ownServices}, 0)`, among(sql`${users.agency}`, agencies)),
  )
