import { and, count, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import { equal } from '../../engine/lib/equal.ts'
import { Problem } from '../../engine/problems.ts'
import type { Database } from '../db/open.ts'
import { passwordResets, sessions, userGroups, users } from '../db/schema.ts'
import type { Writer } from '../db/writer.ts'
import {
  accountColumns,
  accountOf,
  colleagueColumns,
  enabledNamed,
  insertAccount,
  nameKeyOf,
  setGroups,
} from './account-rows.ts'
import { createAccountSearch } from './account-search.ts'
import type { Account, AccountChanges, AccountsStore, Colleague } from './account-stores.ts'
import type { AuditLog } from './audit-log.ts'
import type { AuditNote } from './audit-stores.ts'
import type { MailQueue } from './mail-queue.ts'

interface Parts {
  readonly database: Database
  readonly writer: Writer
  readonly log: AuditLog
  /** Rewrites the reach of the records that the user is connected with. */
  readonly moveUser: (userName: string) => void
  readonly queue: MailQueue
}

/** Changes that make somebody else of the user, as far as records are concerned: what they reach, and what they may be given. */
const MOVES = Object.keys({
  ...{ role: true, agency: true, groups: true, disabled: true },
  ...{ location: true, services: true, ownServices: true },
} satisfies { readonly [Fact in keyof AccountChanges]: true }) as readonly (keyof AccountChanges)[]
/** Changes after which the user has to sign in again. */
const ENDS_SESSIONS = ['role', 'disabled'] as const
/** Changes after which a link that was mailed does not count any more. */
const ENDS_LINKS = ['email', 'disabled'] as const

export function createAccountsStore({ database, writer, log, moveUser, queue }: Parts): AccountsStore {
  const { db } = database
  const search = createAccountSearch(database)
  const select = (where: SQL) => db.select(accountColumns).from(users).where(where).prepare()
  const hasName = eq(users.nameKey, sql.placeholder('key'))
  const byName = select(hasName)
  const byId = select(eq(users.id, sql.placeholder('id')))
  const hashByName = db.select({ passwordHash: users.passwordHash }).from(users).where(hasName).prepare()
  const named = enabledNamed(database)
  const enabled = eq(users.disabled, false)

  const accountById = (id: string): Account | undefined => {
    const row = byId.get({ id })
    return row && accountOf(row)
  }

  const colleaguesWhere = (where: SQL | undefined) =>
    db
      .select(colleagueColumns)
      .from(users)
      .where(and(enabled, where))
      .orderBy(users.fullName, users.nameKey)
      .all()
      .map((row) => accountOf(row) as Colleague)
  /** Everybody who is not disabled, by full name; whose account was changed is read again, whether or not that was kept. */
  let known: readonly Colleague[] | undefined
  const changed = new Set<string>()
  const colleagues = (): readonly Colleague[] => {
    if (!known) known = colleaguesWhere(undefined)
    else if (changed.size > 0) {
      const others = known.filter(({ id }) => !changed.has(id))
      known = [...others, ...colleaguesWhere(inArray(users.id, [...changed]))].sort(inOrder)
    }
    changed.clear()
    return known
  }
  const writePerson = <Value>(id: string, work: () => Value): Promise<Value> =>
    writer
      .write(() => {
        const done = work()
        changed.add(id)
        return done
      })
      .finally(() => changed.add(id))

  const endLinks = (id: string) => db.delete(passwordResets).where(eq(passwordResets.user, id)).run()

  function change(account: Account, changes: AccountChanges, note: AuditNote): Account | undefined {
    const changed = (fact: keyof AccountChanges) => changes[fact] !== undefined && !equal(changes[fact], account[fact])
    const { groups, ...columns } = changes
    const moves = MOVES.some(changed)
    const values = { ...columns, ...(moves && { membershipVersion: account.membershipVersion + 1 }) }
    if (Object.keys(values).length > 0) {
      db.update(users)
        .set(values as Partial<typeof users.$inferInsert>)
        .where(eq(users.id, account.id))
        .run()
    }
    if (groups) setGroups(database, account.id, groups)
    if (ENDS_SESSIONS.some(changed)) db.delete(sessions).where(eq(sessions.user, account.id)).run()
    if (ENDS_LINKS.some(changed)) endLinks(account.id)
    if (changed('agency') || changed('groups')) moveUser(account.userName)
    log.append(note)
    return accountById(account.id)
  }

  return {
    byUserName: async (userName) => {
      const row = byName.get({ key: nameKeyOf(userName) })
      return row && accountOf(row)
    },
    byId: async (id) => accountById(id),
    list: async ({ offset, limit, withDisabled }) => {
      const where = withDisabled ? undefined : enabled
      const rows = db.select(accountColumns).from(users).where(where).orderBy(users.nameKey).limit(limit).offset(offset)
      const [counted] = db.select({ total: count() }).from(users).where(where).all()
      return { total: counted?.total ?? 0, accounts: rows.all().map(accountOf) }
    },
    search: async (question) => search(question),
    groupsOfAgency: async (agency) =>
      db
        .selectDistinct({ group: userGroups.group })
        .from(userGroups)
        .innerJoin(users, eq(users.id, userGroups.user))
        .where(eq(users.agency, agency))
        .all()
        .map(({ group }) => group),
    people: async () =>
      db
        .select({ userName: users.userName, fullName: users.fullName, agency: users.agency })
        .from(users)
        .where(enabled)
        .orderBy(users.nameKey)
        .all(),
    named: async (userNames) => named(userNames),
    withRoles: async (roles, { agency, groups } = {}) => {
      const isNear = (one: Colleague) =>
        one.agency === agency || (groups?.some((group) => one.groups.includes(group)) ?? false)
      const isAnywhere = agency === undefined && groups === undefined
      return colleagues().filter((one) => roles.includes(one.role) && (isAnywhere || isNear(one)))
    },
    inGroups: async (groups) =>
      db
        .selectDistinct({ userName: users.userName })
        .from(userGroups)
        .innerJoin(users, eq(users.id, userGroups.user))
        .where(inArray(userGroups.group, [...groups]))
        .orderBy(users.userName)
        .all()
        .map(({ userName }) => userName),
    isEmpty: async () => db.select({ id: users.id }).from(users).limit(1).get() === undefined,
    passwordHashOf: async (userName) => hashByName.get({ key: nameKeyOf(userName) })?.passwordHash,
    create: (account, note) =>
      writePerson(account.id, () => {
        const made = insertAccount(database, account)
        if (made === 'exists') return made
        if (account.email) queue.add({ user: account.id, kind: 'welcome', at: Date.parse(note.at) })
        log.append(note)
        return made
      }),
    update: (id, changes, { standing, ...note }) =>
      writePerson(id, () => {
        const account = accountById(id)
        if (account && standing !== undefined && standing !== account.membershipVersion) {
          throw new Problem('conflict', 'account.changed', {})
        }
        return account && change(account, changes, note)
      }),
    setPassword: (id, passwordHash, { keepSession = '', ...note }) =>
      writer.write(() => {
        db.update(users).set({ passwordHash }).where(eq(users.id, id)).run()
        endLinks(id)
        if (accountById(id)?.email) queue.add({ user: id, kind: 'password-changed', at: Date.parse(note.at) })
        db.delete(sessions)
          .where(and(eq(sessions.user, id), ne(sessions.id, keepSession)))
          .run()
        log.append(note)
      }),
  }
}

/** As the database has them in order. */
function inOrder(one: Colleague, other: Colleague): number {
  return compared(one.fullName, other.fullName) || compared(nameKeyOf(one.userName), nameKeyOf(other.userName))
}

const compared = (one: string, other: string) => (one < other ? -1 : Number(one > other))
