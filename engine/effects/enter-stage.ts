import type { Workflow } from '../lifecycle.ts'
import type { RecordType } from '../model.ts'
import type { Becoming } from './becoming.ts'

/** The workflow that records of the programme go through. */
export const workflowOf = ({ lifecycle }: RecordType, programme: string): Workflow | undefined =>
  lifecycle?.workflows.find(({ programmes }) => programmes.includes(programme))

/** Puts the record into a stage, and notes when; being in it already changes nothing. */
export function enterStage(becoming: Becoming, stage: string): void {
  const { core, now, actor, newId } = becoming
  if (core.workflow === stage) return
  const entry = { unique_id: newId(), stage, entered_at: now, by: actor.userName }
  becoming.core = { ...core, workflow: stage, workflow_stages: [...(core.workflow_stages ?? []), entry] }
}
