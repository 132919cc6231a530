import * as assert from 'uvu/assert'
import { checkFolder } from '../../config/check.ts'
import type { IssueCode } from '../../config/issue-codes.ts'
import { sourceOf } from '../../config/source.ts'
import { spec } from '../lib/spec.ts'
import { type LibraryFile, libraryFiles } from './library-files.ts'

const check = (changes: Readonly<Record<string, unknown>>) => checkFolder(sourceOf(libraryFiles(changes)))

const json = (path: LibraryFile, change: (value: Json) => unknown): Readonly<Record<string, unknown>> => {
  const value = JSON.parse(libraryFiles().get(path) ?? '')
  change(value)
  return { [path]: value }
}
// biome-ignore lint/suspicious/noExplicitAny: changes give JSON shapes that no type allows
type Json = any

const answer = (name: string) => ({ var: name })
const field = (index: number, change: Readonly<Record<string, unknown>>) =>
  json('fields/loan/loan.json', (file) => Object.assign(file.fields[index], change))

const headings = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `many_${at}`, type: 'heading', label: 'M' }))

/** What the mutations of the seed leave out. */
const others: readonly (readonly [IssueCode, Readonly<Record<string, unknown>>])[] = [
  ['file.missing', { 'instance.json': undefined }],
  ['list.missing', { 'lists/loan.json': undefined }],
  ['list.not_listable', json('lists/loan.json', (list) => list.columns.push('notes'))],
  ['list.value', json('lists/loan.json', (list) => Object.assign(list.filters[0], { default: ['novle'] }))],
  ['list.range', json('lists/loan.json', (list) => Object.assign(list.filters[0], { ranges: ['0..5'] }))],
  ['csv.missing_column', { 'locations.csv': 'code,level,name_en\nLIS,0,Lisbon\n' }],
  ['csv.wrong_width', { 'locations.csv': 'code,parent,level,name_en\nLIS,,0\n' }],
  ['schema.malformed', { 'locations.csv': 'code,parent,level,name_en\nL S,,0,Lisbon\n' }],
  ['schema.not_allowed', { 'locations.csv': 'code,parent,level,name_en,retired\nLIS,,0,Lisbon,yes\n' }],
  ['name.reserved', { 'locations.csv': 'code,parent,level,name_en\n__proto__,,0,Lisbon\n' }],
  ['place.level', { 'locations.csv': 'code,parent,level,name_en\nLIS,,1,Lisbon\n' }],
  ['place.level', { 'locations.csv': 'code,parent,level,name_en\nLIS,,two,Lisbon\n' }],
  ['place.level', field(8, { levels: [0, 2] })],
  ['name.case', { 'locations.csv': 'code,parent,level,name_en\nLIS,,0,Lisbon\nlis,,0,Lisbon\n' }],
  ['text.no_default', { 'locations.csv': 'code,parent,level,name_en\nLIS,,0,\n' }],
  [
    'reference.retired',
    json('lookups/kind.json', (lookup) => lookup.options.map((one: Json) => Object.assign(one, { retired: true }))),
  ],
  [
    'limit.indexes',
    {
      ...json('fields/loan/loan.json', (file) =>
        file.fields.push(...headings(20).map((one) => ({ ...one, type: 'text' }))),
      ),
      ...json('lists/loan.json', (list) => list.filters.push(...headings(20).map(({ id }) => ({ field: id })))),
    },
  ],
  ['option.tag_unknown', field(3, { optionFilter: { or: [{ in: ['novels', answer('option.tags')] }, true] } })],
  [
    'reference.unknown',
    field(0, { rules: [{ id: 'r', holds: { is_blank: answer('kind') }, message: 'No', at: 'nowhere' }] }),
  ],
  ['reference.wrong_kind', json('record-types/loan.json', (type) => type.title.push('notes'))],
  ['reference.wrong_kind', json('record-types/loan.json', (type) => type.searched.push('out_on'))],
  ['schema.missing_property', json('record-types/loan.json', (type) => delete type.rules[0].at)],
  ['logic.name_not_written', field(1, { visible: { is_blank: { var: { cat: ['kind'] } } } })],
  ['logic.not_rows', field(1, { visible: { some: [['a'], true] } })],
  ['logic.too_large', field(1, { visible: { in: [answer('kind'), Array.from({ length: 300 }, () => 'novel')] } })],
  ['logic.constant', field(1, { required: false })],
  ['logic.circle', field(1, { visible: { not: { is_blank: answer('reader') } } })],
  [
    'logic.circle',
    json('forms/loan/book.json', (form) => Object.assign(form, { visible: { '==': [answer('kind'), 'novel'] } })),
  ],
  ['field.never_visible', json('forms/loan/book.json', (form) => Object.assign(form, { visible: false }))],
  ['field.default_invalid', field(9, { default: [] })],
  ['schema.missing_property', field(6, { type: 'calculated', result: 'number', calculation: undefined })],
  ['schema.unknown_property', field(0, { optionFilter: true })],
  ['schema.out_of_bounds', field(9, { maximum: 0 })],
  ['schema.out_of_bounds', json('lookups/kind.json', (lookup) => lookup.options.splice(0))],
  ['form.unread', json('roles/librarian.json', (role) => Object.assign(role, { forms: { loan: { book: 'rw' } } }))],
  ['role.cannot_write', json('roles/librarian.json', (role) => Object.assign(role, { actions: { loan: ['read'] } }))],
  ['role.no_reach', json('roles/librarian.json', (role) => Object.assign(role, { reach: 'none' }))],
  ['schema.not_allowed', json('roles/librarian.json', (role) => Object.assign(role, { forms: { loan: 'all' } }))],
  ['text.unknown_locale', { 'i18n/fr.json': { 'roles/librarian/label': 'Bibliothécaire' } }],
  ['name.reserved', json('lookups/kind.json', (lookup) => Object.assign(lookup, { id: 'constructor' }))],
  ['name.reserved', json('record-types/loan.json', (type) => Object.assign(type.ids, { unique: 'book' }))],
  ['name.reserved', json('record-types/loan.json', (type) => Object.assign(type.ids, { display: 'loan_id' }))],
  [
    'limit.exceeded',
    {
      'fields/loan/many.json': {
        fields: headings(5000),
      },
    },
  ],
]

