import type { SeedCopy } from '../seed.ts'
import { answer, type Faults, text } from './faults.ts'

type Json = Readonly<Record<string, unknown>>

const workflow = {
  id: 'zz_family',
  recordType: 'family',
  label: text('Work with a family'),
  initial: 'zz_new',
  stages: [
    { id: 'zz_new', label: text('New') },
    { id: 'zz_agreed', label: text('Agreed'), enter: { not: { is_blank: answer('closure_details') } } },
    { id: 'zz_over', label: text('Over'), terminal: true, enter: { not: { is_blank: answer('date_closure') } } },
  ],
} as const
const [begun, agreed, over] = workflow.stages

const task = {
  id: 'zz_call',
  recordType: 'family',
  label: text('Call the family'),
  due: { add_days: [answer('date_closure'), 30] },
  completedBy: { form: 'family_closure_form', field: 'closure_details' },
}

const ofEntries = {
  ...{ ...task, recordType: 'case', rows: 'transitions', due: answer('created_at') },
  completedBy: { form: 'referral', field: 'status' },
}

const alert = {
  id: 'zz_closing',
  recordType: 'family',
  label: text('Closing'),
  when: { changed: 'date_closure' },
}

const action = {
  id: 'zz_agree',
  recordType: 'family',
  label: text('Agree'),
  asks: [{ id: 'zz_why', type: 'text', label: text('Why') }],
  effects: [{ effect: 'set_field', field: 'closure_details', to: { asked: 'zz_why' } }],
}

const notification = { id: 'zz_told', label: text('Told'), text: text('{actor} wrote in {short_id}.') }

const indicator = { id: 'zz_all', label: text('All'), from: 'family' }
const dashboard = (changes: Json) => ({
  id: 'zz_families',
  label: text('Families'),
  indicators: [{ ...indicator, ...changes }],
})

/** Adds one file that is sound but for the changes. */
const add = (seed: SeedCopy, folder: string, sound: Json, changes: Json = {}) =>
  seed.add(`${folder}/zz.json`, { ...sound, ...changes })

const addStage = (seed: SeedCopy, changes: Json) =>
  add(seed, 'workflows', workflow, { stages: [begun, { ...agreed, ...changes }, over] })

const addEffect = (seed: SeedCopy, effect: Json) => add(seed, 'actions', action, { effects: [effect] })

const changeApproval = (seed: SeedCopy, change: (json: { [key: string]: never }) => unknown) =>
  seed.thing('approvals/', 'closure', change)

