/**
 * Which single rows of the platform's own collections are there for a reader: an alert goes with the form whose dot it is,
 * a task with what sets its day and what completes it.
 */
import { own } from '../lib/own.ts'
import { ENTRIES } from '../life/entry-rows.ts'
import { holderOnRecord, isForOne, namesOfTask, taskRulesOf } from '../life/tasks.ts'
import type { Form, RecordType } from '../model.ts'
import type { Row } from '../records/record.ts'

type NamesByValue = ReadonlyMap<string, readonly string[]>

export interface RowGuard {
  /** Column whose value decides. */
  readonly by: string
  /** Names that must be read on the record, by that value. A row with another value is not there. */
  readonly rows: NamesByValue
  /** Whether a row without that value is there. */
  readonly without: boolean
  /** Column that names the only one for whom the row is there, whatever else they read. */
  readonly only?: string
  /** Name whose readers see every row. */
  readonly readAs?: string
  /** Columns that name somebody for whom the row is there in any case. */
  readonly also?: readonly string[]
  /** The same for the values of some columns. */
  readonly columns: Readonly<Record<string, NamesByValue>>
}

/** Who looks at the rows of one record. */
interface Reader {
  readonly userName: string
  reads(name: string): boolean
}

/** Whether the row is there at all. */
export function seesRow(guard: RowGuard | undefined, row: Row, { userName, reads }: Reader): boolean {
  if (!guard) return true
  if (guard.readAs !== undefined && reads(guard.readAs)) return true
  if (guard.also?.some((column) => own(row, column) === userName)) return true
  const only = guard.only === undefined ? undefined : own(row, guard.only)
  if (only !== undefined) return only === userName
  const value = own(row, guard.by)
  return value === undefined ? guard.without : (guard.rows.get(String(value))?.every(reads) ?? false)
}

/** Whether the row tells this column of itself. */
export function seesColumn(guard: RowGuard | undefined, row: Row, column: string, { reads }: Pick<Reader, 'reads'>) {
  const names = guard && own(guard.columns, column)
  return names === undefined || (names.get(String(own(row, guard?.by ?? '')))?.every(reads) ?? false)
}

/** Alerts are seen with the form whose dot they are; those of somebody in particular by nobody else. */
export const alertGuard = ({ forms }: RecordType): RowGuard => ({
  by: 'form',
  rows: new Map(forms.map(({ id, fields }: Form) => [id, fields])),
  without: true,
  only: 'user',
  columns: {},
})

/** To whom a record went is for those who reach it in their own right; others know of what they sent and what they got. */
export const guardOfTransitions: RowGuard = {
  by: 'type',
  rows: new Map(),
  without: false,
  readAs: 'transitions',
  also: ['transitioned_to', 'transitioned_by'],
  columns: {},
}

/**
 * Tasks are seen by those who read what sets the day and what completes them, and what else they tell by those who read
 * that; those of somebody in particular by nobody else.
 */
export function taskGuard(type: RecordType): RowGuard {
  const rules = taskRulesOf(type)
  const named = (nameOf: (rule: (typeof rules)[number]) => string | undefined): NamesByValue =>
    new Map(rules.map((rule) => [rule.id, [nameOf(rule)].filter((name) => name !== undefined)]))
  return {
    by: 'type',
    rows: new Map(rules.map((rule) => [rule.id, namesOfTask(rule, type)])),
    without: false,
    only: 'user',
    columns: {
      priority: named(({ priority }) => priority),
      detail: named((rule) => {
        const holder = rule.detail && holderOnRecord(rule.detail, rule, type)
        return isForOne(rule) && holder === ENTRIES ? undefined : holder
      }),
    },
  }
}

/** What was put off is seen with what the rule tells of. */
export function snoozeGuard(type: RecordType): RowGuard {
  const { only: _, ...guard } = taskGuard(type)
  return guard
}
