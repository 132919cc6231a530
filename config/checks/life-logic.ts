/** Expressions of workflows, tasks, alerts, actions and approvals: what each may read and has to give. */
import { own } from '../../engine/lib/own.ts'
import { ENTRIES, entriesField } from '../../engine/life/entry-rows.ts'
import type { Effect } from '../../engine/lifecycle.ts'
import type { Logic } from '../../engine/logic/logic.ts'
import { booleanType, dateType, typeOfField, unknownType, type ValueType } from '../../engine/logic/value-type.ts'
import type { Field, RecordType } from '../../engine/model.ts'
import type { Placed } from '../folder.ts'
import { pointerTo } from '../positions.ts'
import type { ConditionJson } from '../schema/action.schema.ts'
import type { Checked } from './check.ts'
import type { LogicHere } from './each-logic.ts'

const instant: ValueType = { kind: 'datetime' }
const person: ValueType = { kind: 'user' }

export function* lifeLogicIn(checked: Checked): Generator<LogicHere> {
  yield* ofWorkflows(checked)
  yield* ofTasks(checked)
  yield* ofAlerts(checked)
  yield* ofActions(checked)
  yield* ofApprovals(checked)
}

type Kind = 'stage' | 'task' | 'alert' | 'action' | 'effect'

/** Makes an expression of a file, unless it is not there. */
export function maker(
  { file, pointer }: Placed<unknown>,
  as: Kind,
  common: Pick<LogicHere, 'type'> & Partial<LogicHere>,
) {
  return (below: string, logic: unknown, says: string, more: Partial<LogicHere> = {}): readonly LogicHere[] =>
    logic === undefined
      ? []
      : [
          {
            gives: booleanType,
            ...common,
            as,
            place: { file, pointer: pointer + below },
            logic: logic as Logic,
            says,
            ...more,
          },
        ]
}

const typeOf = ({ model }: Checked, { json }: Placed<{ readonly recordType: string }>): RecordType | undefined =>
  own(model.recordTypes, json.recordType)

function* ofWorkflows(checked: Checked): Generator<LogicHere> {
  for (const placed of checked.folder.workflows) {
    const type = typeOf(checked, placed)
    if (!type) continue
    const here = maker(placed, 'stage', { type, during: ['write'], stored: true })
    yield* here('/when', placed.json.when, `the workflow ${placed.json.id} moves on while`)
    for (const [index, { id, lookup, enter }] of placed.json.stages.entries()) {
      // As the last that is asked it is the stage of everything else.
      if (enter === true) continue
      const pointer = pointerTo('stages', index, 'enter')
      yield* lookup === undefined
        ? here(pointer, enter, `the stage ${id} is entered when`)
        : here(pointer, enter, `the stages ${id} are entered as`, { gives: { kind: 'option', lookup }, isValue: true })
    }
  }
}

function* ofTasks(checked: Checked): Generator<LogicHere> {
  for (const placed of checked.folder.tasks) {
    const { id, rows, when, due, done } = placed.json
    const type = typeOf(checked, placed)
    const subform = rows === ENTRIES ? entriesField(checked.model) : type?.fields.find((field) => field.id === rows)
    if (!type || (rows !== undefined && !subform?.rows)) continue
    const here = maker(placed, 'task', { type, stored: true, ...(subform && { subform }) })
    yield* here('/when', when, `the task ${id} is there while`)
    if (due !== null)
      yield* here('/due', due, `the task ${id} is due on`, { gives: dateType, orGives: instant, isValue: true })
    yield* here('/done', done, `the task ${id} is done when`)
  }
}

function* ofAlerts(checked: Checked): Generator<LogicHere> {
  for (const placed of checked.folder.alerts) {
    const { id, when, clearedWhen, notify } = placed.json
    const type = typeOf(checked, placed)
    if (!type) continue
    const here = maker(placed, 'alert', { type, during: ['write', 'action', 'writer'] })
    yield* here('/when', when, `the alert ${id} is raised when`, { stored: true })
    yield* here('/clearedWhen', clearedWhen, `the alert ${id} is cleared when`, { stored: true })
    yield* toldOf(here, '/notify', notify?.to, `of the alert ${id}`)
  }
}

