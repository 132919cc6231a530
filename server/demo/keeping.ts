/** Keeps what was made, also in a folder where some was made before, and maybe otherwise: by another day, build or configuration. */
import { equal } from '../../engine/lib/equal.ts'
import type { Batch, RecordsStore } from '../stores/record-stores.ts'

export type Keeping = Pick<RecordsStore, 'commit' | 'get' | 'replayOf'>

/** What is new is written; with a record that stood before it goes on only from where that stands. */
export function createKeeper(store: Keeping) {
  const stood = new Set<string>()

  const isThere = async ({ actor, mutation, fingerprint, records }: Batch): Promise<boolean> => {
    if (await store.replayOf(actor?.userName ?? '', mutation, fingerprint)) return true
    for (const { expected, after } of records) {
      if (expected === 0 && (await store.get(after.type, after.id))) return true
    }
    return false
  }

  const goesOn = async ({ records }: Batch): Promise<boolean> => {
    for (const { before, after } of records) {
      if (stood.has(after.id) && !equal((await store.get(after.type, after.id))?.record, before)) return false
    }
    return true
  }

  /** Written together: they share the wait for the disk. */
  const writeAll = (batches: Batch[]) => Promise.all(batches.splice(0).map((batch) => committed(store, batch)))

  return async (batches: readonly Batch[]): Promise<void> => {
    const fresh: Batch[] = []
    for (const batch of batches) {
      const ids = batch.records.map(({ after }) => after.id)
      if (!ids.some((id) => stood.has(id)) && !(await isThere(batch))) {
        fresh.push(batch)
        continue
      }
      for (const id of ids) stood.add(id)
      await writeAll(fresh)
      if (!(await isThere(batch)) && (await goesOn(batch))) await committed(store, batch)
    }
    await writeAll(fresh)
  }
}

async function committed(store: Keeping, batch: Batch): Promise<void> {
  const { kind } = await store.commit(batch)
  if (kind !== 'done' && kind !== 'replayed')
    throw new Error(`A record of the demonstration could not be kept: ${kind}`)
}
