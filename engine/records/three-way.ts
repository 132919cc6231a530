/**
 * Two people edited the same record: `base` is what one of them saw, `yours` what they made of it, `theirs` what stands
 * by now. Different fields, and different rows, go together; several values of a field are merged as a set; where both
 * changed one thing to different ends, that is a clash, and nobody's value is lost silently.
 */
import { equal } from '../lib/equal.ts'
import { own } from '../lib/own.ts'
import { isRows } from './diff.ts'
import { rowsIn, withEach } from './merge.ts'
import type { Answers, Row } from './record.ts'

/** Where both changed the same: a field, a field of a row, or a row that one removed while the other changed it. */
export interface ClashPlace {
  readonly field: string
  readonly row?: string
  readonly rowField?: string
}

export interface ThreeWay {
  /** Theirs with yours in it; at a clash, theirs. */
  readonly merged: Answers
  readonly clashes: readonly ClashPlace[]
}

export function threeWay(base: Answers, yours: Answers, theirs: Answers): ThreeWay {
  const clashes: ClashPlace[] = []
  const merged = mergeFields(
    base,
    yours,
    theirs,
    (field) => clashes.push({ field }),
    (field, row, rowField) => clashes.push({ field, row, ...(rowField !== undefined && { rowField }) }),
  )
  return { merged, clashes }
}

type InRows = (field: string, row: string, rowField?: string) => void

function mergeFields<Of extends Answers>(
  base: Answers,
  yours: Answers,
  theirs: Of,
  onClash: (field: string) => void,
  onClashInRow: InRows,
): Of {
  const fields = [...new Set([...Object.keys(base), ...Object.keys(yours)])]
  return withEach(theirs, fields, (field) => {
    const [was, mine, now] = [own(base, field), own(yours, field), own(theirs, field)]
    if (equal(was, mine) || equal(mine, now)) return now
    if ([was, mine, now].some(isRows) && [was, mine, now].every(isRowsOrBlank)) {
      return mergeRows(rowsIn(was), rowsIn(mine), rowsIn(now), (row, rowField) => onClashInRow(field, row, rowField))
    }
    if (equal(was, now)) return mine
    if ([was, mine, now].every(isSetOrBlank)) return mergeSets(listIn(was), listIn(mine), listIn(now))
    onClash(field)
    return now
  })
}

const isRowsOrBlank = (value: unknown) => value === undefined || isRows(value)

const isSetOrBlank = (value: unknown) =>
  value === undefined || (Array.isArray(value) && value.every((one) => typeof one !== 'object'))

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Theirs, without what you took away, with what you added. */
function mergeSets(was: readonly unknown[], mine: readonly unknown[], now: readonly unknown[]) {
  const removed = was.filter((value) => !mine.includes(value))
  const added = mine.filter((value) => !was.includes(value) && !now.includes(value))
  const merged = [...now.filter((value) => !removed.includes(value)), ...added]
  return merged.length > 0 ? merged : undefined
}

function mergeRows(
  was: readonly Row[],
  mine: readonly Row[],
  now: readonly Row[],
  onClash: (row: string, rowField?: string) => void,
): readonly Row[] | undefined {
  const [base, yours] = [byId(was), byId(mine)]
  const theirs = byId(now)
  const kept = now.flatMap((row) => mergeRow(base.get(row.unique_id), yours.get(row.unique_id), row, onClash))
  const added = mine.filter((row) => !theirs.has(row.unique_id) && isKeptAgainst(base.get(row.unique_id), row, onClash))
  return kept.length + added.length > 0 ? [...kept, ...added] : undefined
}

const byId = (rows: readonly Row[]): ReadonlyMap<string, Row> => new Map(rows.map((row) => [row.unique_id, row]))

function mergeRow(
  base: Row | undefined,
  mine: Row | undefined,
  now: Row,
  onClash: (row: string, rowField?: string) => void,
): readonly Row[] {
  const { unique_id } = now
  if (mine) {
    const inRow = (field: string) => onClash(unique_id, field)
    return [mergeFields<Row>(base ?? { unique_id }, mine, now, inRow, inRow)]
  }
  if (!base) return [now]
  if (equal(base, now)) return []
  onClash(unique_id)
  return [now]
}

/** Whether a row of yours that is not among theirs belongs there: it is new, and was not taken away by them. */
function isKeptAgainst(base: Row | undefined, mine: Row, onClash: (row: string) => void): boolean {
  if (!base) return true
  if (!equal(base, mine)) onClash(mine.unique_id)
  return false
}