spec('The check of a folder', (it) => {
  it('makes a model of a folder without issues', async () => {
    const { issues, model } = await check({})
    assert.equal(issues, [])
    assert.is(model?.instance.id, 'library')
  })

  it('makes no model where there are errors, and one where there are only warnings', async () => {
    assert.is((await check(field(0, { type: 'txt' }))).model, undefined)
    const { model, issues } = await check({ 'lists/loan.json': undefined })
    assert.equal(
      issues.map(({ severity }) => severity),
      ['warning'],
    )
    assert.ok(model)
  })

  it('says the same however often it is asked', async () => {
    const changes = { ...field(0, { type: 'txt' }), 'roles/librarian.json': '{,}' }
    assert.equal((await check(changes)).issues, (await check(changes)).issues)
  })

  it('takes no longer for each of many thousand mistakes in one file than for one', async () => {
    const many = Array.from({ length: 20_000 }, (_, index) => index)
    const began = performance.now()
    const { issues } = await check({
      'fields/loan/many.json': { fields: many.map((index) => ({ id: `f${index}`, label: 'Many', type: 'txt' })) },
      'i18n/pt.json': Object.fromEntries(many.map((index) => [`forms/a/${index}`, 'x'])),
    })
    assert.ok(issues.length >= 20_000, String(issues.length))
    assert.ok(performance.now() - began < 15_000)
  })

  for (const [code, changes] of others) {
    it(`knows ${code}: ${JSON.stringify(changes).slice(0, 60)}…`, async () => {
      const { issues } = await check(changes)
      assert.ok(
        issues.some((issue) => issue.code === code),
        JSON.stringify(issues, null, 1),
      )
    })
  }

  it('does not complain about references to something that is there and described badly', async () => {
    const { issues } = await check({
      ...json('lookups/kind.json', (lookup) => delete lookup.label),
      ...json('forms/loan/dates.json', (form) => Object.assign(form, { order: 'two' })),
      ...json('roles/librarian.json', (role) => delete role.label),
    })
    assert.equal(
      issues.map(({ code, file }) => [code, file]),
      [
        ['schema.wrong_type', 'forms/loan/dates.json'],
        ['schema.missing_property', 'lookups/kind.json'],
        ['schema.missing_property', 'roles/librarian.json'],
      ],
    )
  })

  it('says of a file with a slip in its text only where the slip is', async () => {
    for (const path of libraryFiles().keys()) {
      if (!path.endsWith('.json')) continue
      const text = libraryFiles().get(path) ?? ''
      for (const broken of [
        text.slice(0, text.length / 2),
        text.replace(':', ''),
        text.replace('"id": "', '"id": '),
        '',
      ]) {
        if (broken === text) continue
        const { issues } = await check({ [path]: broken })
        assert.equal(
          [...new Set(issues.filter(({ severity }) => severity !== 'note').map(({ code }) => code))],
          ['json.syntax'],
          path,
        )
      }
    }
  })

  it('looks at the other files all the same', async () => {
    const { issues } = await check({ 'agencies/city.json': '{', ...field(2, { lookup: 'kid' }) })
    assert.equal(
      issues.map(({ code, suggestion }) => [code, suggestion]),
      [
        ['json.syntax', undefined],
        ['reference.unknown', 'Did you mean `kind`? (lookups/kind.json:2)'],
      ],
    )
  })

  it('does not stumble over files of any shape', async () => {
    for (const path of libraryFiles().keys()) {
      for (const nonsense of [
        '',
        'null',
        '[]',
        '{}',
        '"x"',
        '[{"id":1},null]',
        '{"fields":[null,{"id":"a"}],"id":{}}',
        ',,\n"',
      ]) {
        const { issues } = await check({ [path]: nonsense })
        assert.ok(Array.isArray(issues), `${path} as ${nonsense}`)
      }
    }
  })

  it('lists what a role does not read of a rule, unless the rule discloses its result', async () => {
    const rule = (discloses: boolean) => ({
      ...json('record-types/loan.json', (type) =>
        Object.assign(type.rules[0], { holds: { '!=': [answer('book'), 'x'] }, ...(discloses && { discloses }) }),
      ),
      ...json('roles/librarian.json', (role) => Object.assign(role, { forms: { loan: { dates: 'rw' } } })),
    })
    const notes = async (discloses: boolean) =>
      (await check(rule(discloses))).issues.filter(({ code }) => code === 'rule.discloses').length
    assert.is(await notes(false), 1)
    assert.is(await notes(true), 0)
  })
})
