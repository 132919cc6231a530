/** Places in workflows, tasks, alerts, actions, approvals, home pages and roles that name something else. */
import type { FileKind } from '../file-kinds.ts'
import { fieldHere, formHere, isObject, type Meaning, plain, type Reference, reference } from './reference.ts'
import type { KindInType, Thing } from './thing.ts'
import type { Section } from './use.ts'

export const inType =
  (kind: KindInType): Meaning =>
  (id, { recordType }) => ({ kind, recordType, id })

/** Of a task or an approval's history: a field of the rows that the thing around it names, or of the record. */
export const cellOf =
  (property: string): Meaning =>
  (id, { recordType, values }) => {
    const around = values.findLast((value) => isObject(value) && typeof value[property] === 'string')
    const subform = isObject(around) ? String(around[property]) : undefined
    return { kind: 'field', recordType, id, ...(subform !== undefined && { subform }) }
  }

/** A permission: of an approval where it is one of its steps. */
const permissionOf = (id: string, recordType: string): Thing => {
  const [, approval] = /^(?:request_approval|approve|reject)_(.+)$/.exec(id) ?? []
  return approval === undefined ? { kind: 'action', recordType, id } : { kind: 'approval', recordType, id: approval }
}
const permissionHere: Meaning = (id, { recordType }) => permissionOf(id, recordType)
/** Of a role: the record type is the key that the list stands under. */
const permissionThere: Meaning = (id, { values }) =>
  permissionOf(id, String(values.findLast((value) => typeof value === 'string')))

export const everyKind = (kind: FileKind, section: Section, what: string): readonly Reference[] => [
  reference(kind, 'recordType', plain('record type'), section, (id) => `the ${what} ${id} belongs to it`),
  reference(kind, 'programmes/*', plain('programme'), section, (id) => `the ${what} ${id} counts in it`),
]

export const toldBy = (kind: FileKind, at: string, section: Section, what: string): readonly Reference[] => [
  reference(kind, `${at}notification`, plain('notification'), section, (id) => `sent by the ${what} ${id}`),
  reference(kind, `${at}to/action`, permissionHere, section, (id) => `the ${what} ${id} tells those who may do it`),
]

const ACTIONS = 'Actions and approvals'

export const lifeReferences: readonly Reference[] = [
  ...everyKind('workflow', 'Stages', 'workflow'),
  reference('workflow', 'initial', inType('stage'), 'Stages', (workflow) => `records of ${workflow} begin in it`),
  reference('workflow', 'order/*', inType('stage'), 'Stages', (workflow) => `its place in the order of ${workflow}`),
  reference('workflow', 'stages/*/lookup', plain('lookup'), 'Stages', (stage) => `its options are stages (${stage})`),
  reference('workflow', 'stages/*/byHand/roles/*', plain('role'), 'Stages', (stage) => `may choose the stage ${stage}`),

  ...everyKind('task', 'Tasks', 'task'),
  reference('task', 'rows', fieldHere, 'Tasks', (task) => `each of its rows makes a task ${task}`),
  reference('task', 'dueField', cellOf('rows'), 'Tasks', (task) => `sets the day of the task ${task}`),
  reference('task', 'detail', cellOf('rows'), 'Tasks', (task) => `says which task ${task} it is`),
  reference('task', 'priority', fieldHere, 'Tasks', (task) => `says how urgent the task ${task} is`),
  reference('task', 'completedBy/form', formHere, 'Tasks', (task) => `the task ${task} is done on it`),
  reference(
    'task',
    'completedBy/field',
    cellOf('rows'),
    'Tasks',
    (task) => `the task ${task} is done by filling it in`,
  ),
  reference('task', 'seenBy/action', permissionHere, 'Tasks', (task) => `those who may do it see the task ${task}`),

  ...everyKind('alert', 'Alerts', 'alert'),
  reference('alert', 'form', formHere, 'Alerts', (alert) => `carries the dot of the alert ${alert}`),
  reference('alert', 'duplicateOf', fieldHere, 'Alerts', (alert) => `the same answer elsewhere raises ${alert}`),
  reference('alert', 'onLinked', fieldHere, 'Alerts', (alert) => `${alert} is raised on the record that it names`),
  ...toldBy('alert', 'notify/', 'Alerts', 'alert'),

  ...everyKind('action', ACTIONS, 'action'),
  reference('action', 'asksRecord/*', fieldHere, ACTIONS, (action) => `asked by the action ${action}`),
  reference('action', 'effects/*/field', fieldHere, ACTIONS, (action) => `set by the action ${action}`),
  reference('action', 'effects/*/subform', fieldHere, ACTIONS, (action) => `gets a row by the action ${action}`),
  reference('action', 'effects/*/values/{key}', cellOf('subform'), ACTIONS, (action) => `filled in by ${action}`),
  reference('action', 'effects/*/kind', inType('alert'), ACTIONS, (action) => `raised by the action ${action}`),
  reference('action', 'effects/*/kinds/*', inType('alert'), ACTIONS, (action) => `cleared by the action ${action}`),
  reference('action', 'effects/*/form', formHere, ACTIONS, (action) => `gets an alert by the action ${action}`),
  reference('action', 'effects/*/to', inType('stage'), ACTIONS, (action) => `entered by the action ${action}`),
  ...toldBy('action', 'effects/*/', ACTIONS, 'action'),

  ...everyKind('approval', ACTIONS, 'approval'),
  reference('approval', 'form', formHere, ACTIONS, (approval) => `approved as ${approval}`),
  reference('approval', 'types', plain('lookup'), ACTIONS, (approval) => `chosen from when ${approval} is asked for`),
  reference('approval', 'fields/*', fieldHere, ACTIONS, (approval) => `keeps how the approval ${approval} stands`),
  reference('approval', 'history/*', cellOf('subform'), ACTIONS, (approval) => `keeps the answers to ${approval}`),
  reference('approval', 'history/subform', fieldHere, ACTIONS, (approval) => `keeps the answers to ${approval}`),
  ...toldBy('approval', 'notifyAsked/', ACTIONS, 'approval'),
  ...toldBy('approval', 'notifyAnswered/', ACTIONS, 'approval'),

  reference('role', 'actions/*/*', permissionThere, 'Roles', (role) => `${role} may do it`),
  reference('role', 'dashboards/*', plain('dashboard'), 'Roles', (role) => `${role} sees it`),
]
