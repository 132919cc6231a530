import * as assert from 'uvu/assert'
import { compile } from '../../config/compile.ts'
import { folderOf } from '../../config/folder.ts'
import { modelOfFolder } from '../../config/model-of-folder.ts'
import { sourceOf } from '../../config/source.ts'
import { spec } from '../lib/spec.ts'
import { libraryFiles } from './library-files.ts'

const modelOf = (changes: Readonly<Record<string, unknown>> = {}) => compile(folderOf(sourceOf(libraryFiles(changes))))

const loanOf = (changes: Readonly<Record<string, unknown>> = {}) => {
  const { loan } = modelOf(changes).recordTypes
  if (!loan) throw new Error('The library has loans')
  return loan
}

const number = (id: string, calculation: unknown) => ({ id, type: 'number', label: id, calculation })

spec('A compiled folder', (it) => {
  it('is the same in whatever order its files were read', () => {
    const backwards = compile(folderOf(sourceOf(new Map([...libraryFiles()].reverse()))))
    assert.is(JSON.stringify(backwards), JSON.stringify(modelOf()))
  })

  it('has every text by locale', () => {
    assert.equal(loanOf().label, { en: 'Loan' })
    const both = { 'agencies/city.json': { id: 'city', name: { en: 'City', pt: 'Cidade' } } }
    assert.equal(modelOf(both).agencies['city']?.name, { en: 'City', pt: 'Cidade' })
  })

  it('has bulk translations beside and above the texts in the files', () => {
    const pt = {
      'fields/loan/book/label': 'Livro',
      'fields/loan/notes/fields/said/label': 'Nota',
      'lookups/kind/options/novel/label': 'Romance',
      'record-types/loan/rules/back_after_out/message': 'Não',
    }
    const { recordTypes, lookups } = modelOf({ 'i18n/pt.json': pt })
    const [book] = recordTypes['loan']?.fields ?? []
    assert.equal(book?.label, { en: 'Book', pt: 'Livro' })
    const notes = recordTypes['loan']?.fields.find(({ id }) => id === 'notes')
    assert.equal(notes?.rows?.fields[1]?.label, { en: 'Note', pt: 'Nota' })
    assert.equal(lookups['kind']?.options[0]?.label, { en: 'Novel', pt: 'Romance' })
    assert.equal(recordTypes['loan']?.rules[0]?.message['pt'], 'Não')
  })

  it('keeps what every field says apart from the settings of its type', () => {
    const book = loanOf().fields[0]
    assert.equal(book?.settings, { maxLength: 200 })
    assert.is(book?.required, true)
    assert.is(book?.whenHidden, 'keep')
    assert.equal(loanOf().fields.find(({ id }) => id === 'notes')?.settings, {})
  })

  it('has texts among the settings by locale', () => {
    const fields = [{ id: 'x', type: 'number', label: 'X', unit: 'kg' }]
    assert.equal(loanOf({ 'fields/loan/loan.json': { fields } }).fields[0]?.settings, { unit: { en: 'kg' } })
  })

  it('has a default as a value or as an expression', () => {
    const fields = (field: unknown) => ({
      'fields/loan/loan.json': { fields: [{ id: 'x', type: 'date', label: 'X', default: field }] },
    })
    assert.equal(loanOf(fields('2024-01-31')).fields[0]?.default, { value: '2024-01-31' })
    assert.equal(loanOf(fields({ logic: { today: [] } })).fields[0]?.default, { logic: { today: [] } })
  })

  it('works calculations out after those that they read', () => {
    const fields = [
      number('c', { '+': [{ var: 'b' }, 1] }),
      number('b', { '+': [{ var: 'a' }, 1] }),
      { id: 'a', type: 'number', label: 'A' },
    ]
    assert.equal(loanOf({ 'fields/loan/loan.json': { fields } }).calculationOrder, ['b', 'c'])
    assert.equal(loanOf().calculationOrder, ['days_out', 'fee'])
  })

  it('works calculations in rows out after those of the same row', () => {
    const rows = [number('y', { '+': [{ var: 'x' }, 1] }), number('x', { '+': [{ var: 'record.a' }, 1] })]
    const fields = [
      { id: 'a', type: 'number', label: 'A' },
      { id: 'rows', type: 'subform', label: 'R', fields: rows },
    ]
    assert.equal(loanOf({ 'fields/loan/loan.json': { fields } }).fields[1]?.rows?.calculationOrder, ['x', 'y'])
  })

  it('gives columns to what is listed, filtered, sorted, shown in the title and searched, and to nothing else', () => {
    assert.equal(loanOf().projected, ['book', 'kind', 'out_on', 'reader'])
  })

  it('gives rows a table where they may be asked about', () => {
    const rows = [
      { id: 'x', type: 'text', label: 'X' },
      { id: 'w', type: 'text', label: 'W' },
    ]
    const fields = [{ id: 'rows', type: 'subform', label: 'R', fields: rows, filterable: ['x', 'w'] }]
    assert.equal(loanOf({ 'fields/loan/loan.json': { fields } }).fields[0]?.rows?.projected, ['w', 'x'])
  })

  it('sorts forms by their group, their order, and last by id', () => {
    const form = (id: string, order?: number) => ({ id, group: 'main', label: id, fields: [], order })
    const forms = { 'forms/loan/z.json': form('z'), 'forms/loan/y.json': form('y'), 'forms/loan/x.json': form('x', 0) }
    assert.equal(
      loanOf(forms).forms.map(({ id }) => id),
      ['x', 'book', 'dates', 'y', 'z'],
    )
  })

  it('spells out what a role may see when it says “all forms”', () => {
    assert.equal(modelOf().roles['librarian']?.forms, { loan: { book: 'rw', dates: 'rw' } })
    assert.equal(modelOf().roles['librarian']?.programmes, ['lending'])
  })

  it('has places with parents before children', () => {
    const csv = 'code,parent,level,p_code,name_en,retired\nB1,A,1,PT-B1,Branch,\nA,,0,,Town,true\n'
    assert.equal(modelOf({ 'locations.csv': csv }).locations, [
      { code: 'A', name: { en: 'Town' }, level: 0, retired: true },
      { code: 'B1', name: { en: 'Branch' }, level: 1, parent: 'A', pCode: 'PT-B1' },
    ])
  })

  it('lists a record type without a list by its short ids', () => {
    assert.equal(loanOf({ 'lists/loan.json': undefined }).list.columns, ['short_id'])
  })

  it('is plain JSON', () => {
    const model = modelOfFolder('seeds/child-protection')
    assert.equal(JSON.parse(JSON.stringify(model)), model)
  })
})
