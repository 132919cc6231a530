/** Places out of a file: judged in the background line by line, then written all at once or not at all. */
import { setImmediate as pause } from 'node:timers/promises'
import { entryHash } from '../../config/directory/drift.ts'
import { createPlaceJudge, type JudgedPlace } from '../../config/directory/judge-places.ts'
import { location as kind } from '../../config/directory/kinds/location.ts'
import type { PlaceLine } from '../../config/directory/places-file.ts'
import { Problem } from '../../engine/problems.ts'
import { traceOf } from '../log.ts'
import type { Parts } from '../parts.ts'

export interface PlaceImport {
  readonly id: string
  readonly userName: string
  readonly fileName: string
  readonly startedAt: string
  /** `refused`: some lines were, so nothing was written. `failed`: nothing was written either. */
  state: 'judging' | 'writing' | 'checked' | 'done' | 'refused' | 'failed'
  readonly total: number
  done: number
  readonly counts: Record<JudgedPlace['outcome'], number>
  readonly lines: JudgedPlace[]
  /** Why it failed. */
  failure?: string
}

export interface ImportWish {
  readonly id: string
  readonly userName: string
  readonly fileName: string
  readonly lines: readonly PlaceLine[]
  /** Only say what would become of each line. */
  readonly onlyCheck: boolean
  /** Write the good lines although others are refused. */
  readonly skipRefused: boolean
}

/** Between two chances for others. */
const TOGETHER = 500
const KEPT = 20

const known = new WeakMap<Parts, Map<string, PlaceImport>>()

/** Those of late, by id. */
export function importsOf(parts: Parts): Map<string, PlaceImport> {
  const imports = known.get(parts) ?? new Map<string, PlaceImport>()
  known.set(parts, imports)
  return imports
}

export const isRunning = ({ state }: PlaceImport): boolean => state === 'judging' || state === 'writing'

/** Begins, and tells how it goes in what it gives. */
export function startImport(parts: Parts, { lines, onlyCheck, skipRefused, ...about }: ImportWish): PlaceImport {
  const now: PlaceImport = {
    ...about,
    startedAt: new Date(parts.clock()).toISOString(),
    state: 'judging',
    total: lines.length,
    done: 0,
    counts: { created: 0, changed: 0, unchanged: 0, refused: 0 },
    lines: [],
  }
  const imports = importsOf(parts)
  imports.set(now.id, now)
  for (const [id] of [...imports].slice(0, -KEPT)) imports.delete(id)
  void run(parts, now, lines, { onlyCheck, skipRefused }).catch((error: unknown) => {
    now.state = 'failed'
    now.failure = error instanceof Problem ? error.code : 'server.bug'
    if (!(error instanceof Problem)) parts.log({ event: 'bug', ...traceOf(error) })
  })
  return now
}

async function run(
  parts: Parts,
  now: PlaceImport,
  lines: readonly PlaceLine[],
  { onlyCheck, skipRefused }: Pick<ImportWish, 'onlyCheck' | 'skipRefused'>,
): Promise<void> {
  const { configuration, stores } = parts
  const { model } = configuration.release()
  const ofRelease = kind.entries(configuration.base())
  const versions = new Map(stores.directory.entries(kind.kind).map(({ id, version }) => [id, version]))
  const judge = createPlaceJudge(model, lines)
  for (const line of lines) {
    const judged = judge(line)
    now.counts[judged.outcome] += 1
    now.lines.push(judged)
    now.done += 1
    if (now.done % TOGETHER === 0) await pause()
  }
  if (onlyCheck) {
    now.state = 'checked'
    return
  }
  if (now.counts.refused > 0 && !skipRefused) {
    now.state = 'refused'
    return
  }
  now.state = 'writing'
  const writes = now.lines.flatMap(({ outcome, code, place }) => {
    if (!place || outcome === 'unchanged') return []
    const released = ofRelease.get(code)
    const basis = released && { basis: entryHash(released) }
    return [{ kind: kind.kind, id: code, body: place, expected: versions.get(code) ?? 0, ...basis }]
  })
  const note = { at: new Date(parts.clock()).toISOString(), userName: now.userName, action: 'locations_import' }
  const done = writes.length > 0 ? await stores.directory.write(writes, note) : 'done'
  if (done === 'stale') throw new Problem('conflict', 'directory.changed', {})
  now.state = 'done'
}
