import type { TaskRule } from '../../engine/lifecycle.ts'
import type { Model, RecordType, Role } from '../../engine/model.ts'
import { libraryModel } from './library-model.ts'

/** The town library, where loans make tasks, are flagged, and ask for attention. */
const rule = (id: string, more: Partial<TaskRule>): TaskRule => ({
  id,
  label: { en: `Do ${id}`, ar: `مهمة ${id}` },
  programmes: ['lending'],
  due: { var: 'due_on' },
  completedBy: { form: 'lending', field: 'returned_on' },
  seenBy: 'owner',
  upcomingDays: 7,
  ...more,
})

const tasks: readonly TaskRule[] = [
  rule('return', {
    when: { '==': [{ var: 'status' }, 'open'] },
    done: { '==': [{ var: 'returned' }, true] },
    dueField: 'due_on',
    detail: 'kind',
    priority: 'channel',
    snooze: { days: 10 },
  }),
  rule('remind', { due: { var: 'reminded_at' }, dueField: 'reminded_at', detail: 'borrower' }),
  rule('mend', {
    rows: 'copies',
    due: { if: [{ '==': [{ var: 'state' }, 'torn'] }, { var: 'record.lent_on' }] },
    dueField: 'lent_on',
    detail: 'state',
    priority: 'fine',
    completedBy: { form: 'copies_form', field: 'repair_note' },
  }),
  rule('settle', {
    due: { if: [{ '>': [{ var: 'fine' }, 0] }, { var: 'due_on' }] },
    dueField: 'fine',
    completedBy: { form: 'notes', field: 'fine' },
    seenBy: { action: 'disable' },
  }),
  rule('broken', { due: { '+': [{ var: 'title' }, { var: 'kind' }] } }),
]

const loan = libraryModel.recordTypes['loan'] as RecordType

const allowing = (role: string, actions: readonly string[]): Role => {
  const known = libraryModel.roles[role] as Role
  return { ...known, actions: { ...known.actions, loan: [...(known.actions['loan'] ?? []), ...actions] } }
}

export const lendingTasks: Model = {
  ...libraryModel,
  hash: '7a5c'.repeat(16),
  recordTypes: {
    ...libraryModel.recordTypes,
    loan: {
      ...loan,
      lifecycle: {
        ...{ workflows: [], actions: [], approvals: [], tasks },
        alerts: [
          {
            id: 'notes_changed',
            label: { en: 'Notes changed', ar: 'تغيرت الملاحظات' },
            programmes: ['lending'],
            alertFor: 'field_change',
            form: 'notes',
            by: 'not_owner',
            clearedByOwner: true,
          },
        ],
        flags: { resolvedBy: 'creator' },
      },
    },
  },
  roles: {
    librarian: allowing('librarian', ['flag', 'flag_update', 'snooze_task', 'remove_alert']),
    binder: allowing('binder', ['flag', 'snooze_task']),
    head: allowing('head', ['flag', 'flag_multiple', 'resolve_any_flag', 'remove_alert']),
    keeper: allowing('keeper', ['flag']),
  },
}
