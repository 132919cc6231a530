/** A model made to be asked everything: two types, four forms each with the same kinds of fields, eight roles. */
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
})

const EVERYTHING = ['read', 'create', 'update', 'disable', 'enable', 'history']

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
      role('worker', 'self', ['read', 'create', 'update', 'history'], { open: 'rw', usual: 'rw', office: 'r' }),
      role('guest', 'self', ['read', 'update'], { open: 'r', usual: 'rw' }, { referral: true }),
      role('leader', 'group', ['read', 'update', 'history', 'disable', 'enable'], {
        open: 'r',
        usual: 'rw',
        office: 'rw',
      }),
      role('agent', 'agency', ['read', 'update'], { open: 'r', sealed: 'rw' }),
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
