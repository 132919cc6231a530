/** Entries of the directory as they stand, and models with them laid over; for the server, and for who reads beside it. */
import { createHash } from 'node:crypto'
import type { Database as Sqlite } from 'better-sqlite3'
import type { Laid } from '../../config/directory/directory-kind.ts'
import { directoryKinds } from '../../config/directory/index.ts'
import { laidBy, laidOver } from '../../config/directory/laid-over.ts'
import type { Model } from '../../engine/model.ts'

interface Kept {
  readonly state: string
  readonly model: Model
  readonly parts: ReadonlyMap<string, { readonly state: string; readonly laid: Laid }>
}

export interface DirectoryRows {
  /** The model as it is served; the model itself where nothing was changed here. The same object for as long as nothing changes. */
  over(model: Model): Model
  /** Looks anew at the next question: something was written, here or by another process. */
  look(): void
  /** After a write that was not kept: what was read inside it says nothing. */
  forget(): void
}

export function createDirectoryRows(sqlite: Sqlite): DirectoryRows {
  const newest = sqlite.prepare(
    'SELECT turn, changed_at AS at FROM directory WHERE kind = ? ORDER BY turn DESC LIMIT 1',
  )
  const ofKind = sqlite.prepare("SELECT id, body FROM directory WHERE kind = ? AND body <> 'null'")
  let known = new WeakMap<Model, Kept>()
  let states: readonly string[] | undefined

  const stateOf = (kind: string): string => {
    const row = newest.get(kind) as { readonly turn: number; readonly at: string } | undefined
    return row ? `${row.turn} ${row.at}` : ''
  }
  const changedOf = (kind: string): ReadonlyMap<string, object> =>
    new Map(
      (ofKind.all(kind) as { readonly id: string; readonly body: string }[]).map(({ id, body }) => [
        id,
        JSON.parse(body) as object,
      ]),
    )

  return {
    over(model) {
      states ??= directoryKinds.map(({ kind }) => stateOf(kind))
      if (states.every((state) => state === '')) return model
      const state = states.join(',')
      const kept = known.get(model)
      if (kept?.state === state) return kept.model
      const parts = new Map(
        directoryKinds.map((kind, index) => {
          const mine = states?.[index] ?? ''
          const before = kept?.parts.get(kind.kind)
          const laid = before?.state === mine ? before.laid : laidBy(kind, model, changedOf(kind.kind))
          return [kind.kind, { state: mine, laid }]
        }),
      )
      const name = createHash('sha256').update(state).digest('hex').slice(0, 16)
      const laid = laidOver(
        model,
        [...parts.values()].map((part) => part.laid),
        name,
      )
      known.set(model, { state, model: laid, parts })
      return laid
    },
    look: () => {
      states = undefined
    },
    forget: () => {
      states = undefined
      known = new WeakMap()
    },
  }
}
