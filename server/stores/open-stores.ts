import { openDatabase } from '../db/open.ts'
import { createStores } from './create-stores.ts'
import type { Stores } from './stores.ts'

/** The stores of a data folder, which no other process may have open; `:memory:` keeps nothing. */
export async function openStores(folder: string): Promise<Stores> {
  return createStores(openDatabase(folder))
}
