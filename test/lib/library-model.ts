import type { Field, Form, Lookup, Model, RecordType, Role, Rule, Texts } from '../../engine/model.ts'

/**
 * A lending library, compiled by hand: what pure tests need of a configuration and nothing more. A loan has a subform, a
 * lookup with a retired option, a place, an age, conditions, a calculation, an error rule and a warning.
 */
const text = (en: string, ar?: string): Texts => (ar === undefined ? { en } : { en, ar })

const field = (id: string, type: string, more: Partial<Field> = {}): Field => ({
  id,
  type,
  label: text(words(id)),
  whenHidden: 'keep',
  settings: {},
  rules: [],
  ...more,
})

const words = (id: string) => `${id[0]?.toUpperCase()}${id.slice(1).replaceAll('_', ' ')}`

const form = (id: string, group: string, fields: readonly string[], more: Partial<Form> = {}): Form => ({
  id,
  group,
  label: text(words(id)),
  programmes: ['lending'],
  fields,
  ...more,
})

const dueAfterLent: Rule = {
  id: 'due_after_lent',
  when: { not: { or: [{ is_blank: { var: 'due_on' } }, { is_blank: { var: 'lent_on' } }] } },
  holds: { '>=': [{ var: 'due_on' }, { var: 'lent_on' }] },
  message: text('It is due before it is lent.', 'موعد الإرجاع قبل الإعارة.'),
  level: 'error',
  at: 'due_on',
}

const manyPages: Rule = {
  id: 'many_pages',
  when: { not: { is_blank: { var: 'pages' } } },
  holds: { '<': [{ var: 'pages' }, 2000] },
  message: text('That is a lot of pages.'),
  level: 'warning',
  at: 'pages',
}

const copies = field('copies', 'subform', {
  label: text('Copies', 'النسخ'),
  rows: {
    fields: [
      field('copy_code', 'text', { required: true }),
      field('state', 'choice', { settings: { lookup: 'copy_state' }, default: { value: 'good' } }),
      field('repair_note', 'text', { visible: { '==': [{ var: 'state' }, 'torn'] }, whenHidden: 'clear' }),
      field('price', 'number', { settings: { minimum: 0, decimals: 2 } }),
      field('shelf', 'text', { readOnly: { '==': [{ var: 'state' }, 'lost'] } }),
    ],
    calculationOrder: [],
    summary: ['copy_code', 'state'],
    rowLabel: text('Copy'),
    maximum: 50,
    projected: ['copy_code', 'price', 'state'],
  },
})

const loanFields: readonly Field[] = [
  field('title', 'text', { label: text('Title', 'العنوان'), required: true, settings: { maxLength: 200 } }),
  field('kind', 'choice', { label: text('Kind', 'النوع'), settings: { lookup: 'kind' } }),
  field('topics', 'choices', { settings: { lookup: 'topic' } }),
  field('pages', 'number', { settings: { decimals: 0, minimum: 1 }, rules: [manyPages] }),
  field('lent_on', 'date', { settings: { notFuture: true } }),
  field('due_on', 'date', { rules: [dueAfterLent] }),
  field('returned', 'yes-no'),
  field('returned_on', 'date', { visible: { '==': [{ var: 'returned' }, true] }, required: true, whenHidden: 'clear' }),
  field('borrower', 'text', { settings: { maxLength: 100 } }),
  field('born_on', 'date', { settings: { notFuture: true } }),
  field('borrower_age', 'age', { settings: { birthDate: 'born_on' } }),
  field('branch', 'location'),
  field('reminded_at', 'date-time'),
  field('daily_fee', 'number', {
    settings: { decimals: 2, minimum: 0 },
    readOnly: { '==': [{ var: 'returned' }, true] },
  }),
  field('days', 'number', { settings: { decimals: 0, minimum: 0 } }),
  field('total_fee', 'number', { calculation: { '*': [{ var: 'daily_fee' }, { var: 'days' }] } }),
  field('channel', 'choice', { settings: { lookup: 'channel' }, default: { value: 'desk' } }),
  copies,
  field('inner_note', 'text', { settings: { long: true }, visible: { '!=': [{ var: 'kind' }, 'game'] } }),
  field('fine', 'number', { settings: { decimals: 2 } }),
]

const loan: RecordType = {
  id: 'loan',
  plural: 'loans',
  label: text('Loan', 'إعارة'),
  labelPlural: text('Loans', 'إعارات'),
  programmes: ['lending'],
  ids: { unique: 'loan_id', display: 'loan_id_display' },
  statusLookup: 'loan_status',
  title: ['title', 'borrower'],
  summary: ['kind', 'due_on'],
  fields: loanFields,
  groups: [
    { id: 'desk', label: text('Desk', 'المكتب') },
    { id: 'office', label: text('Office') },
  ],
  forms: [
    form('item', 'desk', ['title', 'kind', 'topics', 'pages', 'channel']),
    form('lending', 'desk', [
      'lent_on',
      'due_on',
      'returned',
      'returned_on',
      'daily_fee',
      'days',
      'total_fee',
      'reminded_at',
    ]),
    form('reader', 'desk', ['borrower', 'born_on', 'borrower_age', 'branch']),
    form('copies_form', 'desk', ['title', 'copies']),
    form('notes', 'office', ['inner_note', 'fine']),
  ],
  calculationOrder: ['total_fee'],
  rules: [],
  list: {
    columns: ['short_id', 'title', 'borrower', 'borrower_age', 'due_on', 'fine'],
    filters: [
      { field: 'status', common: true, default: ['open'] },
      { field: 'kind', common: true },
      { field: 'borrower_age', common: false, ranges: ['0..11', '12..17'] },
      { field: 'fine', common: false },
    ],
    sort: { field: 'created_at', direction: 'desc' },
  },
  projected: [
    ...['borrower', 'borrower_age', 'born_on', 'branch', 'due_on', 'fine', 'inner_note', 'kind', 'lent_on', 'pages'],
    ...['reminded_at', 'returned', 'title', 'topics', 'total_fee'],
  ].sort(),
  searched: ['borrower', 'inner_note', 'title'],
}

