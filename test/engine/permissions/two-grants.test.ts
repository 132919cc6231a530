import * as assert from 'uvu/assert'
import { perform } from '../../../engine/actions/perform.ts'
import { accessTo } from '../../../engine/permissions/access-to.ts'
import { readableRecord } from '../../../engine/permissions/readable-record.ts'
import type { Problem } from '../../../engine/problems.ts'
import { ask } from '../../../engine/query/predicate.ts'
import type { Query } from '../../../engine/query/query.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { aLoan, now, omar, reached, today, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

/**
 * Omar's own role sees the item and its copies. One loan is his; one of Nadia's was given to him as a librarian, who
 * sees the borrower too; a third is out of his reach.
 */
const answers = (borrower: string) => ({
  title: 'Maps',
  kind: 'book',
  borrower,
  born_on: '2014-01-01',
  inner_note: 'x',
})
const his = reached(aLoan({ id: uuid(0xaaaaaaa), answers: answers('Amina'), core: { owned_by: 'omar' } }))
const given = reached(
  aLoan({
    id: uuid(0xbbbbbbb),
    answers: answers('Bilal'),
    core: { shared_with: [{ user_name: 'omar', role: 'librarian' }] },
  }),
)
const foreign = reached(aLoan({ id: uuid(0xccccccc), answers: answers('Chidi') }))
const all = [his, given, foreign]

const found = (query: Omit<Query, 'from'>) => {
  const { rows, total } = ask(all, { from: 'loan', ...query }, { model: libraryModel, actor: omar, today, now })
  assert.is(rows.length, total)
  return rows.map((one) => (one === his ? 'his' : one === given ? 'given' : 'foreign'))
}

const shown = ({ record, reach }: typeof his) => {
  const access = accessTo(omar, record, reach)
  return access && readableRecord(libraryModel, { ...access, userName: 'nadia' }, record, today)
}

const save = ({ record, reach }: typeof his, changed: Record<string, unknown>) =>
  perform(
    libraryModel,
    { record, reach },
    { name: 'update', type: 'loan', record: record.id, mutation: uuid(9), answers: changed },
    omar,
    { now, newId: () => uuid(10) },
  )

spec('Someone who reaches records by two grants', (it) => {
  it('sees on each what the grant that reaches it reads', () => {
    assert.is(shown(his)?.['title'], 'Maps')
    assert.not('borrower' in (shown(his) ?? {}))
    assert.is(shown(given)?.['borrower'], 'Bilal')
    assert.is(shown(given)?.['borrower_age'], 10)
    assert.not('inner_note' in (shown(given) ?? {}))
    assert.is(shown(foreign), undefined)
  })

  it('filters by a field only where it is read', () => {
    assert.equal(found({ where: { field: 'borrower', among: ['Amina', 'Bilal', 'Chidi'] } }), ['given'])
    assert.equal(found({ where: { field: 'borrower_age', from: 0 } }), ['given'])
    assert.equal(found({ where: { field: 'kind', among: ['book'] } }), ['his', 'given'])
  })

  it('finds the field missing elsewhere', () => {
    assert.equal(found({ where: { field: 'borrower', blank: true } }), ['his'])
    assert.equal(found({ where: { not: { field: 'borrower', among: ['Amina'] } } }), ['his', 'given'])
    assert.equal(found({ where: { not: { field: 'borrower', blank: true } } }), ['given'])
  })

  it('sorts by a field as if it were blank elsewhere', () => {
    assert.equal(found({ sort: [{ field: 'borrower', direction: 'asc' }] }), ['given', 'his'])
    assert.equal(found({ sort: [{ field: 'borrower', direction: 'desc' }] }), ['given', 'his'])
  })

  it('searches words only where they are read', () => {
    assert.equal(found({ where: { words: 'amina' } }), [])
    assert.equal(found({ where: { words: 'bilal' } }), ['given'])
    assert.equal(found({ where: { words: 'maps' } }), ['his', 'given'])
  })

  it('counts what is within reach by either, and no more', () => assert.equal(found({}), ['his', 'given']))

  it('learns nothing of a record out of reach from a question about its id', () =>
    assert.equal(found({ where: { field: 'id', among: [foreign.record.id] } }), []))

  it('writes on each what the grant that reaches it writes', () => {
    assert.is(save(given, { borrower: 'Basma' }).records[0]?.after.answers['borrower'], 'Basma')
    const issuesOf = (changed: Record<string, unknown>) => {
      try {
        save(his, changed)
      } catch (error) {
        return (error as Problem<{ issues: readonly { code: string }[] }>).details.issues.map(({ code }) => code)
      }
      return []
    }
    assert.equal(issuesOf({ borrower: 'Basma' }), ['field.unknown'])
    assert.equal(issuesOf({ kind: 'film' }), ['field.not_writable'])
    assert.equal(issuesOf({ title: 'Charts' }), [])
  })

  it('writes nothing out of reach', () =>
    assert.throws(
      () => save(foreign, { title: 'x' }),
      (error: Problem) => error.code === 'record.not_found',
    ))
})
