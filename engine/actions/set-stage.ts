import { enterStage, workflowOf } from '../effects/enter-stage.ts'
import type { Stage, Workflow } from '../lifecycle.ts'
import { holds } from '../logic/evaluate.ts'
import { scopeOfRecord } from '../logic/scope.ts'
import type { Model, RecordType } from '../model.ts'
import { type Issue, problems } from '../problems.ts'
import type { AnyRecord } from '../records/record.ts'
import { coreAfter } from '../records/stamps.ts'
import { type DecidingOnRecord, defineChanging } from './door.ts'
import { mustFit } from './other-names.ts'
import { becomingOf, nothingChanged, outcomeOf } from './outcome.ts'

/** Name under which a payload says the stage: the core fact's. */
const STAGE = 'workflow'

/** Puts a record into a stage by hand. */
export const setStage = defineChanging('set_stage', (deciding) => {
  const { model, type, action, actor, record, moment, today } = deciding
  const { [STAGE]: wanted, ...others } = action.answers
  const workflow = workflowOf(type, record.programme)
  const stage = workflow?.stages.find(({ id }) => id === wanted)
  const issue = wrongWith(stage, deciding)
  if (issue) throw problems.answersHaveIssues({ issues: [issue] })
  if (stage?.id === record.core.workflow) return nothingChanged(deciding)
  if (!isMoving(model, type, record, workflow, today))
    throw problems.actionRefused({ action: action.name, reasons: [{ code: 'stage.fixed' }] })
  const core = coreAfter(record.core, actor, moment.now)
  const after = { ...record, version: record.version + 1, core }
  const becoming = becomingOf(deciding, after, record)
  enterStage(becoming, stage?.id ?? '')
  becoming.stageIsSet = true
  mustFit(others, { ...record, core: becoming.core }, deciding)
  return outcomeOf(deciding, after, { fields: [] }, { before: record, becoming })
})

/** Stages that somebody of this role may choose by hand. */
export const stagesByHand = (workflow: Workflow | undefined, role: string): readonly Stage[] =>
  workflow?.stages.filter((stage) => isByHand(stage, role)) ?? []

const isByHand = ({ byHand }: Stage, role: string): boolean =>
  byHand !== undefined && (byHand.roles?.includes(role) ?? true)

function wrongWith(stage: Stage | undefined, { actor }: DecidingOnRecord): Issue | undefined {
  if (!stage) return { path: STAGE, code: 'stage.unknown' }
  return isByHand(stage, actor.role) ? undefined : { path: STAGE, code: 'stage.not_by_hand' }
}

/** Whether the workflow lets the stage of the record change at all. */
export function isMoving(
  model: Model,
  type: RecordType,
  { answers, core, programme }: AnyRecord,
  workflow: Workflow | undefined,
  today: string,
): boolean {
  const { when } = workflow ?? {}
  return when === undefined || holds(when, scopeOfRecord({ model, type, answers, core, programme, today }))
}
