/** A small lending library, as the files of its folder: nothing in it is wrong. */
const files = {
  'instance.json': {
    $schema: '../../config/schema/instance.schema.json',
    id: 'library',
    name: 'Library',
    version: '1',
    locales: ['en'],
    defaultLocale: 'en',
    timeZone: 'Europe/Lisbon',
    programmes: [{ id: 'lending', name: 'Lending' }],
    locationLevels: ['Town', 'Branch'],
  },
  'record-types/loan.json': {
    id: 'loan',
    plural: 'loans',
    label: 'Loan',
    labelPlural: 'Loans',
    ids: { unique: 'loan_id', display: 'loan_id_display' },
    statusLookup: 'loan_status',
    title: ['book'],
    summary: ['kind'],
    searched: ['book', 'reader'],
    groups: [{ id: 'main', label: 'Loan' }],
    rules: [
      {
        id: 'back_after_out',
        when: { not: { is_blank: { var: 'back_on' } } },
        holds: { '>=': [{ var: 'back_on' }, { var: 'out_on' }] },
        message: 'A book comes back after it went out.',
        at: 'back_on',
      },
    ],
  },
  'fields/loan/loan.json': {
    fields: [
      { id: 'book', type: 'text', label: 'Book', required: true, maxLength: 200 },
      { id: 'reader', type: 'text', label: 'Reader' },
      { id: 'kind', type: 'choice', label: 'Kind', lookup: 'kind' },
      {
        id: 'shelf',
        type: 'choice',
        label: 'Shelf',
        lookup: 'shelf',
        optionFilter: { in: [{ var: 'kind' }, { var: 'option.tags' }] },
        visible: { '==': [{ var: 'kind' }, 'novel'] },
      },
      { id: 'out_on', type: 'date', label: 'Lent on' },
      { id: 'back_on', type: 'date', label: 'Returned on' },
      {
        id: 'days_out',
        type: 'number',
        label: 'Days',
        calculation: { days_between: [{ var: 'out_on' }, { var: 'back_on' }] },
      },
      { id: 'fee', type: 'number', label: 'Fee', calculation: { '*': [{ var: 'days_out' }, 0.1] } },
      { id: 'branch', type: 'location', label: 'Branch', levels: [1] },
      {
        id: 'notes',
        type: 'subform',
        label: 'Notes',
        fields: [
          { id: 'said_on', type: 'date', label: 'On', required: true },
          { id: 'said', type: 'text', label: 'Note', long: true, visible: { not: { is_blank: { var: 'said_on' } } } },
        ],
        summary: ['said_on'],
        sortBy: { field: 'said_on', direction: 'desc' },
        rowLabel: 'Note',
        maximum: 20,
      },
    ],
  },
  'forms/loan/book.json': {
    id: 'book',
    group: 'main',
    label: 'Book',
    order: 1,
    fields: ['book', 'reader', 'kind', 'shelf', 'branch'],
  },
  'forms/loan/dates.json': {
    id: 'dates',
    group: 'main',
    label: 'Dates',
    order: 2,
    fields: ['out_on', 'back_on', 'days_out', 'fee', 'notes'],
  },
  'lookups/loan_status.json': {
    id: 'loan_status',
    label: 'Status',
    options: [
      { id: 'out', label: 'Out' },
      { id: 'returned', label: 'Returned' },
    ],
  },
  'lookups/kind.json': {
    id: 'kind',
    label: 'Kind',
    options: [
      { id: 'novel', label: 'Novel' },
      { id: 'atlas', label: 'Atlas' },
    ],
  },
  'lookups/shelf.json': {
    id: 'shelf',
    label: 'Shelf',
    options: [
      { id: 'crime', label: 'Crime', tags: ['novel'] },
      { id: 'love', label: 'Love', tags: ['novel'] },
      { id: 'maps', label: 'Maps', tags: ['atlas'] },
    ],
  },
  'locations.csv': 'code,parent,level,name_en\nLIS,,0,Lisbon\nLIS1,LIS,1,"Alfama, old town"\n',
  'agencies/city.json': { id: 'city', name: 'City' },
  'user-groups/desk.json': { id: 'desk', name: 'Desk' },
  'roles/librarian.json': {
    id: 'librarian',
    label: 'Librarian',
    reach: 'all',
    actions: { loan: ['read', 'create', 'update'] },
    forms: { loan: 'rw' },
  },
  'lists/loan.json': {
    recordType: 'loan',
    columns: ['short_id', 'book', 'out_on'],
    filters: [
      { field: 'kind', common: true },
      { field: 'status', default: ['out'] },
    ],
    sort: { field: 'out_on', direction: 'desc' },
  },
  'people.json': [{ userName: 'ana', fullName: 'Ana', role: 'librarian', agency: 'city', groups: ['desk'] }],
} as const

export type LibraryFile = keyof typeof files

/** The files as texts, each with some replaced, or taken away. */
export function libraryFiles(changes: Readonly<Record<string, unknown>> = {}): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [path, json] of Object.entries({ ...files, ...changes })) {
    if (json !== undefined) texts.set(path, typeof json === 'string' ? json : JSON.stringify(json, null, 2))
  }
  return texts
}
