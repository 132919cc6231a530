/** Configurations, records, actors and questions made by chance, small enough that questions find something. */
import fc from 'fast-check'
import type { TaskRule } from '../../../engine/lifecycle.ts'
import type { Field, Form, List, Location, Model, RecordType } from '../../../engine/model.ts'
import { type Actor, type Grant, OWN, type Principal } from '../../../engine/permissions/actor.ts'
import { Problem } from '../../../engine/problems.ts'
import { type Askable, askable } from '../../../engine/query/askable.ts'
import { type Collection, collectionsOf } from '../../../engine/query/collection.ts'
import type { Query, Scalar, Sort, Where } from '../../../engine/query/query.ts'
import type { CoreFacts } from '../../../engine/records/core-facts.ts'
import type { Answers, AnyRecord } from '../../../engine/records/record.ts'
import type { Account } from '../../../server/stores/account-stores.ts'

export const TODAY = '2024-02-29'
export const AT = '2024-02-29T09:00:00.000Z'

const PROGRAMMES = ['lending', 'reading'] as const
const AGENCIES = ['north', 'south'] as const
const GROUPS = ['day', 'night', 'weekend'] as const
const OPTIONS = ['red', 'green', 'blue'] as const
const PLACES = ['N', 'N1', 'N11', 'S', 'S1'] as const
const USERS = ['ada', 'ben', 'cleo', 'dan'] as const

/** Everybody but dan has an account; records may belong to people who are gone. */
export const accounts: readonly Omit<Account, 'membershipVersion'>[] = [
  { userName: 'ada', agency: 'north', groups: ['day'] },
  { userName: 'ben', agency: 'north', groups: ['day', 'night'] },
  { userName: 'cleo', agency: 'south', groups: [] },
].map((facts, index) => ({
  ...facts,
  id: `user-${index}`,
  fullName: facts.userName,
  services: [],
  role: 'librarian',
  disabled: false,
}))

const field = (id: string, type: string, more: Partial<Field> = {}): Field => ({
  id,
  type,
  label: { en: id },
  whenHidden: 'keep',
  settings: {},
  rules: [],
  ...more,
})

const rowFields: readonly Field[] = [
  field('part', 'text'),
  field('pages', 'number'),
  field('read', 'yes-no'),
  field('colours', 'choices', { settings: { lookup: 'colours' } }),
  field('day', 'date'),
  field('by_shelf', 'tally', { settings: { lookup: 'colours', total: true } }),
  field('sequel', 'link', { settings: { recordType: 'book' } }),
  field('reader_age', 'age', { settings: { birthDate: 'day', upTo: 'reader_age_upper' } }),
  field('reader_age_upper', 'age', { settings: { birthDate: 'day' } }),
]

const fields: readonly Field[] = [
  field('title', 'text'),
  field('notes', 'text', { settings: { long: true } }),
  field('copies', 'number', { settings: { decimals: 2 } }),
  field('bought', 'date'),
  field('seen', 'date-time'),
  field('lent', 'yes-no'),
  field('colour', 'choice', { settings: { lookup: 'colours' } }),
  field('colours', 'choices', { settings: { lookup: 'colours' } }),
  field('place', 'location'),
  field('agency', 'agency'),
  field('reader', 'user'),
  field('phone', 'phone'),
  field('age', 'age', { settings: { birthDate: 'born', upTo: 'age_upper' } }),
  field('age_upper', 'age', { settings: { birthDate: 'born' } }),
  field('born', 'date'),
  field('counted', 'tally', { settings: { lookup: 'colours' } }),
  field('series', 'link', { settings: { recordType: 'book' } }),
  field('sum', 'calculated', { settings: { result: 'number' } }),
]

const place = (code: string, level: number, parent?: string): Location => ({
  code,
  name: { en: code },
  level,
  ...(parent !== undefined && { parent }),
})

const form = (id: string, of: readonly string[]): Form => ({
  id,
  group: '',
  label: { en: id },
  programmes: PROGRAMMES,
  fields: of,
})
const FORMS = [form('cover', ['title', 'notes', 'colour']), form('money', ['sum', 'copies']), form('empty', [])]
const ALERTS = ['cover_changed', 'lost'] as const
const STAGES = ['new', 'shelved', 'closed'] as const

