/** Writes down what migrations made of records: the row as everybody sees it already, and the entry in its log. */
import { setTimeout } from 'node:timers/promises'
import { MIGRATE, migrationEntry } from '../../engine/migrations/entry.ts'
import type { Writer } from '../db/writer.ts'
import type { AuditLog } from './audit-log.ts'
import type { ChangeLog } from './change-log.ts'
import type { LevelsStore } from './levels-store.ts'
import type { RowHomes } from './row-homes.ts'
import type { StoredRecords } from './stored-records.ts'

interface Parts {
  readonly writer: Writer
  readonly stored: StoredRecords
  readonly levels: LevelsStore
  readonly changes: ChangeLog
  readonly log: AuditLog
  readonly homes: RowHomes
}

export interface Settling {
  /** One record; inside a transaction, before anything else is written to it. */
  settle(id: string, at: string): void
  /** All that are left, some at a time between saves; goes on where it was interrupted. Gives how many it wrote. */
  settleAll(options: SettlingOptions): Promise<number>
}

export interface SettlingOptions {
  readonly at: () => string
  /** Told after each turn. */
  readonly told?: (progress: { readonly done: number; readonly left: number }) => void
  readonly signal?: AbortSignal
}

/** So many rows are settled between two chances for a save. */
const TOGETHER = 25
/** Then others have as long as that took, and no longer than this. */
const LONGEST_PAUSE_MS = 50

export function createSettling({ writer, stored, levels, changes, log, homes }: Parts): Settling {
  function settle(id: string, at: string): void {
    const turns = stored.unsettled(id)
    const last = turns.at(-1)
    if (!last) return
    stored.update(last.after)
    for (const { level, before, after } of turns) {
      if (after.version === before.version) continue
      const change = migrationEntry(level, before, after)
      const write = { expected: before.version, before, after, change }
      homes.settle(write)
      const head = changes.append(write)
      log.append({ action: MIGRATE, recordType: after.type, record: id, at }, head)
    }
  }

  async function settleType(type: string, settled: (count: number) => void, options: SettlingOptions) {
    for (let isMore = true; isMore && !options.signal?.aborted; ) {
      const began = performance.now()
      isMore = await writer.write(() => {
        const open = stored.someUnsettled(type, TOGETHER)
        for (const id of open) settle(id, options.at())
        settled(open.length)
        return open.length === TOGETHER
      })
      if (isMore) await setTimeout(Math.min(performance.now() - began, LONGEST_PAUSE_MS))
    }
  }

  return {
    settle,
    async settleAll(options) {
      let done = 0
      let left = stored.countUnsettled()
      for (const type of levels.types()) {
        await settleType(
          type,
          (count) => {
            done += count
            left = Math.max(0, left - count)
            if (count > 0) options.told?.({ done, left })
          },
          options,
        )
      }
      return done
    },
  }
}
