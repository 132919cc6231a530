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

  return async (batches: readonly Batch[]): Promise<void> => {
    const writing: Promise<void>[] = []
    for (const batch of batches) {
      const ids = batch.records.map(({ after }) => after.id)
      if (!ids.some((id) => stood.has(id)) && !(await isThere(batch))) {
        writing.push(committed(store, batch))
        continue
      }
      for (const id of ids) stood.add(id)
      await Promise.all(writing.splice(0))
      if (!(await isThere(batch)) && (await goesOn(batch))) await committed(store, batch)
    }
    await Promise.all(writing)
  }
}

async function committed(store: Keeping, batch: Batch): Promise<void> {
  const { kind } = await store.commit(batch)
  if (kind !== 'done' && kind !== 'replayed')
    throw new Error(`A record of the demonstration could not be kept: ${kind}`)
}