/** Rules whose tasks hang on answers, rows, stage and programme; which of them there are is by chance. */
const TASKS: readonly TaskRule[] = (
  [
    { id: 'count', due: { var: 'bought' }, done: { var: 'lent' }, dueField: 'bought', priority: 'colour' },
    {
      id: 'look',
      due: { var: 'seen' },
      dueField: 'seen',
      detail: 'reader',
      snooze: { days: 30 },
      upcomingDays: 0,
      seenBy: { action: 'read' },
    },
    { id: 'follow', due: { add_days: [{ var: 'created_at' }, 7] }, when: { '==': [{ var: 'workflow' }, 'new'] } },
    {
      id: 'read',
      rows: 'parts',
      due: { var: 'day' },
      done: { var: 'read' },
      dueField: 'day',
      detail: 'part',
      priority: 'colour',
      completedBy: { form: 'cover', field: 'read' },
    },
    {
      id: 'answer',
      rows: 'transitions',
      when: { '==': [{ var: 'status' }, 'in_progress'] },
      due: { var: 'created_at' },
      dueField: 'created_at',
      detail: 'transitioned_to',
      priority: 'colour',
      completedBy: { form: 'cover', field: 'status' },
      seenBy: 'recipient',
    },
    {
      id: 'ask',
      rows: 'transitions',
      due: { var: 'expires_at' },
      detail: 'notes',
      seenBy: 'sender',
      completedBy: { form: 'cover', field: 'status' },
    },
    { id: 'meet', rows: 'transitions', due: { var: 'record.bought' }, completedBy: { form: 'cover', field: 'status' } },
    { id: 'wild', due: { '+': [{ var: 'title' }, 1] }, programmes: ['reading'] },
  ] as const
).map((rule) => ({
  label: { en: rule.id },
  programmes: PROGRAMMES,
  completedBy: { form: 'cover', field: 'notes' },
  seenBy: 'owner',
  upcomingDays: 7,
  ...rule,
}))

/** A model with one record type: what is projected, searched, filtered and sorted is by chance. */
export const models: fc.Arbitrary<Model> = fc
  .record({
    projected: fc.subarray(fields.map(({ id }) => id)),
    rowsProjected: fc.subarray(rowFields.map(({ id }) => id)),
    searched: fc.subarray(['title', 'notes', 'phone', 'copies', 'colours', 'short_id']),
    filters: fc.subarray([
      ...fields.map(({ id }) => id),
      ...['status', 'record_state', 'owned_by', 'owned_by_groups', 'workflow', 'flag_count', 'current_alert_types'],
    ]),
    sort: fc.constantFrom(
      ...[
        'created_at',
        'title',
        'age',
        'copies',
        'lent',
        'seen',
        'status',
        'owned_by_full_name',
        'workflow',
        'flag_count',
      ],
    ),
    direction: fc.constantFrom('asc', 'desc'),
    tasks: fc.subarray([...TASKS]),
    weekStart: fc.constantFrom('sunday', 'monday', 'saturday'),
  })
  .map(({ projected, rowsProjected, searched, filters, sort, direction, tasks, weekStart }) => {
    const named = new Set([...projected, ...filters, ...searched, sort])
    const list: List = {
      columns: [...projected],
      filters: filters.map((name, index) => ({ field: name, common: index % 2 === 0 })),
      sort: { field: sort, direction: direction as 'asc' | 'desc' },
    }
    const rows = { fields: [...rowFields], calculationOrder: [], summary: [], maximum: 9, projected: rowsProjected }
    const type: RecordType = {
      id: 'book',
      plural: 'books',
      label: { en: 'Book' },
      labelPlural: { en: 'Books' },
      programmes: PROGRAMMES,
      ids: { unique: 'book_id', display: 'book_number' },
      statusLookup: 'states',
      title: [],
      summary: [],
      fields: [...fields, field('parts', 'subform', { rows })],
      groups: [],
      forms: FORMS,
      calculationOrder: [],
      rules: [],
      list,
      projected: fields.map(({ id }) => id).filter((id) => named.has(id)),
      searched,
      lifecycle: { workflows: [], actions: [], approvals: [], alerts: [], tasks, flags: { resolvedBy: 'creator' } },
    }
    return {
      hash: JSON.stringify([projected, rowsProjected, searched, filters, sort, direction, tasks, weekStart]),
      instance: {
        id: 'library',
        name: { en: 'Library' },
        version: '1',
        locales: ['en'],
        defaultLocale: 'en',
        timeZone: 'Africa/Nairobi',
        weekStart,
        programmes: PROGRAMMES.map((id) => ({ id, name: { en: id } })),
        locationLevels: [],
      },
      recordTypes: { book: type },
      lookups: {
        colours: { id: 'colours', label: { en: 'Colours' }, options: OPTIONS.map((id) => ({ id, label: { en: id } })) },
      },
      roles: {},
      agencies: {},
      userGroups: {},
      locations: [place('N', 0), place('N1', 1, 'N'), place('N11', 2, 'N1'), place('S', 0), place('S1', 1, 'S')],
    }
  })