/** Faults in stages, tasks, alerts, actions, approvals, notifications and home pages. */
export const lifeFaults: Faults = {
  'a workflow of a record type that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, 'workflows', workflow, { recordType: 'familly' }),
    at: '"familly"',
  }),
  'a second workflow for one programme': (seed) => {
    add(seed, 'workflows', workflow)
    return {
      code: 'workflow.overlap',
      file: seed.add('workflows/zzz.json', { ...workflow, id: 'zz_other', programmes: ['primeromodule_ftr'] }),
      at: '"programmes"',
    }
  },
  'a workflow that begins nowhere': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, 'workflows', workflow, { initial: 'zz_nwe' }),
    at: '"zz_nwe"',
    besides: ['stage.unreachable'],
  }),
  'a stage given twice': (seed) => ({
    code: 'name.duplicate',
    file: add(seed, 'workflows', workflow, { stages: [begun, agreed, over, over] }),
    at: '"zz_over"',
    nth: 2,
  }),
  'an order with a stage that there is not': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, 'workflows', workflow, { order: ['zz_over', 'zz_agreed', 'zz_ovre'] }),
    at: '"zz_ovre"',
  }),
  'a stage that nobody asks about': (seed) => ({
    code: 'stage.unreachable',
    file: add(seed, 'workflows', workflow, { order: ['zz_over'] }),
    at: '"enter"',
  }),
  'a stage that cannot be entered': (seed) => ({
    code: 'stage.unreachable',
    file: addStage(seed, { enter: undefined }),
    at: '"zz_agreed"',
  }),
  'a stage without a name': (seed) => ({
    code: 'schema.missing_property',
    file: addStage(seed, { label: undefined }),
    at: '"zz_agreed"',
    shift: -1,
  }),
  'stages out of a lookup that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: addStage(seed, { label: undefined, lookup: 'lookup_famly_type', enter: answer('family_type') }),
    at: '"lookup_famly_type"',
    besides: ['logic.type'],
  }),
  'a stage entered by a role that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: addStage(seed, { byHand: { roles: ['managr'] } }),
    at: '"managr"',
  }),
  'a stage entered by the day': (seed) => ({
    code: 'logic.reads_now',
    file: addStage(seed, { enter: { '<': [answer('date_closure'), { today: [] }] } }),
    at: '"enter"',
  }),
  'a stage entered when a field changes that does not exist': (seed) => ({
    code: 'logic.name_unknown',
    file: addStage(seed, { enter: { changed: 'date_closur' } }),
    at: '"date_closur"',
  }),
  'a stage that asks who writes': (seed) => ({
    code: 'logic.out_of_place',
    file: addStage(seed, { enter: { is_owner: [] } }),
    at: '"is_owner"',
    shift: -1,
  }),
  'a stage entered on an option that does not exist': (seed) => ({
    code: 'logic.option_unknown',
    file: addStage(seed, { enter: { '==': [answer('status'), 'closd'] } }),
    at: '"closd"',
  }),
  'a stage entered from one that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: addStage(seed, { enter: { '==': [{ was: 'workflow' }, 'zz_nwe'] } }),
    at: '"zz_nwe"',
  }),
  'an action offered on a kind of alert that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, 'actions', action, { offered: { in: ['nots', answer('current_alert_types')] } }),
    at: '"nots"',
  }),
  'a stage entered when two things hold that exclude each other': (seed) => ({
    code: 'logic.never',
    file: addStage(seed, {
      enter: { and: [{ '==': [answer('status'), 'open'] }, { '==': [answer('status'), 'closed'] }] },
    }),
    at: '"enter"',
  }),
  'a stage that is never entered': (seed) => ({
    code: 'logic.constant',
    file: addStage(seed, { enter: { '==': [1, 2] } }),
    at: '"enter"',
  }),

  'a task for the recipient of what nobody was given': (seed) => ({
    code: 'reference.wrong_kind',
    file: seed.add('tasks/zz.json', { ...task, seenBy: 'recipient' }),
    at: '"seenBy"',
  }),
  'a task about entries that reads what they do not say': (seed) => ({
    code: 'logic.name_unknown',
    file: seed.add('tasks/zz.json', { ...ofEntries, due: { add_days: [answer('sent_on'), 3] } }),
    at: '"sent_on"',
  }),
  'a task about entries on a form that does not show them': (seed) => ({
    code: 'task.not_on_form',
    file: seed.add('tasks/zz.json', { ...ofEntries, completedBy: { form: 'basic_identity', field: 'status' } }),
    at: '"basic_identity"',
  }),
  'a task of rows that are none': (seed) => ({
    code: 'reference.wrong_kind',
    file: add(seed, 'tasks', task, { rows: 'closure_details' }),
    at: '"rows"',
  }),
  'a task due on a text': (seed) => ({
    code: 'logic.type',
    file: add(seed, 'tasks', task, { due: answer('closure_details') }),
    at: '"due"',
  }),
  'a task due by the day that it is': (seed) => ({
    code: 'logic.reads_now',
    file: add(seed, 'tasks', task, { due: { add_days: [{ today: [] }, 3] } }),
    at: '"due"',
  }),
  'a task done by a condition that is none': (seed) => ({
    code: 'logic.type',
    file: add(seed, 'tasks', task, { done: answer('date_closure') }),
    at: '"done"',
  }),
  'a task that reads what a write changes': (seed) => ({
    code: 'logic.out_of_place',
    file: add(seed, 'tasks', task, { done: { changed: 'date_closure' } }),
    at: '"changed"',
    shift: -1,
  }),
  'a task named after a field that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, 'tasks', task, { dueField: 'date_closur' }),
    at: '"date_closur"',
  }),
  'a task whose urgency is no option': (seed) => ({
    code: 'reference.wrong_kind',
    file: add(seed, 'tasks', task, { priority: 'date_closure' }),
    at: '"priority"',
  }),
  'a task completed by a form that does not ask the field': (seed) => ({
    code: 'task.not_on_form',
    file: add(seed, 'tasks', task, { completedBy: { form: 'family_closure_form', field: 'family_name' } }),
    at: '"form"',
  }),
  'a task completed by a form that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, 'tasks', task, { completedBy: { form: 'family_closure', field: 'closure_details' } }),
    at: '"family_closure"',
  }),
  'a task of those whose role allows what there is not': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, 'tasks', task, { seenBy: { action: 'approve_clsure' } }),
    at: '"approve_clsure"',
  }),

  'an alert of a form that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, 'alerts', alert, { form: 'family_closure' }),
    at: '"family_closure"',
  }),
  'an alert on a record that no link names': (seed) => ({
    code: 'reference.wrong_kind',
    file: add(seed, 'alerts', alert, { onLinked: 'closure_details' }),
    at: '"onLinked"',
  }),
  'an alert about duplicates of rows': (seed) => ({
    code: 'reference.wrong_kind',
    file: add(seed, 'alerts', alert, { duplicateOf: 'notes_section' }),
    at: '"duplicateOf"',
  }),
  'an alert of which a notification tells that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, 'alerts', alert, { notify: { notification: 'zz_nothing', to: 'owner' } }),
    at: '"zz_nothing"',
  }),
  'an alert that tells somebody who is no user': (seed) => {
    add(seed, 'notifications', notification)
    const to = { user: answer('date_closure') }
    return {
      code: 'logic.type',
      file: add(seed, 'alerts', alert, { notify: { notification: 'zz_told', to } }),
      at: '"user"',
    }
  },

  'an action that is called as one of the platform': (seed) => ({
    code: 'name.reserved',
    file: add(seed, 'actions', action, { id: 'disable' }),
    at: '"disable"',
  }),
  'an action that is called as the step of an approval': (seed) => ({
    code: 'name.reserved',
    file: add(seed, 'actions', action, { id: 'approve_closure', recordType: 'case', effects: [closing] }),
    at: '"approve_closure"',
  }),
  'an action that is there twice': (seed) => {
    add(seed, 'actions', action)
    return { code: 'name.duplicate', file: seed.add('actions/zzz.json', action), at: '"zz_agree"' }
  },
  'an action that sets a field which does not exist': (seed) => ({
    code: 'reference.unknown',
    file: addEffect(seed, { effect: 'set_field', field: 'closure_detail', to: 'x' }),
    at: '"closure_detail"',
  }),
  'an action that sets a date to a text': (seed) => ({
    code: 'logic.type',
    file: addEffect(seed, { effect: 'set_field', field: 'date_closure', to: 'soon' }),
    at: '"to"',
  }),
  'an action that uses an answer which it does not ask': (seed) => ({
    code: 'logic.name_unknown',
    file: addEffect(seed, { effect: 'set_field', field: 'closure_details', to: { asked: 'zz_who' } }),
    at: '"zz_who"',
  }),
  'an action that sets a status which does not exist': (seed) => ({
    code: 'reference.unknown',
    file: addEffect(seed, { effect: 'set_status', to: 'closd' }),
    at: '"closd"',
  }),
  'an action that sets a stage which does not exist': (seed) => ({
    code: 'reference.unknown',
    file: addEffect(seed, { effect: 'set_stage', to: 'zz_nowhere' }),
    at: '"zz_nowhere"',
  }),
  'an action that adds a row with a field which rows do not have': (seed) => ({
    code: 'reference.unknown',
    file: addEffect(seed, { effect: 'add_row', subform: 'notes_section', values: { note_subjct: 'x' } }),
    at: '"note_subjct"',
  }),
  'an action that adds a row to what has none': (seed) => ({
    code: 'reference.wrong_kind',
    file: addEffect(seed, { effect: 'add_row', subform: 'closure_details', values: {} }),
    at: '"subform"',
  }),
  'an action that raises an alert of no kind': (seed) => ({
    code: 'reference.unknown',
    file: addEffect(seed, { effect: 'raise_alert', kind: 'zz_noise' }),
    at: '"zz_noise"',
  }),
  'an action that asks a field which does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, 'actions', action, { asksRecord: ['date_closur'] }),
    at: '"date_closur"',
  }),
  'an action under a condition that is misspelt': (seed) => ({
    code: 'logic.option_unknown',
    file: add(seed, 'actions', action, {
      conditions: [{ id: 'zz_open', holds: { '==': [answer('status'), 'opn'] }, message: text('It is not open.') }],
    }),
    at: '"opn"',
  }),
  'an action that is never offered': (seed) => ({
    code: 'logic.constant',
    file: add(seed, 'actions', action, { offered: false }),
    at: '"offered"',
  }),
  'an action done by itself by the day': (seed) => ({
    code: 'logic.reads_now',
    file: add(seed, 'actions', action, { trigger: { '==': [answer('date_closure'), { today: [] }] } }),
    at: '"trigger"',
  }),
  'an action without a name in the default language': (seed) => ({
    code: 'text.no_default',
    file: add(seed, 'actions', action, { description: { ar: 'وصف' } }),
    at: '"description"',
  }),

  'an approval of a form that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: changeApproval(seed, (json) => Object.assign(json, { form: 'closur_form' })),
    at: '"closur_form"',
  }),
  'an approval that keeps its status in a date': (seed) => ({
    code: 'reference.wrong_kind',
    file: changeApproval(seed, (json) => Object.assign(json['fields'] ?? {}, { status: 'registration_date' })),
    after: '"fields"',
    at: '"status"',
  }),
  'an approval whose status has not the options': (seed) => ({
    code: 'reference.wrong_kind',
    file: changeApproval(seed, (json) => Object.assign(json['fields'] ?? {}, { status: 'sex' })),
    after: '"fields"',
    at: '"status"',
  }),
  'an approval with a history that has no rows': (seed) => ({
    code: 'reference.wrong_kind',
    file: changeApproval(seed, (json) => Object.assign(json['history'] ?? {}, { subform: 'registration_date' })),
    at: '"subform"',
  }),
  'an approval kept in a row field that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: changeApproval(seed, (json) => Object.assign(json['history'] ?? {}, { date: 'approval_dat' })),
    at: '"approval_dat"',
  }),

  'a notification with a placeholder that there is none of': (seed) => ({
    code: 'placeholder.unknown',
    file: add(seed, 'notifications', notification, { text: text('{name_first} was closed.') }),
    at: '"en": "{name_first}',
    besides: ['placeholder.unknown'],
  }),

  'a number about a record type that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, 'dashboards', dashboard({ from: 'families' })),
    at: '"from"',
  }),
  'a number about a collection that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, 'dashboards', dashboard({ from: 'family.flag' })),
    at: '"from"',
  }),
  'a number about a field that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, 'dashboards', dashboard({ where: { field: 'statu', among: ['open'] } })),
    at: '"statu"',
  }),
  'a number about an option that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: add(seed, 'dashboards', dashboard({ where: { all: [{ field: 'status', among: ['opn'] }] } })),
    at: '"opn"',
  }),
  'a number with a placeholder that there is none of': (seed) => ({
    code: 'placeholder.unknown',
    file: add(seed, 'dashboards', dashboard({ where: { field: 'owned_by', among: ['@mine'] } })),
    at: '"@mine"',
  }),
  'a number with a condition that is none': (seed) => ({
    code: 'indicator.refused',
    file: add(seed, 'dashboards', dashboard({ where: { not: { status: 'open' } } })),
    at: '"not"',
  }),
  'a number between bounds that there cannot be': (seed) => ({
    code: 'indicator.refused',
    file: add(seed, 'dashboards', dashboard({ where: { field: 'owned_by', from: 'a' } })),
    at: '"where"',
  }),
  'a number counted by what has too many values': (seed) => ({
    code: 'indicator.refused',
    file: add(seed, 'dashboards', dashboard({ by: ['created_at'] })),
    at: '"created_at"',
  }),
  'a number that is there twice': (seed) => ({
    code: 'name.duplicate',
    file: seed.add('dashboards/zz.json', { ...dashboard({}), indicators: [indicator, indicator] }),
    at: '"zz_all"',
    nth: 2,
  }),
  'a home page that does not exist': (seed) => ({
    code: 'reference.unknown',
    file: seed.edit('roles/case-worker.json', (json) => {
      json.dashboards = ['overveiw']
    }),
    at: '"overveiw"',
  }),
}

const closing = { effect: 'set_status', to: 'closed' }
