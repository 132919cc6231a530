/** A model made to be asked everything: two types, four forms each with the same kinds of fields, eight roles. */

import type { Lifecycle, NamedAction, TaskRule } from '../../../engine/lifecycle.ts'
import type { Field, Form, Model, RecordType, Role } from '../../../engine/model.ts'
import { libraryModel } from '../../lib/library-model.ts'

export const TYPES = ['alpha', 'beta'] as const
export const FORMS = ['open', 'usual', 'office', 'sealed', 'nobody'] as const
/** One field of each kind on every form: `text_open`, `number_open`, `rows_open`… */
export const KINDS = ['text', 'number', 'rows'] as const

const label = (text: string) => ({ en: text })
const field = (id: string, type: string, more: Partial<Field> = {}): Field => ({
  id,
  type,
  label: label(id),
  whenHidden: 'keep',
  settings: {},
  rules: [],
  ...more,
})

const fieldsOn = (form: string): readonly Field[] => [
  field(`text_${form}`, 'text'),
  field(`number_${form}`, 'number', { settings: { decimals: 0 } }),
  field(`rows_${form}`, 'subform', {
    rows: { fields: [field('cell', 'text')], calculationOrder: [], summary: ['cell'], maximum: 9, projected: ['cell'] },
  }),
]

const formOf = (id: string): Form => ({
  id,
  group: 'all',
  label: label(id),
  programmes: ['first'],
  fields: fieldsOn(id).map((one) => one.id),
})

/** Form that is approved; its text says how it stands. */
export const APPROVED = 'office'
export const APPROVAL = 'sealing'

const named = (id: string, more: Partial<NamedAction>): NamedAction => ({
  id,
  permission: id,
  label: label(id),
  programmes: ['first'],
  conditions: [],
  asks: [],
  asksRecord: [],
  effects: [],
  ...more,
})

/** Writes on the text of one form what was asked, may ask its number, and is refused for what stands there. */
export const markOf = (form: string) => `mark_${form}`

const mark = (form: string): NamedAction =>
  named(markOf(form), {
    conditions: [
      { id: `free_${form}`, holds: { '!=': [{ var: `text_${form}` }, 'taken'] }, message: label(`${form} is taken`) },
    ],
    asks: [...fieldsOn(form).filter(({ type }) => type === 'number'), field('why', 'text', { required: true })],
    asksRecord: [`number_${form}`],
    effects: [{ effect: 'set_field', field: `text_${form}`, to: { asked: 'why' } }],
  })

const approvalStep = (id: string, permission: string, step: 'request' | 'approve'): NamedAction =>
  named(id, {
    permission,
    approval: { kind: APPROVAL, step },
    effects: [{ effect: 'set_field', field: `text_${APPROVED}`, to: step }],
  })

export const MARKS = FORMS.map(markOf)
export const REQUEST = `request_approval_${APPROVAL}`
export const APPROVE = `approve_${APPROVAL}`

/** Tasks for whoever reads the record; each tells a value of its form. */
const tasksOn = (form: string): readonly TaskRule[] => {
  const rule = (id: string, more: Pick<TaskRule, 'detail' | 'dueField' | 'rows' | 'completedBy'>): TaskRule => ({
    id,
    label: label(id),
    programmes: ['first'],
    due: '2024-05-10',
    seenBy: { action: 'read' },
    upcomingDays: 0,
    ...more,
  })
  return [
    rule(`task_${form}`, {
      dueField: `number_${form}`,
      detail: `text_${form}`,
      completedBy: { form, field: `text_${form}` },
    }),
    rule(`task_rows_${form}`, { rows: `rows_${form}`, detail: 'cell', completedBy: { form, field: 'cell' } }),
  ]
}