/** Words whose folds meet, whose order differs between code units and code points, and that mean something to SQL. */
const texts = fc.constantFrom(
  'Amina', 'amina', 'ÁMINA', 'Amin', 'the red book', 'Red-Book', 'Straße', 'strasse', '  x ', '%', "'; --", '_', '"',
  '\ue000', '\u{1f600}', '\uffff', '\u{10ffff}a', 'ليلى', 'ليلي', '١٢', '12', '1', 'null', '0712 345', '+254712', 'É', 'zz top',
) // biome-ignore format: one list of words
const days = fc.constantFrom(
  '1999-12-31',
  '2014-02-28',
  '2014-03-01',
  '2020-02-29',
  '2024-02-28',
  '2024-02-29',
  '2024-03-01',
)
const instants = fc.constantFrom(
  '2024-02-28T20:59:59.999Z',
  '2024-02-28T21:00:00.000Z',
  '2024-02-29T10:00:00.000Z',
  '2024-02-29T21:00:00.000Z',
  '2014-01-01T00:00:00.000Z',
)
const numbers = fc.constantFrom(-1, 0, 0.5, 1, 2, 10, 1e15)
const options = fc.constantFrom(...OPTIONS)

const records = fc.integer({ min: 0, max: 3 }).map(recordId)

/** Values of a kind, as stored. */
const stored: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  text: texts,
  phone: texts,
  number: numbers,
  date: days,
  'date-time': instants,
  'yes-no': fc.boolean(),
  choice: options,
  choices: fc.subarray([...OPTIONS], { minLength: 1 }),
  location: fc.constantFrom(...PLACES, 'gone'),
  agency: fc.constantFrom(...AGENCIES),
  user: fc.constantFrom(...USERS),
  age: fc.record({ years: fc.integer({ min: 0, max: 30 }), on: days }),
  calculated: numbers,
  tally: fc.dictionary(options, fc.integer({ min: 0, max: 2 }), { minKeys: 1, noNullPrototype: true }),
  link: records,
}

const answersTo = (of: readonly Field[]): fc.Arbitrary<Answers> =>
  fc
    .record(
      Object.fromEntries(
        of.map(({ id, type }) => [id, fc.option(stored[type] ?? fc.constant(undefined), { freq: 2 })]),
      ),
    )
    .map((answers) => Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null)))

const rows = fc
  .array(answersTo(rowFields), { maxLength: 3 })
  .map((list) => list.map((answers, index) => ({ ...answers, unique_id: `row-${index}` })))

const known = <Facts extends Readonly<Record<string, fc.Arbitrary<unknown>>>>(always: Facts, sometimes: Facts) =>
  fc.record({ ...always, ...sometimes }, { requiredKeys: Object.keys(always) })

const listOf = (row: fc.Arbitrary<Record<string, unknown>>, prefix: string) =>
  fc
    .array(row, { maxLength: 3 })
    .map((list) => list.map((facts, index) => ({ unique_id: `${prefix}-${index}`, ...facts })))

