import { isBlank } from '../lib/blank.ts'
import { equal } from '../lib/equal.ts'
import type { CoreFactName, CoreFacts } from './core-facts.ts'
import { diff } from './diff.ts'
import type { FieldChange } from './record.ts'

/** Core facts whose changes stand in the log. Stamps say of themselves when they changed, counts follow from what they count. */
const told: readonly CoreFactName[] = [
  'status',
  'record_state',
  'owned_by',
  'workflow',
  'workflow_stages',
  'flags',
  'alerts',
  'task_snoozes',
  'transitions',
  'disclosures',
]

/** What of the platform's own facts became different, as the log tells it. */
export function changesOfFacts(before: CoreFacts, after: CoreFacts): readonly FieldChange[] {
  if (before === after) return []
  const changed = told.filter((name) => before[name] !== after[name] && !equal(before[name], after[name]))
  if (changed.length === 0) return []
  // No rows are told of like rows that never were: the log says row by row what came and went.
  const pick = (core: CoreFacts) =>
    Object.fromEntries(changed.flatMap((name) => (isBlank(core[name]) ? [] : [[name, core[name]] as const])))
  return diff(pick(before), pick(after))
}

/** Facts that are worked out of another one, and change with it. */
export const followers: Readonly<Partial<Record<string, readonly CoreFactName[]>>> = {
  flags: ['flag_count'],
  alerts: ['alert_count', 'current_alert_types'],
}
