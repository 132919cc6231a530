import type { Stage, Workflow } from '../../../../engine/lifecycle.ts'
import type { RecordType } from '../../../../engine/model.ts'
import type { StageRow } from '../../../../engine/records/collections.ts'
import type { WireRecord } from '../../../data/wire.ts'

export interface Step {
  readonly stage: Stage
  readonly state: 'done' | 'current' | 'ahead'
  /** When it was entered last. */
  readonly enteredAt?: string
}

const workflowOf = (type: RecordType, programme: unknown): Workflow | undefined =>
  type.lifecycle?.workflows.find(({ programmes }) => programmes.includes(String(programme)))

/** The stages as the status bar shows them; none where the record stands in none of them. */
export function stepsOf(type: RecordType, record: WireRecord): readonly Step[] {
  const workflow = workflowOf(type, record['module_id'])
  const now = record['workflow']
  const shown = (workflow?.stages ?? []).filter(({ id, passing }) => !passing || id === now)
  const current = shown.findIndex(({ id }) => id === now)
  if (current < 0) return []
  const entered = (record['workflow_stages'] ?? []) as readonly StageRow[]
  return shown.map((stage, index) => {
    const last = entered.findLast((row) => row.stage === stage.id)
    return {
      stage,
      state: index < current ? 'done' : index === current ? 'current' : 'ahead',
      ...(last && index <= current && { enteredAt: last.entered_at }),
    }
  })
}
