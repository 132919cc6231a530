import { lifecycleOf } from '../../config/compile/lifecycle.ts'
import { textReader } from '../../config/compile/texts.ts'
import type { Folder } from '../../config/folder.ts'
import type { Field, Model, RecordType, Role } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { actorOf } from '../../engine/permissions/actor-of.ts'
import { libraryModel } from './library-model.ts'
import { accounts } from './people.ts'

/**
 * The town library, whose loans have a life: stages from lent to closed, a plan of repair that somebody else approves, closing with a
 * question, opening again by itself, alerts and what people are told of.
 */
const field = (id: string, type: string, more: Partial<Field> = {}): Field => ({
  id,
  type,
  label: { en: id },
  whenHidden: 'keep',
  settings: {},
  rules: [],
  ...more,
})

const rows = (fields: readonly Field[]): NonNullable<Field['rows']> => ({
  fields,
  calculationOrder: [],
  summary: [],
  maximum: 20,
  projected: [],
})

const fields: readonly Field[] = [
  field('plan', 'text'),
  field('plan_status', 'choice', { settings: { lookup: 'plan_status' }, readOnly: true }),
  field('plan_date', 'date'),
  field('plan_comment', 'text'),
  field('plan_log', 'subform', {
    rows: rows([
      field('approval_requested_for', 'text'),
      field('approval_response_for', 'text'),
      field('approval_status', 'text'),
      field('approval_date', 'date'),
      field('requested_by', 'user'),
      field('approved_by', 'user'),
      field('approval_manager_comments', 'text'),
      field('version_asked', 'number'),
    ]),
  }),
  field('closed_on', 'date', { readOnly: true, settings: { notFuture: true } }),
  field('close_reason', 'text'),
  field('reopened', 'subform', { rows: rows([field('on', 'date'), field('by', 'user')]) }),
  field('shelf_mark', 'text'),
  field('taken_with', 'link', { settings: { recordType: 'loan' } }),
  field('next_step', 'choice', { settings: { lookup: 'next_step' } }),
]

const placed = (json: object) => ({ json, file: '', pointer: '' })

const changedTo = (name: string, value: string) => ({ and: [{ changed: name }, { '==': [{ var: name }, value] }] })

const files = {
  workflows: [
    {
      id: 'lending',
      recordType: 'loan',
      label: 'Lending',
      initial: 'lent',
      when: { in: [{ var: 'status' }, ['open', 'closed']] },
      stages: [
        { id: 'lent', label: 'Lent', byHand: {} },
        {
          id: 'opened_again',
          label: 'Opened again',
          passing: true,
          enter: { and: [{ changed: 'status' }, { '==': [{ was: 'status' }, 'closed'] }] },
        },
        {
          id: 'planned',
          label: 'Planned',
          enter: { and: [{ changed: 'plan' }, { not: { is_blank: { var: 'plan' } } }] },
        },
        { id: 'steps', lookup: 'next_step', enter: { if: [{ changed: 'next_step' }, { var: 'next_step' }] } },
        { id: 'in_review', label: 'In review', byHand: { roles: ['head'] } },
        { id: 'over', label: 'Over', terminal: true, enter: { '==': [{ var: 'status' }, 'closed'] } },
      ],
    },
  ],
  actions: [
    {
      id: 'close',
      recordType: 'loan',
      label: { en: 'Close', ar: 'إغلاق' },
      offered: { '==': [{ var: 'record_state' }, true] },
      conditions: [
        {
          id: 'open',
          holds: { '==': [{ var: 'status' }, 'open'] },
          message: { en: 'It is closed already.', ar: 'مغلق.' },
        },
        { id: 'no_fine', holds: { is_blank: { var: 'fine' } }, message: 'There is a fine.' },
        { id: 'reason_given', holds: { not: { '==': [{ asked: 'reason' }, 'none'] } }, message: 'None is no reason.' },
      ],
      asksRecord: ['closed_on', 'title'],
      asks: [
        { id: 'reason', type: 'text', label: 'Why?', required: true, maxLength: 20 },
        { id: 'more', type: 'text', label: 'More', visible: { '==': [{ var: 'reason' }, 'other'] }, required: true },
      ],
      effects: [
        { effect: 'set_status', to: 'closed' },
        { effect: 'set_field', field: 'close_reason', to: { cat: [{ asked: 'reason' }, ' ', { asked: 'more' }] } },
        { effect: 'set_field', field: 'closed_on', to: { today: [] }, when: { is_blank: { var: 'closed_on' } } },
      ],
    },
    {
      id: 'open_again',
      recordType: 'loan',
      label: 'Open again',
      conditions: [{ id: 'closed', holds: { '==': [{ var: 'status' }, 'closed'] }, message: 'It is not closed.' }],
      trigger: {
        and: [
          { '==': [{ was: 'status' }, 'closed'] },
          { '==': [{ var: 'status' }, 'closed'] },
          { '>': [{ count: { rows_added: 'copies' } }, 0] },
        ],
      },
      effects: [
        { effect: 'set_status', to: 'open' },
        {
          effect: 'add_row',
          subform: 'reopened',
          first: true,
          values: { on: { today: [] }, by: { actor: 'user_name' } },
        },
        { effect: 'notify', notification: 'opened', to: 'owner' },
      ],
    },
    {
      id: 'break',
      recordType: 'loan',
      label: 'Break',
      effects: [
        { effect: 'set_field', field: 'borrower', to: 'nobody' },
        { effect: 'set_field', field: 'pages', to: { cat: ['not', ' a number'] } },
      ],
    },
  ],
  transitions: [],
  approvals: [
    {
      id: 'repair',
      recordType: 'loan',
      label: { en: 'Repair', ar: 'إصلاح' },
      form: 'plan_form',
      askWhen: [{ id: 'has_plan', holds: { not: { is_blank: { var: 'plan' } } }, message: 'There is no plan.' }],
      fields: { status: 'plan_status', date: 'plan_date', comments: 'plan_comment' },
      history: { subform: 'plan_log', snapshot: 'version_asked' },
      alertAnswered: true,
      notifyAsked: { notification: 'plan_asked', to: { action: 'approve_repair' } },
      notifyAnswered: { notification: 'plan_answered', to: 'owner' },
    },
  ],
  alerts: [
    {
      id: 'copies_changed',
      recordType: 'loan',
      label: 'Copies changed',
      form: 'copies_form',
      when: { changed: 'copies' },
    },
    {
      id: 'torn',
      recordType: 'loan',
      label: 'Torn',
      by: 'anyone',
      when: { some: [{ rows_added: 'copies' }, { '==': [{ var: 'state' }, 'torn'] }] },
      clearedWhen: changedTo('kind', 'book'),
      clearedByOwner: false,
      notify: { notification: 'torn', to: { user: { var: 'owned_by' } } },
    },
    {
      id: 'same_mark',
      recordType: 'loan',
      label: 'Same mark',
      alertFor: 'duplicate_field',
      duplicateOf: 'shelf_mark',
      form: 'item',
    },
    {
      id: 'taken',
      recordType: 'loan',
      label: 'Taken with another',
      form: 'item',
      onLinked: 'taken_with',
      when: { changed: 'taken_with' },
      clearedWhen: { '==': [{ var: 'status' }, 'closed'] },
    },
  ],
  notifications: [],
  tasks: [],
  recordTypes: [placed({ id: 'loan' })].map(({ json }) => json),
}

