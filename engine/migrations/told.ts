/** Entries of the log as they are told today: what was said of a field stands under the name that it has now. */

import type { RecordType } from '../model.ts'
import type { Answers, Change, FieldChange, RowChange } from '../records/record.ts'
import { MIGRATE } from './entry.ts'
import { migrationKindOf } from './index.ts'
import type { ResolvedStep } from './migration.ts'
import type { Steps } from './take.ts'

/** `since` gives what has become of records of the type since a release; undefined: it was never served. */
export function inNamesOfToday(
  changes: readonly Change[],
  type: RecordType,
  since: (release: string) => readonly Steps[] | undefined,
): readonly Change[] {
  const known = new Map<string, readonly Rename[]>()
  return changes.map((change) => {
    const renames = known.get(change.release) ?? renamesIn(since(change.release) ?? [], type.id)
    known.set(change.release, renames)
    const fields = renames.reduce(renamed, change.fields)
    if (change.action === MIGRATE) return { ...change, fields: fields.flatMap((one) => ofKnownCells(one, type)) }
    return renames.length === 0 ? change : { ...change, fields }
  })
}

/** Of what a migration did to rows: what came to stand in cells that there are. */
function ofKnownCells(change: FieldChange, type: RecordType): readonly FieldChange[] {
  if (!('rows' in change)) return [change]
  const cells = new Set(type.fields.find(({ id }) => id === change.field)?.rows?.fields.map(({ id }) => id))
  const rows = change.rows.flatMap((row): readonly RowChange[] => {
    if (row.kind !== 'changed') return [row]
    const fields = row.fields.filter(({ field }) => cells.has(field))
    return fields.length > 0 ? [{ ...row, fields }] : []
  })
  return rows.length > 0 ? [{ ...change, rows }] : []
}

interface Rename {
  readonly subform: string | undefined
  /** Name then, name afterwards. */
  readonly names: ReadonlyMap<string, string>
}

const renamesIn = (levels: readonly Steps[], type: string): readonly Rename[] =>
  levels.flatMap(({ direction, steps }) =>
    (direction === 'forward' ? steps : [...steps].reverse())
      .filter((step) => step.recordType === type && !step.ofCore)
      .flatMap((step) => renameOf(step, direction)),
  )

function renameOf(step: ResolvedStep, direction: Steps['direction']): readonly Rename[] {
  const names = new Map<string, string>()
  for (const { from, to } of migrationKindOf(step).moves(step)) {
    const [then, now] = direction === 'forward' ? [from, to] : [to, from]
    if (!names.has(then)) names.set(then, now)
  }
  return names.size > 0 ? [{ subform: step.subform, names }] : []
}

const renamed = (changes: readonly FieldChange[], { subform, names }: Rename): readonly FieldChange[] =>
  changes.map((change) => {
    if (subform === undefined) return { ...change, field: names.get(change.field) ?? change.field }
    if (change.field !== subform || !('rows' in change)) return change
    return { ...change, rows: change.rows.map((row) => renamedRow(row, names)) }
  })

function renamedRow(row: RowChange, names: Rename['names']): RowChange {
  if (row.kind === 'changed') return { ...row, fields: renamed(row.fields, { subform: undefined, names }) }
  const entries = Object.entries(row.values).map(([name, value]) => [names.get(name) ?? name, value] as const)
  return { ...row, values: Object.fromEntries(entries) as Answers }
}
