/** Exactly what one person may do to one record now, and of what is not possible now why not, as far as they may know. */
import { workflowOf } from '../effects/enter-stage.ts'
import { own } from '../lib/own.ts'
import { todayIn } from '../lib/time-zone.ts'
import { isOffered, reasonsAgainst } from '../life/conditions.ts'
import { isByHand, mayEnter, STAGE_FIXED } from '../life/stages.ts'
import type { NamedAction, Stage } from '../lifecycle.ts'
import { type RecordScope, scopeOfRecord } from '../logic/scope.ts'
import type { Model, RecordType, Texts } from '../model.ts'
import type { Reason } from '../problems.ts'
import type { TransitionRow } from '../records/collections.ts'
import type { AnyRecord } from '../records/record.ts'
import { consentMissing, consentReason, mayOverride } from '../transitions/consent.ts'
import { kindOf, START, stepOf } from '../transitions/kinds.ts'
import { mayStart } from '../transitions/permissions.ts'
import type { Person } from '../transitions/person.ts'
import { rowsOffered } from '../transitions/rows.ts'
import { isBy, isOver, reasonsAgainstStep } from '../transitions/steps.ts'
import type { TransitionKind, TransitionStatus } from '../transitions/transition-kind.ts'
import type { Access, Actor } from './actor.ts'
import { withOwnRows } from './own-rows.ts'

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
  /** Of what begins on rows too: ids of those on which it can begin. */
  readonly rows?: readonly string[]
  /** It can begin on those rows, and not otherwise. */
  readonly onRowsOnly?: true
  /** There is no consent for it, and this person may go on without: what is missing. */
  readonly consent?: Texts
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
      .filter((named) => isOffered(named, scope))
      .flatMap((named) => {
        const kind = named.transition && kindOf(type, named.transition.kind)
        if (kind) return startOn(type, named, kind, scope, { ...access, userName: actor.userName })
        const why = reasonsAgainst(named, scope, access)
        return actions.has(named.permission) ? [{ id: named.id, enabled: why.length === 0, why, named }] : []
      }),
    ...(actions.has('set_stage') ? stageByHand(type, actor, record, scope) : []),
    ...may('flag'),
    ...may('disable', isThere),
    ...may('enable', !isThere),
  ]
}

/** The start of a transition, on the record or on rows of it; its steps are things to do with an entry. */
function startOn(
  type: RecordType,
  named: NamedAction,
  kind: TransitionKind,
  scope: RecordScope,
  access: Access & Pick<Asking, 'userName'>,
): readonly ActionOn[] {
  const isSelf = kind.recipient === 'owner' && scope.isOwner === true
  if (named.transition?.step !== START || isSelf || !mayStart(type, named, access.actions, true)) return []
  const onRowsOnly = !mayStart(type, named, access.actions)
  const seen = { ...scope, answers: withOwnRows(scope.answers, access, access.userName) }
  const rows = kind.fromRow && access.readable.has(kind.fromRow.subform) ? rowsOffered(kind.fromRow, seen) : undefined
  if (onRowsOnly && !rows?.length) return []
  const missing = consentMissing(kind, scope)
  const isOverridable = missing !== undefined && mayOverride(missing, access.actions)
  const why = [...reasonsAgainst(named, scope, access), ...(missing && !isOverridable ? [consentReason(missing)] : [])]
  return [
    {
      ...{ id: named.id, enabled: why.length === 0, why, named },
      ...(rows && { rows }),
      ...(onRowsOnly && { onRowsOnly }),
      ...(isOverridable && { consent: missing.message }),
    },
  ]
}

/** What somebody may do with one entry of a transition now. */
export interface StepOn extends ActionOn {
  readonly step: string
  /** State afterwards. */
  readonly to: TransitionStatus
  readonly named: NamedAction
}

/** Steps on an entry that this person may know of; of its recipient it is asked whether they still may get it where they are known. */
export function stepsOn(
  model: Model,
  actor: Asking,
  record: AnyRecord,
  access: Access,
  entry: TransitionRow,
  { now, people }: { readonly now: string; readonly people?: ReadonlyMap<string, Person> },
): readonly StepOn[] {
  const type = own(model.recordTypes, record.type)
  const kind = type && kindOf(type, entry.type)
  if (!kind || isOver(entry, now)) return []
  const { programme } = record
  const scope = scopeFor(model, type, actor, record, now, entry)
  const person = people && { person: { is: people.get(entry.transitioned_to ?? '') } }
  const reader = { userName: actor.userName, access }
  return (type.lifecycle?.actions ?? []).flatMap((named) => {
    const step = named.transition?.kind === kind.id ? stepOf(kind, named.transition.step) : undefined
    if (!step?.from.includes(entry.status) || !isBy(step, entry, record, reader) || !isOffered(named, scope)) return []
    const why = reasonsAgainstStep(step, entry, { model, type, kind, now, programme, scope, ...person })
    return [{ id: named.id, step: step.id, to: step.to, enabled: why.length === 0, why, named }]
  })
}

const possible = (id: string): ActionOn => ({ id, enabled: true, why: [] })

function scopeFor(
  model: Model,
  type: RecordType,
  actor: Asking,
  record: AnyRecord,
  now: string,
  entry?: TransitionRow,
): RecordScope {
  const { answers, core, programme, version } = record
  const today = todayIn(model.instance.timeZone, now)
  const writing = {
    actor,
    isOwner: core.owned_by === actor.userName,
    now,
    version,
    ...(entry && { transition: entry }),
  }
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
