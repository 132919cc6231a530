/**
 * Synthetic records, made the way people make them: each is an action of one of the demonstration's people, decided by
 * the engine and committed to the store. What it fills in follows from the model alone; the folder's `demo/` may add
 * words and chances. The same wish gives the same records, so that running it twice changes nothing.
 */

import { daysBetween } from '../../engine/lib/dates.ts'
import type { Batch, RecordsStore } from '../stores/record-stores.ts'
import { type Chunk, chunksOf, type Plan } from './chunk.ts'
import { makeChunks } from './makers.ts'

export interface DemoWish extends Omit<Plan, 'days'> {
  readonly store: Pick<RecordsStore, 'commit'>
  readonly days?: number
  /** Threads that make records while this one writes them. Default: none for a few records, else one per processor. */
  readonly threads?: number
  readonly onProgress?: (done: number, total: number) => void
}

export type DemoResult = Omit<Chunk, 'batches'>

const DAYS = 540
/** Of what is older nobody is told any more. */
const DAYS_TOLD = 14

export async function generateDemo({ store, threads, onProgress, ...wish }: DemoWish): Promise<DemoResult> {
  const { model, accounts, hints, records, seed, now, days = hints.records.days ?? DAYS } = wish
  const plan: Plan = { model, accounts, hints, records, seed, now, days }
  const isRecent = (at: string) => daysBetween(at.slice(0, 10), now.slice(0, 10)) <= DAYS_TOLD
  const chunks = chunksOf(plan)
  let result: DemoResult = { made: 0, updated: 0, disabled: 0, happened: 0, givenUp: 0 }
  let index = 0
  for await (const chunk of makeChunks(plan, chunks, threads)) {
    await Promise.all(
      chunk.batches.map(({ notices, ...batch }) =>
        committed(store, notices && isRecent(batch.at) ? { ...batch, told: { model, notices } } : batch),
      ),
    )
    result = {
      made: result.made + chunk.made,
      updated: result.updated + chunk.updated,
      disabled: result.disabled + chunk.disabled,
      happened: result.happened + chunk.happened,
      givenUp: result.givenUp + chunk.givenUp,
    }
    onProgress?.(chunks.until(index++), chunks.total)
  }
  return result
}

async function committed(store: Pick<RecordsStore, 'commit'>, batch: Batch): Promise<void> {
  const { kind } = await store.commit(batch)
  if (kind !== 'done' && kind !== 'replayed')
    throw new Error(`A record of the demonstration could not be kept: ${kind}`)
}