function* ofActions(checked: Checked): Generator<LogicHere> {
  for (const placed of checked.folder.actions) {
    const { id, offered, conditions, trigger, effects } = placed.json
    const type = typeOf(checked, placed)
    if (!type) continue
    const asks = type.lifecycle?.actions.find((action) => action.id === id)?.asks ?? []
    const here = maker(placed, 'action', { type, asks, during: ['action', 'writer'] })
    yield* here('/offered', offered, `the action ${id} is offered while`)
    yield* ofConditions(here, '/conditions', conditions, `the action ${id}`)
    yield* here('/trigger', trigger, `the action ${id} is done by itself when`, {
      during: ['write', 'action', 'writer'],
      stored: true,
    })
    const effectHere = maker(placed, 'effect', { type, asks, during: ['write', 'action', 'writer'] })
    for (const [index, effect] of (effects as unknown as readonly Effect[]).entries()) {
      yield* ofEffect(effectHere, pointerTo('effects', index), effect, id, type)
    }
  }
}

function* ofApprovals(checked: Checked): Generator<LogicHere> {
  for (const placed of checked.folder.approvals) {
    const { id, askWhen, notifyAsked, notifyAnswered } = placed.json
    const type = typeOf(checked, placed)
    if (!type) continue
    const asks = type.lifecycle?.actions.find((action) => action.id === `request_approval_${id}`)?.asks ?? []
    const here = maker(placed, 'action', { type, asks, during: ['action', 'writer'] })
    yield* ofConditions(here, '/askWhen', askWhen, `the approval ${id}`)
    yield* toldOf(here, '/notifyAsked', notifyAsked?.to, `of the approval ${id}`)
    yield* toldOf(here, '/notifyAnswered', notifyAnswered?.to, `of the approval ${id}`)
  }
}

export type Maker = ReturnType<typeof maker>

export function* ofConditions(
  here: Maker,
  pointer: string,
  conditions: readonly ConditionJson[] | undefined,
  whose: string,
): Generator<LogicHere> {
  for (const [index, { id, holds }] of (conditions ?? []).entries()) {
    yield* here(pointer + pointerTo(index, 'holds'), holds, `${whose} has the condition ${id}:`)
  }
}

function* toldOf(here: Maker, pointer: string, to: unknown, whose: string): Generator<LogicHere> {
  if (typeof to !== 'object' || to === null || !('user' in to)) return
  yield* here(`${pointer}/to/user`, to.user, `told ${whose} is`, { gives: person, isValue: true })
}

export function* ofEffect(
  here: Maker,
  pointer: string,
  effect: Effect,
  action: string,
  type: RecordType,
): Generator<LogicHere> {
  const value = (below: string, logic: Logic | undefined, what: string, gives: ValueType) =>
    here(pointer + below, logic, `the action ${action} ${what}`, { gives, isValue: true })
  yield* here(`${pointer}/when`, effect.when, `the action ${action} has an effect only while`)
  if (effect.effect === 'set_field') {
    yield* value('/to', effect.to, `sets ${effect.field} to`, typeIn(type.fields, effect.field))
  } else if (effect.effect === 'add_row' || effect.effect === 'set_row') {
    const subform = type.fields.find(({ id }) => id === effect.subform)
    const isNew = effect.effect === 'add_row'
    if (effect.effect === 'set_row')
      yield* value('/row', effect.row, `fills in a row of ${effect.subform}:`, unknownType)
    for (const [name, logic] of Object.entries(effect.values)) {
      const what = `${isNew ? 'adds a row to' : 'fills in a row of'} ${effect.subform} with ${name}`
      const gives = typeIn(subform?.rows?.fields ?? [], name)
      yield* here(pointer + pointerTo('values', name), logic, `the action ${action} ${what}`, {
        ...{ gives, isValue: true },
        ...(!isNew && subform?.rows && { subform }),
      })
    }
  } else if (effect.effect === 'set_owner') yield* value('/to', effect.to, 'gives the record to', person)
  else if (effect.effect === 'start_transition') {
    yield* value('/to', effect.to, `begins ${effect.kind} to`, person)
    for (const [name, logic] of Object.entries(effect.values ?? {})) {
      const asked = type.lifecycle?.actions.find(({ id }) => id === effect.kind)?.asks ?? []
      yield* value(pointerTo('values', name), logic, `begins ${effect.kind} with ${name}`, typeIn(asked, name))
    }
  } else if (effect.effect === 'raise_alert' || effect.effect === 'clear_alerts') {
    yield* value('/user', effect.user, `${effect.effect === 'raise_alert' ? 'raises' : 'clears'} an alert for`, person)
  } else if (effect.effect === 'notify') yield* toldOf(here, pointer, effect.to, `by the action ${action}`)
}

/** What the field takes; what is no such field is reported elsewhere. */
function typeIn(fields: readonly Field[], id: string): ValueType {
  const field = fields.find((one) => one.id === id)
  return field ? typeOfField(field) : unknownType
}
