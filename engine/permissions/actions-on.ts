/** Exactly what one person may do to one record now, and of what is not possible now why not, as far as they may know. */
import { workflowOf } from '../effects/enter-stage.ts'
import { own } from '../lib/own.ts'
import { todayIn } from '../lib/time-zone.ts'
import { isOffered, reasonsAgainst } from '../life/conditions.ts'
import { isByHand, mayEnter, STAGE_FIXED } from '../life/stages.ts'
import type { NamedAction, Stage } from '../lifecycle.ts'
import { type RecordScope, scopeOfRecord } from '../logic/scope.ts'
import type { Model, RecordType } from '../model.ts'
import type { Reason } from '../problems.ts'
import type { AnyRecord } from '../records/record.ts'
import type { Access, Actor } from './actor.ts'

/** One line of the menu. What is not for this person, or not for a record like this one, has none. */
export interface ActionOn {
  readonly id: string
  readonly enabled: boolean
  /** Why it cannot be done now; empty where it can. */
  readonly why: readonly Reason[]
  /** As the configuration has it, where it is one of its own. */
  readonly named?: NamedAction
  /** Of setting the stage by hand: those that may be chosen. */
  readonly stages?: readonly Stage[]
}

type Asking = Pick<Actor, 'userName' | 'fullName' | 'agency' | 'role'>

/** In the order of the menu: the record's answers, what the configuration names, the stage, flags, and whether it is there at all. */
export function actionsOn(
  model: Model,
  actor: Asking,
  record: AnyRecord,
  access: Access,
  { now }: { readonly now: string },
): readonly ActionOn[] {
  const type = own(model.recordTypes, record.type)
  if (!type) return []
  const scope = scopeFor(model, type, actor, record, now)
  const { actions, writable } = access
  const isThere = record.core.record_state
  const may = (id: string, isPossible = true): readonly ActionOn[] =>
    actions.has(id) && isPossible ? [possible(id)] : []
  return [
    ...may('update', writable.size > 0),
    ...(type.lifecycle?.actions ?? [])
      .filter((named) => actions.has(named.permission) && isOffered(named, scope))
      .map((named) => {
        const why = reasonsAgainst(named, scope, access)
        return { id: named.id, enabled: why.length === 0, why, named }
      }),
    ...(actions.has('set_stage') ? stageByHand(type, actor, record, scope) : []),
    ...may('flag'),
    ...may('disable', isThere),
    ...may('enable', !isThere),
  ]
}

const possible = (id: string): ActionOn => ({ id, enabled: true, why: [] })

function scopeFor(model: Model, type: RecordType, actor: Asking, record: AnyRecord, now: string): RecordScope {
  const { answers, core, programme, version } = record
  const today = todayIn(model.instance.timeZone, now)
  const writing = { actor, isOwner: core.owned_by === actor.userName, now, version }
  return scopeOfRecord({ model, type, answers, core, programme, today, writing })
}

function stageByHand(
  type: RecordType,
  { role }: Asking,
  { programme, core }: AnyRecord,
  scope: RecordScope,
): readonly ActionOn[] {
  const workflow = workflowOf(type, programme)
  const stages = workflow?.stages.filter((stage) => isByHand(stage, role) && stage.id !== core.workflow) ?? []
  if (!workflow || stages.length === 0) return []
  const possibleNow = stages.filter(({ id }) => mayEnter(workflow, id, scope))
  const isPossible = possibleNow.length > 0
  return [{ id: 'set_stage', enabled: isPossible, why: isPossible ? [] : [{ code: STAGE_FIXED }], stages: possibleNow }]
}
