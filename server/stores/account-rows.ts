import { and, eq, getTableColumns, or, sql } from 'drizzle-orm'
import { fold } from '../../engine/lib/fold.ts'
import type { Database } from '../db/open.ts'
import { userGroups, users } from '../db/schema.ts'
import type { Account, NewAccount } from './account-stores.ts'

const { passwordHash, nameKey, ...facts } = getTableColumns(users)

const groupsOf = sql`(select json_group_array("group") from (select "group" from user_groups where "user" = users.id order by "group"))`

/** What an account is read as, wherever it is joined. */
export const accountColumns = {
  ...facts,
  groups: groupsOf.mapWith((json: string): readonly string[] => JSON.parse(json)),
}

/** Of those of whom many are looked at, only what is looked at. */
export const colleagueColumns = {
  id: users.id,
  userName: users.userName,
  fullName: users.fullName,
  code: users.code,
  position: users.position,
  location: users.location,
  services: users.services,
  ownServices: users.ownServices,
  role: users.role,
  agency: users.agency,
  membershipVersion: users.membershipVersion,
  groups: accountColumns.groups,
}

type AccountRow = { readonly [Fact in keyof Required<Account>]: Account[Fact] | null }

/** Facts that an account lacks are absent, not null. */
export const accountOf = (row: Partial<AccountRow>): Account =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Account

/** Reads those of exactly these user names that are not disabled. */
export function enabledNamed({ db }: Pick<Database, 'db'>): (userNames: readonly string[]) => readonly Account[] {
  const among = sql`${users.userName} IN (SELECT value FROM json_each(${sql.placeholder('names')}))`
  const read = db
    .select(accountColumns)
    .from(users)
    .where(and(eq(users.disabled, false), among))
    .prepare()
  return (userNames) => read.all({ names: JSON.stringify(userNames) }).map(accountOf)
}

/** User names are compared by this. */
export const nameKeyOf = (userName: string): string => fold(userName)

export function insertAccount({ db }: Pick<Database, 'db'>, account: NewAccount): 'done' | 'exists' {
  const { groups, ...columns } = account
  const key = nameKeyOf(account.userName)
  const taken = db
    .select({ id: users.id })
    .from(users)
    .where(or(eq(users.id, account.id), eq(users.nameKey, key)))
    .get()
  if (taken) return 'exists'
  db.insert(users)
    .values({ ...columns, nameKey: key, membershipVersion: 1 })
    .run()
  setGroups({ db }, account.id, groups)
  return 'done'
}

export function setGroups({ db }: Pick<Database, 'db'>, user: string, groups: readonly string[]): void {
  db.delete(userGroups).where(eq(userGroups.user, user)).run()
  for (const group of new Set(groups)) db.insert(userGroups).values({ user, group }).run()
}
