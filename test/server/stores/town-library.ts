import type { Action } from '../../../engine/actions/action-type.ts'
import { actorOf } from '../../../engine/permissions/actor-of.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { type Database, openDatabase } from '../../../server/db/open.ts'
import { performAction } from '../../../server/perform-action.ts'
import type { Account } from '../../../server/stores/account-stores.ts'
import { createStores } from '../../../server/stores/create-stores.ts'
import type { Batch } from '../../../server/stores/record-stores.ts'
import type { Stores } from '../../../server/stores/stores.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { accounts, aLoan, now, uuid } from '../../lib/people.ts'

export interface TownLibrary extends Stores {
  readonly database: Database
  /** Performs an action as this person, with a mutation id of its own unless one is given. */
  perform(userName: string, action: Partial<Action> & Pick<Action, 'name'>): ReturnType<typeof performAction>
}

/** The town library over a database in memory, or in a folder, with everybody's account. */
export async function townLibrary(folder = ':memory:'): Promise<TownLibrary> {
  const database = openDatabase(folder)
  const stores = createStores(database)
  await stores.activate(libraryModel, now)
  for (const facts of Object.values(accounts)) {
    const account = { ...facts, id: `id of ${facts.userName}`, services: [], disabled: false, passwordHash: 'hash' }
    await stores.accounts.create(account, { at: now, action: 'create_user' })
  }
  let ids = 1000
  const shell = {
    stores,
    model: libraryModel,
    actorOf: (account: Account) => actorOf(libraryModel, account),
    moment: () => ({ now, newId: () => uuid(++ids) }),
  }
  return {
    ...stores,
    database,
    async perform(userName, wish) {
      const account = await stores.accounts.byUserName(userName)
      if (!account) throw new Error(`Nobody is called ${userName}`)
      const action: Action = { type: 'loan', record: uuid(1), mutation: uuid(++ids), answers: {}, ...wish }
      return performAction(shell, { account, action, fingerprint: JSON.stringify([wish.name, action.answers]) })
    },
  }
}

let mutations = 0

/** Nadia's saving of a loan as it shall be from now on. */
export function saving(after: AnyRecord, more: Partial<Batch> & { readonly before?: AnyRecord } = {}): Batch {
  const { before, ...batch } = more
  const mutation = batch.mutation ?? `mutation ${++mutations}`
  const action = before ? 'update' : 'create'
  const fields = Object.keys({ ...before?.answers, ...after.answers }).flatMap((field) => {
    const [from, to] = [before?.answers[field], after.answers[field]]
    return from === to ? [] : [{ field, from, to }]
  })
  const change = {
    record: after.id,
    version: after.version,
    action,
    by: 'nadia',
    at: now,
    mutation,
    release: 'r',
    fields,
  }
  return {
    actor: { userName: 'nadia', membershipVersion: 1 },
    mutation,
    fingerprint: mutation,
    records: [{ expected: after.version - 1, ...(before && { before }), after, change }],
    audit: [{ action, recordType: after.type, record: after.id }],
    at: now,
    result: { id: after.id },
    ...batch,
  }
}

export const titled = (title: string, version = 1, id = uuid(1)): AnyRecord =>
  aLoan({ id, version, answers: { title } })
