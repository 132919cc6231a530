import { createSignal, type Setter } from 'solid-js'
import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import { namingFields } from '../lib/record-name.ts'
import type { createRecords } from './records.ts'
import type { WireRecord } from './wire.ts'

/** What is known of a record that another names: nothing yet, that this person may not read it, or what names it. */
export type Known = WireRecord | 'unread' | undefined

export interface Linked {
  /** Asking starts fetching; records asked for together are fetched together. */
  find(type: string, id: string): Known
  /** The first records that the words find, and how many there are. */
  search(type: string, words: string): Promise<{ readonly rows: readonly WireRecord[]; readonly total: number }>
}

interface Parts {
  readonly records: Pick<ReturnType<typeof createRecords>, 'named' | 'search'>
  readonly model: () => Model
  readonly clock?: () => number
}

interface Entry {
  readonly known: () => Known
  readonly know: Setter<Known>
  askedAt: number
}

/** So many records are asked for at a time. */
const together = 50
/** What was fetched longer ago is asked for again when it is next looked at. */
const staysFresh = 60_000

/** Titles of records that others link to, as far as this person reads them. */
export function createLinked({ records, model, clock = Date.now }: Parts) {
  const entries = new Map<string, Entry>()
  const waiting = new Map<string, Set<string>>()

  const entryOf = (key: string): Entry => {
    const made = entries.get(key)
    if (made) return made
    const [known, know] = createSignal<Known>()
    const entry = { known, know, askedAt: Number.NEGATIVE_INFINITY }
    entries.set(key, entry)
    return entry
  }

  const fetchSome = async (type: string, ids: readonly string[]) => {
    const mine = ids.map((id) => [id, entryOf(keyOf(type, id))] as const)
    try {
      const recordType = own(model().recordTypes, type)
      const rows = recordType ? await records.named(type, ids, namingFields(recordType)) : []
      const found = new Map(rows.map((row) => [row.id, row]))
      for (const [id, entry] of mine) entry.know(() => found.get(id) ?? 'unread')
    } catch {
      // Whoever looks next asks again.
      for (const [, entry] of mine) entry.askedAt = Number.NEGATIVE_INFINITY
    }
  }

  const fetchWaiting = () => {
    for (const [type, ids] of waiting) {
      const all = [...ids]
      for (let at = 0; at < all.length; at += together) void fetchSome(type, all.slice(at, at + together))
    }
    waiting.clear()
  }

  return {
    find(type: string, id: string): Known {
      const entry = entryOf(keyOf(type, id))
      if (clock() - entry.askedAt > staysFresh) {
        entry.askedAt = clock()
        if (waiting.size === 0) setTimeout(fetchWaiting)
        waiting.set(type, (waiting.get(type) ?? new Set()).add(id))
      }
      return entry.known()
    },
    async search(type: string, words: string) {
      const recordType = own(model().recordTypes, type)
      return recordType ? records.search(type, words, namingFields(recordType)) : { rows: [], total: 0 }
    },
    /** Something was changed: titles are fetched anew when they are next looked at. */
    age() {
      for (const entry of entries.values()) entry.askedAt = Number.NEGATIVE_INFINITY
    },
    forget: () => entries.clear(),
  }
}

const keyOf = (type: string, id: string) => `${type} ${id}`
