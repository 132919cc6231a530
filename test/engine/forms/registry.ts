import type { Field, Form, Model, RecordType, Rows, Rule } from '../../../engine/model.ts'

/** A small registry of pupils whose forms hold one of everything that a form can say. */
export const aField = (id: string, type: string, more: Partial<Field> = {}): Field => ({
  id,
  type,
  label: { en: id },
  whenHidden: 'keep',
  settings: {},
  rules: [],
  ...more,
})

export const aForm = (id: string, fields: readonly string[], more: Partial<Form> = {}): Form => ({
  id,
  group: 'all',
  label: { en: id },
  programmes: ['teaching'],
  fields,
  ...more,
})

export const aRule = (id: string, at: string, holds: Rule['holds'], more: Partial<Rule> = {}): Rule => ({
  id,
  at,
  holds,
  message: { en: id },
  level: 'error',
  ...more,
})

export const aSubform = (fields: readonly Field[], more: Partial<Rows> = {}): Rows => ({
  fields,
  calculationOrder: fields.filter((field) => field.calculation !== undefined).map((field) => field.id),
  summary: [],
  maximum: 3,
  projected: [],
  ...more,
})

const fields: readonly Field[] = [
  aField('name', 'text', { required: true }),
  aField('born_on', 'date', { settings: { notFuture: true } }),
  aField('stated_age', 'age', { settings: { birthDate: 'born_on' }, required: true }),
  aField('in_school', 'yes-no', { default: { value: false } }),
  aField('school_name', 'text', { visible: { var: 'in_school' }, required: true, whenHidden: 'clear' }),
  aField('school_note', 'text', {
    visible: { not: { is_blank: { var: 'school_name' } } },
    whenHidden: 'clear',
    default: { logic: { cat: ['About ', { var: 'name' }] } },
  }),
  aField('employer', 'text', { visible: { '>=': [{ var: 'stated_age' }, 18] } }),
  aField('colour', 'choice', {
    settings: { lookup: 'colours' },
    optionFilter: { or: [{ in: ['warm', { var: 'option.tags' }] }, { var: 'in_school' }] },
  }),
  aField('likes', 'choices', { settings: { lookup: 'colours' } }),
  aField('grant', 'number', { readOnly: { '==': [{ var: 'status' }, 'closed'] }, required: { var: 'in_school' } }),
  aField('left_on', 'date', {
    rules: [
      aRule(
        'left_after_birth',
        'left_on',
        { '>': [{ var: 'left_on' }, { var: 'born_on' }] },
        { when: { not: { or: [{ is_blank: { var: 'left_on' } }, { is_blank: { var: 'born_on' } }] } } },
      ),
    ],
  }),
  aField('visits', 'subform', {
    rows: aSubform([
      aField('seen_on', 'date', { required: true }),
      aField('urgent', 'yes-no'),
      aField('reason', 'text', { visible: { var: 'urgent' }, required: true, whenHidden: 'clear' }),
      aField('hours', 'number', { settings: { minimum: 1 }, default: { value: 1 } }),
      aField('cost', 'number', { calculation: { '*': [{ var: 'hours' }, { var: 'record.grant' }] } }),
      aField('seen_age', 'age', { settings: { birthDate: 'seen_on' } }),
    ]),
  }),
  aField('urgent_plan', 'text', { visible: { some: [{ var: 'visits' }, { var: 'urgent' }] } }),
  aField('total_cost', 'calculated', {
    settings: { result: 'number' },
    calculation: { sum: { map: [{ var: 'visits' }, { var: 'cost' }] } },
  }),
  aField('is_costly', 'calculated', {
    settings: { result: 'boolean' },
    calculation: { '>': [{ var: 'total_cost' }, 100] },
  }),
  aField('costly_reason', 'text', { visible: { var: 'is_costly' }, whenHidden: 'clear' }),
  aField('elsewhere', 'text', { required: true }),
  aField('nowhere', 'text', { required: true }),
  aField('old_note', 'text', { required: true, whenHidden: 'clear' }),
  aField('title', 'heading', { required: true }),
]

const type: RecordType = {
  id: 'pupil',
  plural: 'pupils',
  label: { en: 'Pupil' },
  labelPlural: { en: 'Pupils' },
  programmes: ['teaching', 'sports'],
  ids: { unique: 'pupil_id', display: 'pupil_number' },
  statusLookup: 'states',
  title: ['name'],
  summary: [],
  fields,
  groups: [],
  forms: [
    aForm(
      'main',
      fields.map(({ id }) => id).filter((id) => !['elsewhere', 'nowhere', 'old_note'].includes(id)),
    ),
    aForm('sports', ['elsewhere'], { programmes: ['sports'] }),
    aForm('old', ['old_note'], { visible: { '==': [{ var: 'status' }, 'closed'] } }),
  ],
  calculationOrder: ['total_cost', 'is_costly'],
  rules: [
    aRule(
      'no_school_no_grant',
      'grant',
      { or: [{ var: 'in_school' }, { is_blank: { var: 'grant' } }] },
      { level: 'warning' },
    ),
  ],
  list: { columns: [], filters: [], sort: { field: 'created_at', direction: 'desc' } },
  projected: [],
  searched: [],
}

const model: Model = {
  hash: '0'.repeat(64),
  instance: {
    id: 'school',
    name: { en: 'School' },
    version: '1',
    locales: ['en', 'ar'],
    defaultLocale: 'en',
    timeZone: 'Africa/Nairobi',
    programmes: [],
    locationLevels: [{ en: 'Country' }, { en: 'Town' }],
  },
  recordTypes: { pupil: type },
  lookups: {
    colours: {
      id: 'colours',
      label: { en: 'Colours' },
      options: [
        { id: 'red', label: { en: 'Red', ar: 'أحمر' }, tags: ['warm'] },
        { id: 'blue', label: { en: 'Blue' } },
        { id: 'grey', label: { en: 'Grey' }, tags: ['warm'], retired: true },
      ],
    },
    states: {
      id: 'states',
      label: { en: 'States' },
      options: [
        { id: 'open', label: { en: 'Open' } },
        { id: 'closed', label: { en: 'Closed' } },
      ],
    },
  },
  roles: {},
  agencies: { helpers: { id: 'helpers', name: { en: 'The Helpers' } } },
  userGroups: {},
  locations: [
    { code: 'N', name: { en: 'North' }, level: 0 },
    { code: 'N1', name: { en: 'North One' }, parent: 'N', level: 1 },
    { code: 'S', name: { en: 'South' }, level: 0 },
    { code: 'S1', name: { en: 'South One' }, parent: 'S', level: 1, retired: true },
  ],
}

export const registry = { model, type }

export function must(id: string): Field {
  const found = fields.find((field) => field.id === id)
  if (!found) throw new Error(`The registry has no field ${id}`)
  return found
}