const loan = libraryModel.recordTypes['loan'] as RecordType

const whole: RecordType = {
  ...loan,
  fields: [...loan.fields, ...fields],
  forms: [
    ...loan.forms,
    {
      ...(loan.forms[0] as RecordType['forms'][number]),
      id: 'plan_form',
      fields: ['plan', 'plan_status', 'plan_date', 'plan_comment', 'plan_log'],
    },
    {
      ...(loan.forms[0] as RecordType['forms'][number]),
      id: 'more_form',
      fields: ['closed_on', 'close_reason', 'reopened', 'shelf_mark', 'taken_with', 'next_step'],
    },
  ],
  projected: [...loan.projected, 'shelf_mark', 'taken_with'].sort(),
}

const folder = {
  instance: placed({ defaultLocale: 'en' }),
  translations: [],
  lookups: [
    placed({
      id: 'next_step',
      label: 'Next',
      options: [
        { id: 'mend', label: 'Mend' },
        { id: 'sell', label: 'Sell' },
      ],
    }),
  ],
  ...Object.fromEntries(Object.entries(files).map(([kind, list]) => [kind, list.map(placed)])),
} as unknown as Folder

const t = textReader(folder)

interface Question extends Pick<Field, 'id' | 'type' | 'visible'> {
  readonly label: string
  readonly required?: true
  readonly maxLength?: number
}

const lifecycle = lifecycleOf(
  folder,
  {
    type: 'loan',
    programmes: loan.programmes,
    fields: whole.fields,
    fieldOf(json, at) {
      const { id, type, label, required, visible, maxLength } = json as unknown as Question
      return field(id, type, {
        label: t(`${at}/${id}`, label),
        ...(required && { required }),
        ...(visible !== undefined && { visible }),
        settings: maxLength === undefined ? {} : { maxLength },
      })
    },
  },
  t,
)

const extended = (role: Role | undefined, allowed: readonly string[], forms: Role['forms'][string]): Role => {
  const known = role as Role
  return {
    ...known,
    actions: { ...known.actions, loan: [...(known.actions['loan'] ?? []), ...allowed] },
    forms: { ...known.forms, loan: { ...known.forms['loan'], ...forms } },
  }
}

const lookup = (id: string, ...options: readonly string[]) => ({
  id,
  label: { en: id },
  options: options.map((option) => ({ id: option, label: { en: option } })),
})

export const lendingLife: Model = {
  ...libraryModel,
  hash: '11fe'.repeat(16),
  recordTypes: { ...libraryModel.recordTypes, loan: { ...whole, lifecycle } },
  lookups: {
    ...libraryModel.lookups,
    plan_status: lookup('plan_status', 'pending', 'approved', 'rejected'),
    next_step: lookup('next_step', 'mend', 'sell'),
  },
  roles: {
    ...libraryModel.roles,
    librarian: extended(
      libraryModel.roles['librarian'],
      ['close', 'open_again', 'request_approval_repair', 'approve_repair', 'set_stage', 'break', 'flag'],
      { plan_form: 'rw', more_form: 'rw' },
    ),
    head: extended(libraryModel.roles['head'], ['close', 'approve_repair', 'set_stage', 'update'], {
      plan_form: 'r',
      more_form: 'r',
    }),
    keeper: extended(libraryModel.roles['keeper'], ['close', 'open_again', 'approve_repair', 'self_approve'], {
      plan_form: 'rw',
      more_form: 'rw',
    }),
  },
}

const of = (name: keyof typeof accounts): Actor => actorOf(lendingLife, accounts[name])

/** The same people, where loans have a life. */
export const lenders = { nadia: of('nadia'), omar: of('omar'), layla: of('layla'), jon: of('jon') } as const