const lifecycle: Lifecycle = {
  workflows: [
    {
      id: 'way',
      label: label('Way'),
      programmes: ['first'],
      initial: 'begun',
      entries: [],
      stages: [
        { id: 'begun', label: label('Begun') },
        { id: 'done', label: label('Done'), byHand: {} },
      ],
    },
  ],
  actions: [...FORMS.map(mark), approvalStep(REQUEST, REQUEST, 'request'), approvalStep(APPROVE, APPROVE, 'approve')],
  approvals: [
    { id: APPROVAL, label: label('Sealing'), programmes: ['first'], form: APPROVED, status: `text_${APPROVED}` },
  ],
  tasks: FORMS.flatMap(tasksOn),
  alerts: [],
  flags: { resolvedBy: 'creator' },
}

const recordType = (id: string): RecordType => ({
  id,
  plural: `${id}s`,
  label: label(id),
  labelPlural: label(`${id}s`),
  programmes: ['first'],
  ids: { unique: `${id}_id`, display: `${id}_display` },
  statusLookup: 'loan_status',
  title: ['text_open'],
  summary: [],
  fields: FORMS.flatMap(fieldsOn),
  groups: [{ id: 'all', label: label('All') }],
  forms: FORMS.map(formOf),
  calculationOrder: [],
  rules: [],
  list: { columns: ['text_open'], filters: [], sort: { field: 'created_at', direction: 'desc' } },
  projected: FORMS.flatMap((form) => [`number_${form}`, `text_${form}`]).sort(),
  searched: FORMS.map((form) => `text_${form}`).sort(),
  lifecycle,
})

const EVERYTHING = [
  ...['read', 'create', 'update', 'disable', 'enable', 'history', 'set_stage', REQUEST, APPROVE],
  ...MARKS,
]

const role = (
  id: string,
  reach: Role['reach'],
  actions: readonly string[],
  forms: Readonly<Record<string, 'r' | 'rw'>>,
  more: Partial<Role> = {},
): Role => ({
  id,
  label: label(id),
  programmes: ['first'],
  reach,
  // The second type is there for some roles only, and less of it.
  actions: {
    alpha: actions,
    ...(id !== 'guest' && id !== 'agent' && { beta: actions.filter((action) => action !== 'update') }),
  },
  forms: { alpha: forms, beta: { open: 'r', ...(forms['office'] && { office: 'rw' }) } },
  manages: [],
  ...more,
})

export const smallModel: Model = {
  ...libraryModel,
  hash: '5a11'.repeat(16),
  instance: {
    ...libraryModel.instance,
    programmes: [
      { id: 'first', name: label('First') },
      { id: 'second', name: label('Second') },
    ],
  },
  recordTypes: Object.fromEntries(TYPES.map((id) => [id, recordType(id)])),
  roles: Object.fromEntries(
    [
      role('worker', 'self', ['read', 'create', 'update', 'history', REQUEST, ...MARKS], {
        open: 'rw',
        usual: 'rw',
        office: 'r',
      }),
      role(
        'guest',
        'self',
        ['read', 'update', markOf('usual'), markOf('sealed')],
        { open: 'r', usual: 'rw' },
        { referral: true },
      ),
      role(
        'leader',
        'group',
        ['read', 'update', 'history', 'disable', 'enable', 'set_stage', APPROVE, markOf('office')],
        {
          open: 'r',
          usual: 'rw',
          office: 'rw',
        },
      ),
      role('agent', 'agency', ['read', 'update', APPROVE, markOf('nobody')], { open: 'r', sealed: 'rw' }),
      role('overseer', 'all', ['read', 'history'], { open: 'r', usual: 'r', office: 'r', sealed: 'r' }),
      role('stranger', 'none', EVERYTHING, { open: 'rw', usual: 'rw', office: 'rw', sealed: 'rw' }),
      role(
        'elsewhere',
        'all',
        EVERYTHING,
        { open: 'rw', usual: 'rw', office: 'rw', sealed: 'rw' },
        { programmes: ['second'] },
      ),
      role('blind', 'all', ['create', 'update', 'history'], { open: 'rw', usual: 'rw', office: 'rw', sealed: 'rw' }),
    ].map((one) => [one.id, one]),
  ),
}
