/**
 * Synthetic records, made the way people make them: each is an action of one of the demonstration's people, decided by
 * the engine and committed to the store. What it fills in follows from the model alone; the folder's `demo/` may add
 * words and chances. The same wish gives the same records, so that running it twice changes nothing; what another day or configuration
 * would have made of records that stand is left out.
 */

import { daysBetween } from '../../engine/lib/dates.ts'
import { type Chunk, chunksOf, type Plan } from './chunk.ts'
import { createKeeper, type Keeping } from './keeping.ts'
import { makeChunks } from './makers.ts'

export interface DemoWish extends Omit<Plan, 'days'> {
  readonly store: Keeping
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
  const keep = createKeeper(store)
  let result: DemoResult = { made: 0, updated: 0, disabled: 0, happened: 0, givenUp: 0 }
  let index = 0
  for await (const chunk of makeChunks(plan, chunks, threads)) {
    await keep(
      chunk.batches.map(({ notices, ...batch }) =>
        notices && isRecent(batch.at) ? { ...batch, told: { model, notices } } : batch,
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
