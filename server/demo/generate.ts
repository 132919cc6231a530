/**
 * Synthetic records, made the way people make them: each is an action of one of the demonstration's people, decided by
 * the engine and committed to the store. What it fills in follows from the model alone; the folder's `demo/` may add
 * words and chances. The same wish gives the same records, so that running it twice changes nothing.
 */
import type { Model, RecordType } from '../../engine/model.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import type { Account, Batch, RecordsStore } from '../stores/stores.ts'
import { type Authored, type Authoring, changeOne, disableOne, makeOne } from './authoring.ts'
import { type DemoHints, fieldHintsOf } from './hints.ts'
import { momentsUpTo } from './moments.ts'
import { peopleOf } from './people.ts'
import { randomFrom } from './random.ts'

export interface DemoWish {
  readonly model: Model
  readonly store: Pick<RecordsStore, 'commit'>
  /** Those who may create records make them; those who may only answer get some of them shared. */
  readonly accounts: readonly Account[]
  readonly hints: DemoHints
  /** Records of each type for which the hints say nothing else; of others so many times what they say. */
  readonly records: number
  readonly seed: number
  /** Instant up to which the records are spread, and how many days they reach back. */
  readonly now: string
  readonly days?: number
  readonly onProgress?: (done: number, total: number) => void
}

export interface DemoResult {
  readonly made: number
  readonly updated: number
  readonly disabled: number
  /** Records that the configuration's rules never let through. */
  readonly givenUp: number
}

/** Actions that wait for one another's fsync. */
const GROUP = 200
/** Records that may still be changed later. */
const REMEMBERED = 300
const DAYS = 540

export async function generateDemo(wish: DemoWish): Promise<DemoResult> {
  const { model, hints, onProgress } = wish
  const random = randomFrom(Math.imul(wish.seed, 0x9e3779b1) + wish.records)
  const authoring: Authoring = {
    model,
    hints,
    random,
    people: peopleOf(model, wish.accounts),
    fieldHints: fieldHintsOf(model, hints),
  }
  const types = typesInTurn(Object.values(model.recordTypes), hints, wish.records)
  const momentAt = momentsUpTo(wish.now, wish.days ?? DAYS)
  const { updated = 0.1, disabled = 0.02 } = hints.records
  const recent: AnyRecord[] = []
  const count = { made: 0, updated: 0, disabled: 0, givenUp: 0 }
  let waiting: Batch[] = []

  const keep = (authored: Authored | undefined, place?: number) => {
    if (!authored) return false
    recent[place ?? count.made % REMEMBERED] = authored.record
    waiting.push(batchOf(authored, wish.seed))
    return true
  }
  const later = (act: typeof changeOne, at: string) => {
    const place = random.whole(0, recent.length - 1)
    const record = recent[place]
    return record !== undefined && keep(act(authoring, record, at), place)
  }
  const flush = async () => {
    await Promise.all(waiting.map((batch) => committed(wish.store, batch)))
    waiting = []
  }

  for (const [index, type] of types.entries()) {
    const at = momentAt((index + random.next()) / types.length)
    if (keep(makeOne(authoring, type, at))) count.made++
    else count.givenUp++
    if (random.chance(updated) && later(changeOne, at)) count.updated++
    if (random.chance(disabled) && later(disableOne, at)) count.disabled++
    if (waiting.length >= GROUP) {
      await flush()
      onProgress?.(index + 1, types.length)
    }
  }
  await flush()
  onProgress?.(types.length, types.length)
  return count
}

/** The types of the records to make, mixed in proportion. */
function typesInTurn(types: readonly RecordType[], { records }: DemoHints, each: number): readonly RecordType[] {
  const turns = types.flatMap((type) => {
    const wanted = Math.round(each * (records.records?.[type.id] ?? 1))
    return Array.from({ length: wanted }, (_, index) => ({ type, at: (index + 0.5) / wanted }))
  })
  return turns.sort((one, other) => one.at - other.at).map(({ type }) => type)
}

const batchOf = ({ person, action, at, outcome, record }: Authored, seed: number): Batch => ({
  actor: { userName: person.account.userName, membershipVersion: person.account.membershipVersion },
  mutation: action.mutation,
  fingerprint: `demo ${seed} ${action.mutation}`,
  records: outcome.records,
  audit: outcome.audit,
  at,
  result: { id: record.id },
})

async function committed(store: Pick<RecordsStore, 'commit'>, batch: Batch): Promise<void> {
  const { kind } = await store.commit(batch)
  if (kind !== 'done' && kind !== 'replayed')
    throw new Error(`A record of the demonstration could not be kept: ${kind}`)
}
