import * as assert from 'uvu/assert'
import { diff } from '../../../config/plan/diff.ts'
import type { MigrationStep } from '../../../engine/migrations/migration.ts'
import type { Field, Model, RecordType } from '../../../engine/model.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { spec } from '../../lib/spec.ts'

const withLoan = (change: (loan: RecordType) => RecordType, steps: readonly MigrationStep[]): Model => ({
  ...libraryModel,
  hash: 'cafe'.repeat(16),
  recordTypes: { ...libraryModel.recordTypes, loan: change(libraryModel.recordTypes['loan'] as RecordType) },
  ...(steps.length > 0 && { migrations: [{ id: 'm1', steps }] }),
})

const withField = (loan: RecordType, id: string, change: (field: Field) => readonly Field[]): RecordType => ({
  ...loan,
  fields: loan.fields.flatMap((field) => (field.id === id ? change(field) : [field])),
})

const renamed = (loan: RecordType): RecordType => {
  const name = (id: string) => (id === 'pages' ? 'page_count' : id)
  const fields = loan.fields.map((field) => ({
    ...field,
    id: name(field.id),
    rules: field.rules.map((rule) => ({
      ...rule,
      at: name(rule.at),
      ...(rule.id === 'many_pages' && {
        when: { not: { is_blank: { var: 'page_count' } } },
        holds: { '<': [{ var: 'page_count' }, 2000] },
      }),
    })),
  }))
  const forms = loan.forms.map((form) => ({ ...form, fields: form.fields.map(name) }))
  return { ...loan, fields, forms, projected: loan.projected.map(name).sort() }
}

const byId = (from: Model, to: Model) => new Map(diff(from, to).items.map((item) => [item.id, item]))

spec('What a migration takes along', (it) => {
  it('is one item where a field has another name, there and back', () => {
    const to = withLoan(renamed, [{ kind: 'rename', recordType: 'loan', from: 'pages', to: 'page_count' }])
    const there = byId(libraryModel, to)
    assert.equal([...there.keys()].sort(), ['loan/field/page_count/renamed', 'migration/m1/added'])
    assert.equal(there.get('loan/field/page_count/renamed')?.migratedBy, 'm1/0')
    assert.equal([...byId(to, libraryModel).keys()].sort(), ['loan/field/pages/renamed', 'migration/m1/removed'])
  })

  it('is gone and new without it', () => {
    const kinds = diff(libraryModel, withLoan(renamed, [])).items.map(({ id }) => id)
    assert.ok(kinds.includes('loan/field/pages/removed') && kinds.includes('loan/field/page_count/added'))
  })

  it('waits for no decision where a field becomes another type, and says what is lost', () => {
    const retyped = (loan: RecordType) =>
      withField(loan, 'borrower', (field) => [{ ...field, type: 'number', settings: {} }])
    const id = 'loan/field/borrower/retyped'
    assert.equal(byId(libraryModel, withLoan(retyped, [])).get(id)?.decisions, ['convert', 'park', 'purge'])
    const step = { kind: 'retype', recordType: 'loan', field: 'borrower', conversion: 'text_to_number' }
    const item = byId(libraryModel, withLoan(retyped, [step])).get(id)
    assert.is(item?.decisions, undefined)
    assert.is(item?.migratedBy, 'm1/0')
  })

  it('is decided for an option that becomes another one wherever it is chosen', () => {
    const { kind } = libraryModel.lookups
    if (!kind) throw new Error('There are kinds')
    const steps = [{ kind: 'map_options', lookup: 'kind', options: { film: 'game' } }]
    const to = {
      ...withLoan((loan) => loan, steps as unknown as MigrationStep[]),
      lookups: { ...libraryModel.lookups, kind: { ...kind, options: kind.options.filter(({ id }) => id !== 'film') } },
    }
    const item = byId(libraryModel, to).get('option/kind/film/removed')
    assert.match(item?.migratedBy ?? '', /^m1\/0/)
    assert.is(item?.details['loss'], 'options_merged')
  })
})
