/** What a role gets of the life of a record: stages, tasks, alerts and actions by name, without what they are judged by. */
import { own } from '../lib/own.ts'
import type { AlertRule, Approval, Lifecycle, NamedAction, TaskRule } from '../lifecycle.ts'
import type { Field, RecordType, Role } from '../model.ts'
import { kindOf } from '../transitions/kinds.ts'
import type { Speaker } from './in-locale.ts'
import { isForRole, isOfRole, narrowedKinds } from './narrowed-transitions.ts'
import type { RoleFields } from './role-fields.ts'

interface Reader {
  readonly role: Role
  readonly access: RoleFields
  readonly say: Speaker
  /** What an action asks of the role. */
  readonly ask: (action: NamedAction) => readonly Field[]
  /** Rules whose alerts records of the type carry. */
  readonly alerts: readonly AlertRule[]
}

export function narrowedLifecycle(lifecycle: Lifecycle, type: RecordType, reader: Reader): Lifecycle {
  const { role, access, say } = reader
  const isOpen = (form: string | undefined) => form === undefined || own(own(role.forms, type.id), form) !== undefined
  const isMine = ({ programmes }: { readonly programmes: readonly string[] }) =>
    programmes.some((programme) => role.programmes.includes(programme))
  const isThere = (action: NamedAction) => {
    const kind = action.transition && kindOf(type, action.transition.kind)
    return kind ? isOfRole(kind, role, type) : isMine(action)
  }
  const isKnown = ({ form, status }: Approval) => isOpen(form) && access.readable.has(status)
  const isSeen = ({ completedBy, rows, dueField }: TaskRule) =>
    isOpen(completedBy.form) &&
    [rows ?? completedBy.field, rows ?? dueField].every((id) => id === undefined || access.readable.has(id))
  return {
    workflows: lifecycle.workflows.filter(isMine).map(({ when: _, ...workflow }) => ({
      ...workflow,
      label: say(workflow.label),
      stages: workflow.stages.map(({ byHand: _, ...stage }) => ({ ...stage, label: say(stage.label) })),
      entries: [],
    })),
    actions: lifecycle.actions
      .filter((action) => isThere(action) && isForRole(action, role, type))
      .map((action) => actionFor(action, reader)),
    approvals: lifecycle.approvals
      .filter((approval) => isMine(approval) && isKnown(approval))
      .map(({ history, ...approval }) => ({
        ...approval,
        label: say(approval.label),
        ...(history !== undefined && access.readable.has(history) && { history }),
      })),
    tasks: lifecycle.tasks.filter((task) => isMine(task) && isSeen(task)).map((task) => taskFor(task, reader)),
    alerts: reader.alerts
      .filter((alert) => isMine(alert) && isOpen(alert.form))
      .map(({ id, label, programmes, alertFor, form, by, clearedByOwner }) => ({
        ...{ id, label: say(label), programmes, alertFor, by, clearedByOwner },
        ...(form !== undefined && { form }),
      })),
    flags: lifecycle.flags,
    ...(lifecycle.transitions && { transitions: narrowedKinds(type, reader) }),
  }
}

function actionFor(action: NamedAction, { access, say, ask }: Reader): NamedAction {
  const { id, permission, label, description, programmes, approval, transition, alsoBy, bulk } = action
  return {
    ...{ id, permission, label: say(label), programmes },
    ...say.maybe('description', description),
    conditions: [],
    asks: ask(action),
    asksRecord: action.asksRecord.filter((field) => access.readable.has(field)),
    effects: [],
    ...(approval && { approval }),
    ...(transition && { transition }),
    ...(alsoBy && { alsoBy }),
    ...(bulk && { bulk }),
  }
}

function taskFor(task: TaskRule, { access, say }: Reader): TaskRule {
  const { id, label, programmes, rows, dueField, priority, completedBy, seenBy, upcomingDays, snooze } = task
  return {
    ...{ id, label: say(label), programmes, completedBy, seenBy, upcomingDays, due: null },
    ...(rows !== undefined && { rows }),
    ...(dueField !== undefined && { dueField }),
    ...(priority !== undefined && access.readable.has(priority) && { priority }),
    ...(snooze && { snooze }),
  }
}

/** Lookups of what the actions ask. */
export const lookupsAsked = ({ lifecycle }: RecordType): readonly unknown[] =>
  (lifecycle?.actions ?? []).flatMap(({ asks }) => asks.map(({ settings }) => settings['lookup']))