const member: RecordType = {
  id: 'member',
  plural: 'members',
  label: text('Member'),
  labelPlural: text('Members'),
  programmes: ['membership', 'lending'],
  ids: { unique: 'member_id', display: 'member_id_display' },
  statusLookup: 'loan_status',
  title: ['first_name', 'last_name'],
  summary: [],
  fields: [field('first_name', 'text', { required: true }), field('last_name', 'text'), field('joined_on', 'date')],
  groups: [{ id: 'person', label: text('Person') }],
  forms: [
    form('person_form', 'person', ['first_name', 'last_name', 'joined_on'], { programmes: ['membership', 'lending'] }),
  ],
  calculationOrder: [],
  rules: [],
  list: { columns: ['first_name', 'last_name'], filters: [], sort: { field: 'last_name', direction: 'asc' } },
  projected: ['first_name', 'last_name'],
  searched: ['first_name', 'last_name'],
}

const lookup = (id: string, ...options: readonly string[]): Lookup => ({
  id,
  label: text(words(id)),
  options: options.map((option) => ({ id: option, label: text(words(option)) })),
})

const kind = lookup('kind', 'book', 'film', 'game')

const everyLoanForm = (access: 'r' | 'rw') => ({
  item: access,
  lending: access,
  reader: access,
  copies_form: access,
  notes: access,
})

const role = (id: string, more: Partial<Role>): Role => ({
  id,
  label: text(words(id)),
  programmes: ['lending'],
  reach: 'self',
  actions: {},
  forms: {},
  manages: [],
  ...more,
})

/** Works with their own loans; the office's notes are not theirs. */
const librarian = role('librarian', {
  actions: { loan: ['read', 'create', 'update', 'history'], member: ['read', 'create', 'update'] },
  forms: { loan: { item: 'rw', lending: 'rw', reader: 'rw', copies_form: 'rw' }, member: { person_form: 'rw' } },
  referral: true,
})

/** Sees the item, mends the copies, and nothing of the reader. */
const binder = role('binder', {
  actions: { loan: ['read', 'update'] },
  forms: { loan: { item: 'r', copies_form: 'rw' } },
})

/** Reads what the group does and may take loans out of sight. */
const head = role('head', {
  reach: 'group',
  actions: { loan: ['read', 'disable', 'enable', 'history'], member: ['read'] },
  forms: { loan: { ...everyLoanForm('r'), notes: 'rw' }, member: { person_form: 'r' } },
  manages: ['users:read'],
})

const keeper = role('keeper', {
  programmes: ['lending', 'membership'],
  reach: 'all',
  actions: {
    loan: ['read', 'create', 'update', 'disable', 'enable', 'history'],
    member: ['read', 'create', 'update', 'disable', 'enable'],
  },
  forms: { loan: everyLoanForm('rw'), member: { person_form: 'rw' } },
  manages: ['users:read', 'account:services', 'configuration:read'],
})

export const libraryModel: Model = {
  hash: '5eed'.repeat(16),
  instance: {
    id: 'library',
    name: text('Town library', 'مكتبة البلدة'),
    version: '1',
    locales: ['en', 'ar'],
    defaultLocale: 'en',
    timeZone: 'Africa/Nairobi',
    calendars: { offered: ['islamic-umalqura'], byLocale: { ar: 'islamic-umalqura' } },
    programmes: [
      { id: 'lending', name: text('Lending') },
      { id: 'membership', name: text('Membership') },
    ],
    locationLevels: [text('Town'), text('Branch')],
  },
  recordTypes: { loan, member },
  lookups: {
    loan_status: lookup('loan_status', 'open', 'closed'),
    kind: { ...kind, options: [...kind.options, { id: 'tape', label: text('Tape', 'شريط'), retired: true }] },
    topic: lookup('topic', 'animals', 'history', 'space', 'poetry'),
    copy_state: lookup('copy_state', 'good', 'torn', 'lost'),
    channel: lookup('channel', 'desk', 'post', 'bus'),
  },
  roles: { librarian, binder, head, keeper },
  agencies: {
    town: { id: 'town', name: text('Town') },
    county: { id: 'county', name: text('County') },
  },
  userGroups: {
    north: { id: 'north', name: text('North') },
    south: { id: 'south', name: text('South') },
  },
  locations: [
    { code: 'RIV', name: text('Riverton'), level: 0 },
    { code: 'HIL', name: text('Hillside'), level: 0 },
    { code: 'RIV01', name: text('Riverton harbour', 'ميناء ريفرتون'), parent: 'RIV', level: 1 },
    { code: 'RIV02', name: text('Riverton market'), parent: 'RIV', level: 1 },
    { code: 'HIL01', name: text('Hillside school'), parent: 'HIL', level: 1 },
  ],
}
