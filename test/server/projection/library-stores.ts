import type { Model } from '../../../engine/model.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { type Database, openDatabase } from '../../../server/db/open.ts'
import { createStores } from '../../../server/stores/create-stores.ts'
import type { Batch } from '../../../server/stores/record-stores.ts'
import type { Stores } from '../../../server/stores/stores.ts'
import { AT, accounts } from './generated.ts'

/** Stores in memory under the model, with the generated library's people. */
export async function libraryStores(model: Model): Promise<Stores & { readonly database: Database }> {
  const database = openDatabase(':memory:')
  const stores = createStores(database, { recordsAtOnce: 3 })
  for (const account of accounts) {
    await stores.accounts.create({ ...account, passwordHash: 'x' }, { action: 'create_user', at: AT })
  }
  await stores.activate(model, AT)
  return { ...stores, database }
}

let writes = 0

/** One step of a record's history, as ada commits it. */
export const batchOf = ({ before, after }: { readonly before?: AnyRecord; readonly after: AnyRecord }): Batch => {
  const mutation = `mutation-${++writes}`
  const action = before ? 'update' : 'create'
  const change = {
    record: after.id,
    version: after.version,
    action,
    by: 'ada',
    at: AT,
    mutation,
    release: 'r',
    fields: [],
  }
  return {
    actor: { userName: 'ada', membershipVersion: 1 },
    mutation,
    fingerprint: mutation,
    records: [{ expected: after.version - 1, ...(before && { before }), after, change }],
    audit: [{ action, recordType: after.type, record: after.id }],
    at: AT,
    result: { id: after.id },
  }
}
