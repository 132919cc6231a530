/** The alerts that somebody may know of, and what a record says of them: counts of what one does not see would tell of it. */
import type { RecordType } from '../model.ts'
import type { AlertRow } from '../records/collections.ts'
import type { CoreFacts } from '../records/core-facts.ts'
import type { Row } from '../records/record.ts'
import { alertGuard, type RowGuard, seesRow } from './row-guard.ts'

export interface AlertReader {
  readonly readable: ReadonlySet<string>
  readonly userName: string
}

const known = new WeakMap<RecordType, RowGuard>()

export function guardOfAlerts(type: RecordType): RowGuard {
  const guard = known.get(type) ?? alertGuard(type)
  known.set(type, guard)
  return guard
}

type Told = Pick<CoreFacts, 'alert_count' | 'current_alert_types'>

/** How many the reader sees, and of which kinds; nothing where there are none. */
export function alertsTold(
  type: RecordType,
  alerts: readonly Pick<AlertRow, 'type' | 'form' | 'user'>[] | undefined,
  { readable, userName }: AlertReader,
): Told {
  const reader = { userName, reads: (name: string) => readable.has(name) }
  const seen = (alerts ?? []).filter((alert) => seesRow(guardOfAlerts(type), alert as unknown as Row, reader))
  if (seen.length === 0) return {}
  return { alert_count: seen.length, current_alert_types: [...new Set(seen.map((alert) => alert.type))].sort() }
}
