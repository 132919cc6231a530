import * as assert from 'uvu/assert'
import type { Field, Model, Role, Rule } from '../../../engine/model.ts'
import { actorOf } from '../../../engine/permissions/actor-of.ts'
import { narrowedModel } from '../../../engine/permissions/narrowed-model.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { accounts, jon, layla, nadia, omar } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const loanOf = (model: Model) => {
  const loan = model.recordTypes['loan']
  if (!loan) throw new Error('There is no loan')
  return loan
}
const fieldOf = (model: Model, id: string) => loanOf(model).fields.find((field) => field.id === id)

/** The library with some fields changed, as Omar's role sees it. */
const asOmar = (change: (field: Field) => Field, rules: readonly Rule[] = []) => {
  const loan = loanOf(libraryModel)
  const model = { ...libraryModel, recordTypes: { loan: { ...loan, rules, fields: loan.fields.map(change) } } }
  return narrowedModel(model, actorOf(model, accounts.omar), 'en')
}

const readsUnread = { '==': [{ var: 'borrower' }, 'Mina'] }

spec('A narrowed model', (it) => {
  it('has the forms and fields of the role, and the groups that are left', () => {
    const mine = loanOf(narrowedModel(libraryModel, omar, 'en'))
    assert.equal(
      mine.forms.map(({ id }) => id),
      ['item', 'copies_form'],
    )
    assert.equal(
      mine.fields.map(({ id }) => id),
      ['title', 'kind', 'topics', 'pages', 'channel', 'copies'],
    )
    assert.equal(
      mine.groups.map(({ id }) => id),
      ['desk'],
    )
  })

  it('names no unread field anywhere', () => {
    const unread = loanOf(libraryModel)
      .fields.map(({ id }) => id)
      .filter((id) => !fieldOf(narrowedModel(libraryModel, omar, 'en'), id))
    const text = JSON.stringify(narrowedModel(libraryModel, omar, 'en'))
    assert.ok(unread.length > 10)
    assert.equal(
      unread.filter((id) => text.includes(`"${id}"`)),
      [],
    )
  })

  it('locks what the role may only read', () => {
    assert.is(fieldOf(narrowedModel(libraryModel, omar, 'en'), 'kind')?.readOnly, true)
    assert.is(fieldOf(narrowedModel(libraryModel, omar, 'en'), 'title')?.readOnly, undefined)
    assert.is(fieldOf(narrowedModel(libraryModel, layla, 'en'), 'fine')?.readOnly, undefined)
  })

  it('speaks one language, and falls back where a text has none', () => {
    const { label, labelPlural } = loanOf(narrowedModel(libraryModel, nadia, 'ar'))
    assert.equal([label, labelPlural], [{ ar: 'إعارة' }, { ar: 'إعارات' }])
    assert.equal(fieldOf(narrowedModel(libraryModel, nadia, 'ar'), 'pages')?.label, { ar: 'Pages' })
    assert.is(narrowedModel(libraryModel, nadia, 'ar').instance.defaultLocale, 'ar')
    assert.equal(narrowedModel(libraryModel, nadia, 'ar').instance.locales, ['en', 'ar'])
  })

  it('says a unit in that language too', () => {
    const weighed = asOmar((field) =>
      field.id === 'pages' ? { ...field, settings: { unit: { en: 'p.', ar: 'ص' }, minimum: 1 } } : field,
    )
    assert.equal(fieldOf(weighed, 'pages')?.settings, { unit: { en: 'p.' }, minimum: 1 })
  })

  it('drops conditions that read more than the role does', () => {
    const narrowed = asOmar((field) => ({
      ...field,
      visible: readsUnread,
      required: readsUnread,
      optionFilter: readsUnread,
    }))
    const { visible, required, optionFilter } = fieldOf(narrowed, 'title') ?? {}
    assert.equal([visible, required, optionFilter], [undefined, undefined, undefined])
  })

  it('keeps conditions that read what the role reads', () => {
    const narrowed = asOmar((field) => ({ ...field, visible: { '==': [{ var: 'kind' }, 'book'] } }))
    assert.equal(fieldOf(narrowed, 'title')?.visible, { '==': [{ var: 'kind' }, 'book'] })
  })

  it('locks what is worked out of unread fields, and leaves the working to the server', () => {
    const narrowed = asOmar((field) => (field.id === 'title' ? { ...field, calculation: { var: 'borrower' } } : field))
    assert.is(fieldOf(narrowed, 'title')?.calculation, undefined)
    assert.is(fieldOf(narrowed, 'title')?.readOnly, true)
  })

  it('drops rules that read more than the role does, those that disclose as well', () => {
    const rule = { id: 'r', holds: readsUnread, message: { en: 'No' }, level: 'error', at: 'title' } as const
    assert.equal(loanOf(asOmar((field) => field, [rule, { ...rule, discloses: true }])).rules, [])
    assert.is(loanOf(asOmar((field) => field, [{ ...rule, holds: { var: 'title' } }])).rules.length, 1)
  })

  it('drops conditions in rows that read an unread field of the record', () => {
    const inRows = (field: Field, visible: Field['visible']): Field =>
      field.rows
        ? {
            ...field,
            rows: {
              ...field.rows,
              fields: field.rows.fields.map((cell) => ({ ...cell, ...(visible !== undefined && { visible }) })),
            },
          }
        : field
    const first = (model: Model) => fieldOf(model, 'copies')?.rows?.fields[0]
    assert.is(first(asOmar((field) => inRows(field, { var: 'record.borrower' })))?.visible, undefined)
    assert.equal(first(asOmar((field) => inRows(field, { var: 'state' })))?.visible, { var: 'state' })
  })

  it('has the lookups of its fields and of the status, and no others', () =>
    assert.equal(Object.keys(narrowedModel(libraryModel, omar, 'en').lookups).sort(), [
      'channel',
      'copy_state',
      'kind',
      'loan_status',
      'topic',
    ]))

  it('has of roles, agencies and groups the names only, and no places', () => {
    const { roles, locations } = narrowedModel(libraryModel, omar, 'en')
    const keeper: Role = {
      id: 'keeper',
      label: { en: 'Keeper' },
      programmes: [],
      reach: 'none',
      actions: {},
      forms: {},
      manages: [],
    }
    assert.equal(roles['keeper'], keeper)
    assert.equal(locations, [])
  })

  it('lists what can be read', () => {
    const { list, projected, searched, title } = loanOf(narrowedModel(libraryModel, omar, 'en'))
    assert.equal(list.columns, ['short_id', 'title'])
    assert.equal(
      list.filters.map(({ field }) => field),
      ['status', 'kind'],
    )
    assert.equal(list.sort, { field: 'created_at', direction: 'desc' })
    assert.equal(projected, ['kind', 'pages', 'title', 'topics'])
    assert.equal([searched, title], [['title'], ['title']])
  })

  it('has no record type that the role does not read, and its own programmes', () => {
    assert.equal(Object.keys(narrowedModel(libraryModel, omar, 'en').recordTypes), ['loan'])
    assert.equal(narrowedModel(libraryModel, nadia, 'en').recordTypes['member']?.programmes, ['lending'])
    assert.equal(narrowedModel(libraryModel, jon, 'en').recordTypes['member']?.programmes, ['membership', 'lending'])
  })

  it('keeps the release, and is made once', () => {
    assert.is(narrowedModel(libraryModel, omar, 'en').hash, libraryModel.hash)
    assert.is(narrowedModel(libraryModel, omar, 'en'), narrowedModel(libraryModel, omar, 'en'))
  })

  it('names the photo at the head of the record to those only who read it', () => {
    const withPhoto = (photo: string) => ({
      ...libraryModel,
      recordTypes: { ...libraryModel.recordTypes, loan: { ...loanOf(libraryModel), photo } },
    })
    assert.is(loanOf(narrowedModel(withPhoto('title'), omar, 'en')).photo, 'title')
    assert.is(loanOf(narrowedModel(withPhoto('borrower'), omar, 'en')).photo, undefined)
  })

  it('is empty for an actor without grants', () => {
    const disabled = actorOf(libraryModel, { ...accounts.jon, disabled: true })
    assert.equal(narrowedModel(libraryModel, disabled, 'en').recordTypes, {})
    assert.equal(narrowedModel(libraryModel, disabled, 'en').lookups, {})
  })
})
