import * as assert from 'uvu/assert'
import { narrowedModel } from '../../../engine/permissions/narrowed-model.ts'
import { readFilters } from '../../../engine/query/dialect.ts'
import { inForce, question, readAddress, writeAddress } from '../../../ui/screens/records/list/address.ts'
import { listOf } from '../../../ui/screens/records/list/list-model.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { nadia } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const loan = libraryModel.recordTypes['loan']
if (!loan) throw new Error('The library lends nothing')
const list = listOf(libraryModel, loan, ['read', 'disable'])
const chips = (search: string, words = '') =>
  inForce(readAddress(search, list), list, words).map(({ filter, values }) => `${filter.field}=${values.join(',')}`)

spec('The address of a list', (it) => {
  it('comes back as it was written', () => {
    for (const search of [
      '',
      'status=closed',
      'status=&kind=book,map',
      'borrower_age=0..11,12..17&order_by=title&order=asc',
      'kind=book&page=3&per=50',
      'indicator=desk.mine&indicator_key[]=book&indicator_key[]=&kind=map',
    ])
      assert.is(writeAddress(readAddress(search, list), list), search)
  })

  it('has the defaults where it says nothing, and none where one was taken away', () => {
    assert.equal(chips(''), ['record_state=true', 'status=open'])
    assert.equal(chips('status='), ['record_state=true'])
    assert.equal(chips('status=closed'), ['record_state=true', 'status=closed'])
  })

  it('has no defaults behind a number of the home page', () => {
    assert.equal(chips('indicator=desk.mine&kind=map'), ['kind=map'])
  })

  it('looks through every status while words are searched for, unless somebody chose one', () => {
    const every = loan.statusLookup
    const ids = libraryModel.lookups[every]?.options.map(({ id }) => id).join(',')
    assert.equal(chips('', 'maps'), ['record_state=true', `status=${ids}`])
    assert.equal(chips('status=open', 'maps'), ['record_state=true', 'status=open'])
  })

  it('leaves out what it does not know, and pages that are none', () => {
    const address = readAddress('colour=red&page=-2&per=7&kind=map', list)
    assert.equal(address, { chosen: { kind: ['map'] }, page: 1 })
  })

  it('never holds the words of a search', () => {
    const asked = question(readAddress('', list), list, 'maps')
    assert.not.ok([...asked.keys()].includes('query'))
  })

  it('asks only what this person may ask', () => {
    const narrowed = narrowedModel(libraryModel, nadia, 'en')
    const mineOnly = listOf(narrowed, narrowed.recordTypes['loan'] ?? loan, ['read'])
    const address = readAddress('kind=book,map&borrower_age=0..11,12..17&page=2', mineOnly)
    const asked = question(address, mineOnly, '')
    const { offset, sort } = readFilters(asked, loan, nadia)
    assert.is(offset, 20)
    assert.equal(sort, [{ field: 'created_at', direction: 'desc' }])
  })
})

spec('The filters of a list', (it) => {
  it('offer disabled records only to those who may disable or enable', () => {
    const fields = (actions: string[]) => listOf(libraryModel, loan, actions).filters.map(({ field }) => field)
    assert.ok(fields(['read', 'enable']).includes('record_state'))
    assert.not.ok(fields(['read', 'update']).includes('record_state'))
  })

  it('leave out fields that this person may not read', () => {
    const narrowed = { ...loan, fields: loan.fields.filter(({ id }) => id !== 'fine') }
    assert.not.ok(listOf(libraryModel, narrowed, []).filters.some(({ field }) => field === 'fine'))
  })
})
