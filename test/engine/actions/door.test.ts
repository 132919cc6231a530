import * as assert from 'uvu/assert'
import { actionTypes } from '../../../engine/actions/index.ts'
import { needs } from '../../../engine/actions/perform.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { aLoan, jon, layla, nadia, omar, reached, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { act, refusalOf } from './acting.ts'

const codeOf = (run: () => unknown) => refusalOf(run).code
const update = { name: 'update', type: 'loan', record: uuid(1), mutation: uuid(2), answers: {} }

spec('Every write', (it) => {
  it('asks for the record, and for what its writer saw', () => {
    assert.equal(needs(libraryModel, update, nadia), { record: { type: 'loan', id: uuid(1) } })
    assert.equal(needs(libraryModel, { ...update, baseVersion: 3 }, nadia).base, { id: uuid(1), version: 3 })
    assert.equal(needs(libraryModel, { ...update, name: 'create' }, nadia), {})
  })

  it('is refused under a name that is no action', () => {
    assert.is(
      codeOf(() => act('burn', {})),
      'action.unknown',
    )
    assert.is(
      codeOf(() => act('constructor', {})),
      'action.unknown',
    )
  })

  it('is refused for a type that does not exist for the actor', () => {
    assert.is(
      codeOf(() => act('create', {}, { type: 'museum' })),
      'record_type.unknown',
    )
    assert.is(
      codeOf(() => act('create', {}, { type: 'member' }, { actor: omar })),
      'record_type.unknown',
    )
  })

  it('finds out of reach what is not there, whatever it is about', () => {
    const missing = refusalOf(() => act('update', { title: 'x' }, {}, { loaded: {} }))
    const foreign = refusalOf(() => act('update', { title: 'x' }, {}, { actor: omar }))
    const otherType = refusalOf(() => act('update', {}, { type: 'member' }))
    assert.is(missing.code, 'record.not_found')
    for (const other of [foreign, otherType])
      assert.equal([other.kind, other.code, other.details], [missing.kind, missing.code, missing.details])
  })

  it('is not found, rather than refused, for a payload that would be wrong as well', () =>
    assert.is(
      codeOf(() => act('update', { nothing: 1 }, { ifVersion: 9 }, { actor: omar })),
      'record.not_found',
    ))

  it('is forbidden on a record in sight, where the role does not do this', () => {
    assert.is(
      codeOf(() => act('update', { title: 'x' }, {}, { actor: layla })),
      'action.forbidden',
    )
    assert.is(
      codeOf(() => act('disable', {})),
      'action.forbidden',
    )
    assert.is(
      codeOf(() => act('create', {}, {}, { actor: omar })),
      'action.forbidden',
    )
  })

  it('is not reached by a record loaded without those who reach it', () =>
    assert.is(
      codeOf(() => act('update', { title: 'x' }, {}, { loaded: { record: aLoan() } })),
      'record.not_found',
    ))

  it('can ask for the very version', () => {
    assert.is(act('update', { title: 'x' }, { ifVersion: 1 }).records.length, 1)
    const { code, details } = refusalOf(() => act('update', { title: 'x' }, { ifVersion: 7 }))
    assert.equal([code, details], ['record.changed', { id: uuid(1), expected: 7, actual: 1 }])
  })

  it('is told to the audit without a value, even when nothing changed', () => {
    const fact = { action: 'update', recordType: 'loan', record: uuid(1) }
    assert.equal(act('update', { title: 'x' }).audit, [fact])
    assert.equal(act('update', { title: 'Maps' }).audit, [fact])
  })

  it('stands in the log with who, when, under which release and by which mutation', () => {
    const [write] = act('update', { title: 'x' }).records
    const { fields: _, ...entry } = write?.change ?? { fields: [] }
    assert.is(write?.expected, 1)
    assert.equal(entry, {
      record: uuid(1),
      version: 2,
      action: 'update',
      by: 'nadia',
      at: '2024-05-10T06:00:00.000Z',
      mutation: uuid(99),
      release: libraryModel.hash,
    })
  })

  it('goes by an action that is in the list once', () =>
    assert.is(new Set(actionTypes.map(({ name }) => name)).size, actionTypes.length))
})

spec('Disabling and enabling', (it) => {
  const disabled = reached(aLoan({ core: { record_state: false } }))

  it('put a record out of sight and back', () => {
    const [write] = act('disable', {}, {}, { actor: layla }).records
    assert.is(write?.after.core.record_state, false)
    assert.is(write?.after.core.last_updated_by, 'layla')
    assert.equal(write?.change.fields, [{ field: 'record_state', from: true, to: false }])
    const [back] = act('enable', {}, {}, { actor: jon, loaded: disabled }).records
    assert.is(back?.after.core.record_state, true)
  })

  it('change nothing that is so already', () =>
    assert.equal(act('disable', {}, {}, { actor: jon, loaded: disabled }).records, []))

  it('may be said in words too, but take no answers', () => {
    assert.is(act('disable', { record_state: false }, {}, { actor: jon }).records.length, 1)
    assert.is(
      codeOf(() => act('disable', { record_state: true }, {}, { actor: jon })),
      'answers.have_issues',
    )
    assert.is(
      codeOf(() => act('disable', { title: 'x' }, {}, { actor: jon })),
      'answers.have_issues',
    )
  })
})
