import type { Becoming } from '../effects/becoming.ts'
import { scopeOf, tried } from '../effects/becoming.ts'
import { enterStage, workflowOf } from '../effects/enter-stage.ts'
import type { Stage, StageEntry, Workflow } from '../lifecycle.ts'
import { evaluate, holds, resultOf } from '../logic/evaluate.ts'
import type { RecordScope } from '../logic/scope.ts'

/** Where the write leaves the record in its workflow: in the first stage that it enters, else where it was. */
export function stageAfter(becoming: Becoming): void {
  const workflow = workflowOf(becoming.type, becoming.programme)
  if (!workflow || becoming.stageIsSet) return
  const entered = isMoving(becoming, workflow) ? stageEntered(becoming, workflow) : undefined
  const stage = entered ?? (becoming.core.workflow === undefined ? workflow.initial : undefined)
  if (stage !== undefined) enterStage(becoming, stage)
}

const isMoving = (becoming: Becoming, { id, when }: Workflow): boolean =>
  when === undefined || tried(becoming, `workflows/${id}`, () => evaluate(when, scopeOf(becoming))) === true

function stageEntered(becoming: Becoming, { id, entries }: Workflow): string | undefined {
  for (const entry of entries) {
    const stage = tried(becoming, `workflows/${id}`, () => stageOf(entry, becoming))
    if (stage !== undefined) return stage
  }
  return undefined
}

function stageOf(entry: StageEntry, becoming: Becoming): string | undefined {
  if ('stage' in entry) return evaluate(entry.when, scopeOf(becoming)) === true ? entry.stage : undefined
  const value = evaluate(entry.value, scopeOf(becoming))
  return entry.stages.find((stage) => stage === value)
}

/** Why a stage cannot be chosen by hand now: the workflow lets it stay as it is. */
export const STAGE_FIXED = 'stage.fixed'

/**
 * Whether the stage can be chosen by hand now: the workflow moves at all, and no other stage holds the record by a
 * condition that is met without any change, so that the next save would only take it back there.
 */
export function mayEnter({ when, entries }: Workflow, stage: string, scope: RecordScope): boolean {
  if (when !== undefined && !holds(when, scope)) return false
  for (const entry of entries) {
    const held = 'stage' in entry ? holds(entry.when, scope) && entry.stage : heldBy(entry, scope)
    if (held) return held === stage
  }
  return true
}

function heldBy({ stages, value }: Extract<StageEntry, { readonly stages: unknown }>, scope: RecordScope) {
  const held = resultOf(value, scope)
  return stages.find((stage) => stage === held)
}

/** Whether somebody of the role may choose the stage by hand. */
export const isByHand = ({ byHand }: Stage, role: string): boolean =>
  byHand !== undefined && (byHand.roles?.includes(role) ?? true)
