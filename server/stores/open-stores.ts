import { join } from 'node:path'
import { DATABASE, openDatabase } from '../db/open.ts'
import { createCountingProcess } from '../reader/counting-process.ts'
import { createStores } from './create-stores.ts'
import type { Stores } from './stores.ts'

/** The stores of a data folder, which no other process may have open; `:memory:` keeps nothing. */
export async function openStores(folder: string): Promise<Stores> {
  const database = openDatabase(folder)
  if (folder === ':memory:') return createStores(database)
  return createStores(database, { recordsAtOnce: 50, elsewhere: createCountingProcess(join(folder, DATABASE)) })
}
