import type { Lifecycle, Stage, StageEntry, Workflow } from '../../engine/lifecycle.ts'
import type { Logic } from '../../engine/logic/logic.ts'
import { namesRead } from '../../engine/logic/names.ts'
import type { Folder, Placed } from '../folder.ts'
import type { WorkflowJson } from '../schema/workflow.schema.ts'
import { type Around, actionOf } from './actions.ts'
import { approvalOf, stepsOf } from './approvals.ts'
import { present } from './present.ts'
import type { TextReader } from './texts.ts'
import { startAndSteps, transitionOf } from './transitions.ts'

/** Everything that `workflows/`, `actions/`, `approvals/`, `tasks/` and `alerts/` say of one record type. */
export function lifecycleOf(folder: Folder, around: Around, t: TextReader): Lifecycle {
  const mine = <Json extends { readonly recordType: string; readonly id: string }>(placed: readonly Placed<Json>[]) =>
    placed
      .map(({ json }) => json)
      .filter(({ recordType }) => recordType === around.type)
      .sort((one, other) => (one.id < other.id ? -1 : 1))
  const approvals = mine(folder.approvals)
  const transitions = mine(folder.transitions)
  return {
    workflows: mine(folder.workflows).map((json) => workflowOf(json, folder, around, t)),
    actions: [
      ...mine(folder.actions).map((json) => actionOf(json, around, t)),
      ...approvals.flatMap((json) => stepsOf(json, around, t)),
      ...transitions.flatMap((json) => startAndSteps(json, folder, around, t)),
    ],
    ...(transitions.length > 0 && { transitions: transitions.map((json) => transitionOf(json, around, t)) }),
    approvals: approvals.map((json) => approvalOf(json, around, t)),
    tasks: mine(folder.tasks).map((json) =>
      present({
        id: json.id,
        label: t(`tasks/${json.recordType}/${json.id}/label`, json.label),
        programmes: json.programmes ?? around.programmes,
        rows: json.rows,
        when: json.when as Logic | undefined,
        due: json.due as Logic,
        done: json.done as Logic | undefined,
        dueField: json.dueField ?? firstRead(json.due as Logic, json.rows !== undefined),
        detail: json.detail,
        priority: json.priority,
        completedBy: json.completedBy,
        seenBy: json.seenBy ?? ('owner' as const),
        upcomingDays: json.upcomingDays ?? 7,
        snooze: json.snooze,
      }),
    ),
    alerts: mine(folder.alerts).map((json) =>
      present({
        id: json.id,
        label: t(`alerts/${json.recordType}/${json.id}/label`, json.label),
        programmes: json.programmes ?? around.programmes,
        alertFor: json.alertFor ?? 'field_change',
        form: json.form,
        when: json.when as Logic | undefined,
        by: json.by ?? ('not_owner' as const),
        duplicateOf: json.duplicateOf,
        onLinked: json.onLinked,
        clearedByOwner: json.clearedByOwner ?? json.when !== undefined,
        clearedWhen: json.clearedWhen as Logic | undefined,
        notify: json.notify as Lifecycle['alerts'][number]['notify'],
      }),
    ),
    flags: {
      resolvedBy: folder.recordTypes.find(({ json }) => json.id === around.type)?.json.flags?.resolvedBy ?? 'creator',
    },
  }
}

/** The field that most likely sets the day: the first that is read. */
function firstRead(due: Logic, isRow: boolean): string | undefined {
  const { row, record } = namesRead(due, isRow ? 'row' : 'record')
  return [...(isRow ? row : []), ...record][0]
}

function workflowOf(json: WorkflowJson, folder: Folder, { programmes }: Around, t: TextReader): Workflow {
  const here = `workflows/${json.id}`
  const optionsOf = (lookup: string) =>
    (folder.lookups.find(({ json: found }) => found.id === lookup)?.json.options ?? []).filter(
      ({ retired }) => !retired,
    )
  const stages = json.stages.flatMap((stage): readonly Stage[] => {
    const { terminal, passing, byHand } = stage
    const common = present({ terminal, passing, byHand })
    return stage.lookup === undefined
      ? [{ id: stage.id, label: t(`${here}/stages/${stage.id}/label`, stage.label ?? stage.id), ...common }]
      : optionsOf(stage.lookup).map(({ id, label }) => ({
          id,
          label: t(`lookups/${stage.lookup}/options/${id}/label`, label),
          ...common,
        }))
  })
  const order = json.order ?? json.stages.map(({ id }) => id).reverse()
  const entries = order.flatMap((id): readonly StageEntry[] => {
    const stage = json.stages.find((one) => one.id === id)
    if (stage?.enter === undefined) return []
    return stage.lookup === undefined
      ? [{ stage: id, when: stage.enter as Logic }]
      : [{ stages: optionsOf(stage.lookup).map((option) => option.id), value: stage.enter as Logic }]
  })
  return present({
    id: json.id,
    label: t(`${here}/label`, json.label),
    programmes: json.programmes ?? programmes,
    when: json.when as Logic | undefined,
    stages,
    entries,
    initial: json.initial,
  })
}
