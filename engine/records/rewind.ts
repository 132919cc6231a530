/** The log read backwards: what the answers were before. */
import { own } from '../lib/own.ts'
import { type CoreFacts, coreFacts } from './core-facts.ts'
import { rowsIn, withEach } from './merge.ts'
import type { Answers, AnyRecord, Change, FieldChange, Row, RowChange } from './record.ts'

/** The answers as they were at a version, from those of now and the changes since (in any order; older ones do not matter). */
export const answersAt = (answers: Answers, changes: readonly Change[], version: number): Answers =>
  after(version, changes).reduce((later, change) => rewind(later, change.fields), answers)

/** The record as it stood at a version: its answers, and its core facts as far as the log tells of them. */
export function recordAt(record: AnyRecord, changes: readonly Change[], version: number): AnyRecord {
  const { at, by } = changes.find((change) => change.version === version) ?? {}
  const core = after(version, changes).reduce(
    (later, change) => valuesBefore(later, change.fields.filter(isOfCore)),
    record.core as unknown as Answers,
  ) as unknown as CoreFacts
  const stamps = {
    ...(at !== undefined && { last_updated_at: at }),
    ...(by !== undefined && { last_updated_by: by }),
  }
  const answers = answersAt(record.answers, changes, version)
  return { ...record, version, answers, core: { ...core, ...counted(core), ...stamps } }
}

/** Counts are not in the log: they follow from the rows. */
function counted({ flags = [], alerts = [], flag_count, alert_count }: CoreFacts): Partial<CoreFacts> {
  const types = [...new Set(alerts.map(({ type }) => type))].sort()
  return {
    ...(flag_count !== undefined && { flag_count: flags.filter(({ removed }) => !removed).length }),
    ...(alert_count !== undefined && { alert_count: alerts.length, current_alert_types: types }),
  }
}

const after = (version: number, changes: readonly Change[]) =>
  changes.filter((change) => change.version > version).sort((one, other) => other.version - one.version)

export const isOfCore = ({ field }: FieldChange) => Object.hasOwn(coreFacts, field)

/** The answers before the changes were made. Core facts are told of in the log too and are no answers. */
export const rewind = (answers: Answers, changes: readonly FieldChange[]): Answers =>
  valuesBefore(
    answers,
    changes.filter((change) => !isOfCore(change)),
  )

/** The same of any values. */
export function valuesBefore(values: Answers, changes: readonly FieldChange[]): Answers {
  const byField = new Map(changes.map((change) => [change.field, change]))
  return withEach(values, [...byField.keys()], (field) => {
    const change = byField.get(field)
    if (!change) return undefined
    return 'rows' in change ? rowsBefore(rowsIn(own(values, field)), change) : (change.from ?? undefined)
  })
}

type RowsChange = Extract<FieldChange, { readonly rows: unknown }>

function rowsBefore(rows: readonly Row[], { rows: changes, order }: RowsChange): readonly Row[] | undefined {
  const byRow = new Map<string, RowChange>(changes.map((change) => [change.row, change]))
  const before = [
    ...rows.filter(({ unique_id }) => byRow.get(unique_id)?.kind !== 'added').map((row) => rowBefore(row, byRow)),
    ...changes.flatMap((change) => (change.kind === 'removed' ? [{ ...change.values, unique_id: change.row }] : [])),
  ]
  if (before.length === 0) return undefined
  if (!order) return before
  const placeOf = new Map(order.from.map((id, place) => [id, place]))
  return before.sort((one, other) => (placeOf.get(one.unique_id) ?? 0) - (placeOf.get(other.unique_id) ?? 0))
}

function rowBefore(row: Row, byRow: ReadonlyMap<string, RowChange>): Row {
  const change = byRow.get(row.unique_id)
  return change?.kind === 'changed' ? { ...valuesBefore(row, change.fields), unique_id: row.unique_id } : row
}