/** What the platform keeps on a record; much of it is not there on most. */
const life: fc.Arbitrary<Partial<CoreFacts>> = fc.record(
  {
    workflow: fc.constantFrom(...STAGES),
    workflow_stages: listOf(
      known({ stage: fc.constantFrom(...STAGES), entered_at: instants, by: fc.constantFrom(...USERS) }, {}),
      's',
    ),
    not_edited_by_owner: fc.boolean(),
    flag_count: fc.integer({ min: 0, max: 3 }),
    alert_count: fc.integer({ min: 0, max: 3 }),
    current_alert_types: fc.subarray([...ALERTS]),
    flags: listOf(
      known(
        {
          message: texts,
          date: days,
          flagged_by: fc.constantFrom(...USERS),
          created_at: instants,
          removed: fc.boolean(),
        } as Readonly<Record<string, fc.Arbitrary<unknown>>>,
        { unflag_message: texts, unflagged_by: fc.constantFrom(...USERS), unflagged_date: days },
      ),
      'f',
    ),
    alerts: listOf(
      known(
        {
          type: fc.constantFrom(...ALERTS),
          alert_for: fc.constantFrom('field_change', 'approval'),
          date: instants,
          by: fc.constantFrom(...USERS),
        } as Readonly<Record<string, fc.Arbitrary<unknown>>>,
        { form: fc.constantFrom('cover', 'money', 'empty', 'gone'), user: fc.constantFrom(...USERS) },
      ),
      'a',
    ),
    transitions: listOf(
      known(
        {
          type: fc.constantFrom('lend', 'ask'),
          status: fc.constantFrom('in_progress', 'accepted', 'done'),
          created_at: instants,
          transitioned_by: fc.constantFrom(...USERS),
        } as Readonly<Record<string, fc.Arbitrary<unknown>>>,
        {
          transitioned_to: fc.constantFrom(...USERS),
          transitioned_to_agency: fc.constantFrom(...AGENCIES),
          location: fc.constantFrom(...PLACES),
          remote: fc.constant(true),
          notes: texts,
          expires_at: instants,
        },
      ),
      't',
    ),
    disclosures: listOf(
      known(
        {
          at: instants,
          by: fc.constantFrom(...USERS),
          type: fc.constantFrom('lend', 'export'),
          consent: fc.constantFrom('given', 'overridden', 'not_needed'),
        } as Readonly<Record<string, fc.Arbitrary<unknown>>>,
        { to: fc.constantFrom(...USERS), to_agency: fc.constantFrom(...AGENCIES), to_remote: texts },
      ),
      'd',
    ),
    task_snoozes: fc.uniqueArray(
      fc.record({
        unique_id: fc.constantFrom('look', 'count', 'read:row-0', 'gone'),
        until: days,
        reason: texts,
        by: fc.constantFrom(...USERS),
        at: instants,
      }),
      { maxLength: 3, selector: ({ unique_id }) => unique_id },
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<unknown> as fc.Arbitrary<Partial<CoreFacts>>

const state = fc.record({
  life,
  programme: fc.constantFrom(...PROGRAMMES),
  answers: fc
    .record({ flat: answersTo(fields), parts: rows })
    .map(({ flat, parts }): Answers => (parts.length > 0 ? { ...flat, parts } : flat)),
  owner: fc.constantFrom(...USERS),
  shared: fc.uniqueArray(
    fc.record(
      {
        user_name: fc.constantFrom(...USERS),
        role: fc.constantFrom('provider', 'auditor'),
        kind: fc.constantFrom('lend', 'ask'),
        until: instants,
      },
      { requiredKeys: ['user_name'] },
    ),
    { maxLength: 4, selector: (share) => JSON.stringify(share) },
  ),
  status: fc.constantFrom('open', 'closed'),
  record_state: fc.boolean(),
  created_at: instants,
  agency: fc.constantFrom(...AGENCIES, ''),
  groups: fc.subarray([...GROUPS]),
})

type State = typeof state extends fc.Arbitrary<infer Value> ? Value : never

function recordId(index: number): string {
  return `${String((index * 7919) % 100).padStart(8, '0')}-0000-4000-8000-00000000000a`
}

const recordOf = (index: number, version: number, of: State): AnyRecord => {
  const id = recordId(index)
  return {
    id,
    type: 'book',
    programme: of.programme,
    version,
    answers: of.answers,
    core: {
      status: of.status,
      record_state: of.record_state,
      owned_by: of.owner,
      owned_by_full_name: `${of.owner} Ähm`,
      owned_by_agency_id: of.agency,
      owned_by_groups: of.groups,
      shared_with: of.shared.map((share) => ({ ...share })),
      short_id: `A${id.slice(2, 8)}`,
      created_at: of.created_at,
      created_by: of.owner,
      created_organization: of.agency,
      last_updated_at: of.created_at,
      last_updated_by: of.owner,
      ...of.life,
    },
  }
}

/** Records as they are made, and what becomes of some of them. */
export const histories = fc
  .record({
    made: fc.array(state, { minLength: 5, maxLength: 25 }),
    changed: fc.array(fc.record({ index: fc.nat(), to: state }), { maxLength: 10 }),
  })
  .map(({ made, changed }) => {
    const steps = made.map((of, index): { readonly before?: AnyRecord; readonly after: AnyRecord } => ({
      after: recordOf(index, 1, of),
    }))
    const now = steps.map(({ after }) => after)
    for (const { index: any, to } of changed) {
      const index = any % now.length
      const before = now[index] as AnyRecord
      const after = { ...recordOf(index, before.version + 1, to), programme: before.programme }
      now[index] = after
      steps.push({ before, after })
    }
    return { steps, now }
  })

export type History = typeof histories extends fc.Arbitrary<infer Value> ? Value : never

const principals = fc.constantFrom<Principal>(
  ...USERS.map((user): Principal => `user:${user}`),
  ...GROUPS.map((group): Principal => `group:${group}`),
  ...AGENCIES.map((agency): Principal => `agency:${agency}`),
)

export const actorsOf = (model: Model): fc.Arbitrary<Actor> => {
  const type = model.recordTypes['book'] as RecordType
  const names = [
    ...askable(type).keys(),
    'parts',
    'flags',
    'workflow_stages',
    'transitions',
    'disclosures',
    ...fields.map(({ id }) => id),
  ]
  const readable = fc.oneof(fc.constant([...names]), fc.subarray([...names]))
  const grant = fc.record({
    label: fc.constantFrom(OWN, 'provider', 'auditor', 'lend:', 'lend:provider', 'ask:auditor'),
    recordType: fc.constant('book'),
    programmes: fc.subarray([...PROGRAMMES], { minLength: 1 }),
    rows: fc.oneof(
      { weight: 1, arbitrary: fc.constant('all' as const) },
      { weight: 3, arbitrary: fc.uniqueArray(principals, { maxLength: 4 }) },
    ),
    readable: readable.map((list) => new Set(list)),
    writable: fc.constant(new Set<string>()),
    actions: fc.constantFrom(['read'], ['read', 'enable'], ['update']).map((list) => new Set(list)),
  })
  return fc.array(grant as fc.Arbitrary<Grant>, { minLength: 1, maxLength: 3 }).map((grants) => ({
    userName: 'ada',
    fullName: 'Ada',
    role: 'librarian',
    agency: 'north',
    groups: ['day'],
    locale: 'en',
    programmes: PROGRAMMES,
    grants,
    manages: new Set<string>(),
  }))
}

/** What a question may compare a kind with. */
const compared: Readonly<Record<string, fc.Arbitrary<Scalar>>> = {
  text: texts,
  number: numbers,
  boolean: fc.boolean(),
  date: days,
  datetime: instants,
  age: fc.constantFrom(-1, 0, 4, 9, 10, 24, 2.5),
  option: fc.oneof(
    options,
    fc.constantFrom('count', 'look', 'read', 'cover', 'field_change', 'lend', 'done', 'given', ...STAGES, ...ALERTS),
  ),
  location: fc.constantFrom(...PLACES),
  agency: fc.constantFrom(...AGENCIES),
  user: fc.constantFrom(...USERS),
  group: fc.constantFrom(...GROUPS),
  record: records,
}

const bounds: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  number: numbers,
  age: compared['age'] as fc.Arbitrary<Scalar>,
  date: fc.oneof(
    days,
    fc.record({ days: fc.integer({ min: -40, max: 3 }) }),
    fc.record({ months: fc.integer({ min: -2, max: 1 }) }),
    fc.record({ weeks: fc.integer({ min: -2, max: 1 }) }),
  ),
  datetime: fc.oneof(
    instants,
    days,
    fc.record({ days: fc.integer({ min: -1, max: 1 }) }),
    fc.record({ weeks: fc.integer({ min: -1, max: 1 }) }),
    fc.record({ hours: fc.integer({ min: -14, max: 14 }) }),
  ),
}

function leaves(names: readonly Askable[]): fc.Arbitrary<Where> {
  return fc.constantFrom(...names).chain(({ name, kind }): fc.Arbitrary<Where> => {
    const value = compared[kind] ?? texts
    const bound = bounds[kind]
    return fc.oneof(
      fc.array(value, { maxLength: 3 }).map((among) => ({ field: name, among })),
      fc.constant({ field: name, blank: true as const }),
      ...(kind === 'location' ? [fc.constantFrom(...PLACES, 'gone').map((within) => ({ field: name, within }))] : []),
      ...(bound
        ? [
            fc
              .record({ from: bound, to: bound }, { requiredKeys: [] })
              .map((range) => ({ field: name, ...range }) as Where),
          ]
        : []),
    )
  })
}

const among = (leaf: fc.Arbitrary<Where>): fc.Arbitrary<Where> =>
  fc.letrec<{ where: Where }>((tie) => ({
    where: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.array(tie('where'), { maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('where'), { maxLength: 3 }).map((any) => ({ any })),
      tie('where').map((not) => ({ not })),
    ),
  })).where

/** Questions about records, and about the rows of their collection. */
export const queriesOf = (model: Model): fc.Arbitrary<Query> => {
  const type = model.recordTypes['book'] as RecordType
  const names = [...askable(type).values()]
  const collections = [...collectionsOf(type).values()]
  const [own, subforms] = [collections.filter(({ field }) => !field), collections.filter(({ field }) => field)]
  return fc.oneof(
    { weight: 7, arbitrary: recordQueries(type, names, collections) },
    ...subforms.map((of) => ({ weight: 2, arbitrary: rowQueries(names, of) })),
    ...own.map((of) => ({ weight: 1, arbitrary: rowQueries(names, of) })),
  )
}

const sorts = (names: readonly Askable[]): fc.Arbitrary<readonly Sort[]> =>
  fc.array(
    fc.record({
      field: fc.constantFrom(...names.filter(({ many }) => !many).map(({ name }) => name)),
      direction: fc.constantFrom<'asc' | 'desc'>('asc', 'desc'),
    }),
    { maxLength: 2 },
  )

const queries = (from: string, where: fc.Arbitrary<Where>, sort: fc.Arbitrary<readonly Sort[]>) =>
  fc.record(
    { from: fc.constant(from), where, sort, offset: fc.nat({ max: 4 }), limit: fc.nat({ max: 8 }) },
    { requiredKeys: ['from'] },
  )

const namesIn = ({ names }: Collection) => [...names.values()]

function recordQueries(type: RecordType, names: readonly Askable[], collections: readonly Collection[]) {
  const leaf = fc.oneof(
    { weight: 6, arbitrary: leaves(names) },
    {
      weight: 2,
      arbitrary: fc
        .oneof(texts, fc.constantFrom('', '-', 'red bo', '0000 4000', 'a0', 'amin the'))
        .map((words) => ({ words })),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(...collections)
        .chain((of) =>
          among(
            fc.oneof({ weight: 4, arbitrary: leaves(namesIn(of)) }, { weight: 1, arbitrary: leaves(onRecord(names)) }),
          ).map((where) => ({ any_row: of.id, where })),
        ),
    },
  )
  return queries('book', among(leaf), fc.oneof(fc.constant<readonly Sort[]>([type.list.sort]), sorts(names)))
}

/** What stands on the record has a name of its own there. */
const onRecord = (names: readonly Askable[]) => names.map((asked) => ({ ...asked, name: `record.${asked.name}` }))

function rowQueries(names: readonly Askable[], of: Collection) {
  const mine = namesIn(of)
  const outside = onRecord(names)
  const leaf = fc.oneof({ weight: 1, arbitrary: leaves(outside) }, { weight: 2, arbitrary: leaves(mine) })
  return queries(`book.${of.id}`, among(leaf), sorts([...mine, ...outside]))
}

/** To what the generated people belong. */
export const membershipOf = (userName: string) => accounts.find((account) => account.userName === userName)

/** What an answer comes to, or the code with which the question is refused. */
export async function answer<Found>(give: () => Found | Promise<Found>): Promise<Found | string> {
  try {
    return await give()
  } catch (error) {
    if (error instanceof Problem) return `${error.code} ${JSON.stringify(error.details)}`
    throw error
  }
}
