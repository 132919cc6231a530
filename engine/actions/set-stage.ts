import { enterStage, workflowOf } from '../effects/enter-stage.ts'
import { isByHand, mayEnter, STAGE_FIXED } from '../life/stages.ts'
import type { Stage } from '../lifecycle.ts'
import { scopeOfRecord } from '../logic/scope.ts'
import { type Issue, problems } from '../problems.ts'
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
  const { answers, core: standing, programme } = record
  const scope = scopeOfRecord({ model, type, answers, core: standing, programme, today })
  if (workflow && stage && !mayEnter(workflow, stage.id, scope)) {
    throw problems.actionRefused({ action: action.name, reasons: [{ code: STAGE_FIXED }] })
  }
  const core = coreAfter(record.core, actor, moment.now)
  const after = { ...record, version: record.version + 1, core }
  const becoming = becomingOf(deciding, after, record)
  enterStage(becoming, stage?.id ?? '')
  becoming.stageIsSet = true
  mustFit(others, { ...record, core: becoming.core }, deciding)
  return outcomeOf(deciding, after, { fields: [] }, { before: record, becoming })
})

function wrongWith(stage: Stage | undefined, { actor }: DecidingOnRecord): Issue | undefined {
  if (!stage) return { path: STAGE, code: 'stage.unknown' }
  return isByHand(stage, actor.role) ? undefined : { path: STAGE, code: 'stage.not_by_hand' }
}
