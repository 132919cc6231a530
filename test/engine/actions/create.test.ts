import * as assert from 'uvu/assert'
import { libraryModel } from '../../lib/library-model.ts'
import { aLoan, jon, now, reached, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { act, answersAfter, issuesOf, refusalOf } from './acting.ts'

const made = (answers: object, more = {}) => act('create', { title: 'Maps', ...answers }, more).records[0]

spec('Creating a record', (it) => {
  it('gives it the id that the client made, and a short one', () => {
    const after = made({}, { record: '0b8e2a44-7f3c-4d52-9a11-3c5d7e9f1a2b' })?.after
    assert.is(after?.id, '0b8e2a44-7f3c-4d52-9a11-3c5d7e9f1a2b')
    assert.is(after?.core.short_id, 'e9f1a2b'.slice(-7))
    assert.equal([after?.version, made({})?.expected], [1, 0])
  })

  it('gives it to whoever made it, enabled, with the first status', () =>
    assert.equal(made({})?.after.core, {
      status: 'open',
      record_state: true,
      owned_by: 'nadia',
      owned_by_full_name: 'Nadia Haddad',
      owned_by_agency_id: 'town',
      owned_by_groups: ['north'],
      shared_with: [],
      short_id: '0000001',
      created_at: now,
      created_by: 'nadia',
      created_organization: 'town',
      last_updated_at: now,
      last_updated_by: 'nadia',
    }))

  it('keeps it in the programme asked for, or the first that the role has', () => {
    const member = (programme?: string) =>
      act('create', { first_name: 'A' }, { type: 'member', ...(programme && { programme }) }, { actor: jon }).records[0]
        ?.after.programme
    assert.is(member(), 'membership')
    assert.is(member('lending'), 'lending')
    assert.is(refusalOf(() => member('museum')).code, 'body.refused')
  })

  it('fills in the defaults of what was not spoken about', () => {
    assert.is(made({})?.after.answers['channel'], 'desk')
    assert.is(made({ channel: 'post' })?.after.answers['channel'], 'post')
    assert.not('channel' in (made({ channel: null })?.after.answers ?? {}))
  })

  it('fills in the defaults of rows, and makes the ids that they lack', () =>
    assert.equal(
      made({ copies: [{ copy_code: 'A' }, { unique_id: 'b', copy_code: 'B', state: null }] })?.after.answers['copies'],
      [
        { unique_id: uuid(1001), state: 'good', copy_code: 'A' },
        { unique_id: 'b', copy_code: 'B' },
      ],
    ))

  it('works out what is calculated, whatever was sent for it', () =>
    assert.is(made({ daily_fee: 2, days: 3, total_fee: 1000 })?.after.answers['total_fee'], 6))

  it('logs every answer as new', () =>
    assert.equal(made({})?.change.fields, [
      { field: 'title', from: undefined, to: 'Maps' },
      { field: 'channel', from: undefined, to: 'desk' },
    ]))

  it('is refused for everything wrong at once', () =>
    assert.equal(
      issuesOf(() => act('create', { pages: 0, lent_on: '2024-06-01', returned: true })),
      ['title answer.required', 'pages number.too_small', 'lent_on date.in_future', 'returned_on answer.required'],
    ))

  it('asks nothing of fields that the actor does not write', () => {
    const loan = libraryModel.recordTypes['loan']
    const model = {
      ...libraryModel,
      recordTypes: {
        loan: {
          ...loan,
          fields: loan?.fields.map((field) => (field.id === 'fine' ? { ...field, required: true } : field)),
        } as typeof loan & object,
      },
    }
    assert.is(act('create', { title: 'Maps' }, {}, { model }).records.length, 1)
    assert.equal(
      issuesOf(() => act('create', { title: 'Maps' }, {}, { model, actor: jon })),
      ['fine answer.required'],
    )
  })

  it('is refused under an id that is none, or is taken', () => {
    for (const id of ['', '1', '../../etc', uuid(1).toUpperCase().replace('0', 'G')]) {
      assert.is(refusalOf(() => made({}, { record: id })).code, 'id.malformed', id)
    }
    const taken = () => act('create', { title: 'Maps' }, {}, { loaded: reached(aLoan()) })
    assert.is(refusalOf(taken).code, 'record.exists')
  })

  it('is refused when a read-only field says something else than its default', () => {
    const loan = libraryModel.recordTypes['loan']
    const lock = (id: string) => ({
      ...libraryModel,
      recordTypes: {
        loan: {
          ...loan,
          fields: loan?.fields.map((field) => (field.id === id ? { ...field, readOnly: true } : field)),
        } as typeof loan & object,
      },
    })
    assert.equal(
      issuesOf(() => act('create', { title: 'Maps', channel: 'post' }, {}, { model: lock('channel') })),
      ['channel field.read_only'],
    )
    assert.is(
      answersAfter(act('create', { title: 'Maps', channel: 'desk' }, {}, { model: lock('channel') }))?.['channel'],
      'desk',
    )
  })
})
