import * as assert from 'uvu/assert'
import type { Actor } from '../../../engine/permissions/actor.ts'
import type { Problem } from '../../../engine/problems.ts'
import { entriesOf, readFilters, writeFilters } from '../../../engine/query/dialect.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { jon, nadia } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const loan = libraryModel.recordTypes['loan']
if (!loan) throw new Error('There is no loan')

const read = (url: string, actor: Actor = jon) => readFilters(new URLSearchParams(url), loan, actor)
const enabled = { field: 'record_state', among: [true] }

/** What the filters of a URL ask, besides that records be enabled. */
const where = (url: string) => {
  const asked = read(url).where
  const parts = 'all' in asked ? asked.all.filter((part) => JSON.stringify(part) !== JSON.stringify(enabled)) : []
  return parts.length === 1 ? parts[0] : parts
}

const refusal = (url: string, actor: Actor = jon) => {
  try {
    read(url, actor)
  } catch (problem) {
    const { field, code } = (problem as Problem<{ field: string; code: string }>).details
    return `${field} ${code}`
  }
  return undefined
}

spec('Filters of the dialect', (it) => {
  it('read a list of values as any of them', () => {
    assert.equal(where('kind=book'), { field: 'kind', among: ['book'] })
    assert.equal(where('kind=book,film'), { field: 'kind', among: ['book', 'film'] })
    assert.equal(where('kind[0]=book&kind[1]=film'), { field: 'kind', among: ['book', 'film'] })
  })

  it('read a value by the kind of its field', () => {
    assert.equal(where('pages=12,7.5'), { field: 'pages', among: [12, 7.5] })
    assert.equal(where('title=12'), { field: 'title', among: ['12'] })
    assert.equal(where('returned=true'), { field: 'returned', among: [true] })
    assert.equal(where('id=a,b'), { field: 'id', among: ['a', 'b'] })
  })

  it('take "no" for an answer from whoever has not answered', () =>
    assert.equal(where('returned=false'), {
      any: [
        { field: 'returned', among: [false] },
        { field: 'returned', blank: true },
      ],
    }))

  it('read ranges, also several of them and with one end', () => {
    assert.equal(where('borrower_age=10..15'), { field: 'borrower_age', from: 10, to: 15 })
    assert.equal(where('pages=..5'), { field: 'pages', to: 5 })
    assert.equal(where('borrower_age[0]=0..5&borrower_age[1]=12'), {
      any: [
        { field: 'borrower_age', among: [12] },
        { field: 'borrower_age', from: 0, to: 5 },
      ],
    })
    assert.equal(where('title=1..5'), { field: 'title', among: ['1..5'] })
  })

  it('read days, also as counted from today', () => {
    assert.equal(where('lent_on=2024-05-01'), { field: 'lent_on', among: ['2024-05-01'] })
    assert.equal(where('lent_on=-30d..today'), { field: 'lent_on', from: { days: -30 }, to: { days: 0 } })
    assert.equal(where('lent_on=-1m'), { field: 'lent_on', from: { months: -1 }, to: { months: -1 } })
    assert.equal(where('created_at=2024-05-01'), { field: 'created_at', from: '2024-05-01', to: '2024-05-01' })
    assert.equal(where('created_at=2024-05-01T00:00:00Z..'), { field: 'created_at', from: '2024-05-01T00:00:00.000Z' })
  })

  it('read places with what lies below, whatever level the name ends in', () => {
    assert.equal(where('loc:branch=RIV'), { field: 'branch', within: 'RIV' })
    assert.equal(where('loc:branch1=RIV,HIL'), {
      any: [
        { field: 'branch', within: 'RIV' },
        { field: 'branch', within: 'HIL' },
      ],
    })
  })

  it('read alternatives and denials', () => {
    assert.equal(where('or[kind]=book&or[pages]=1..5'), {
      any: [
        { field: 'kind', among: ['book'] },
        { field: 'pages', from: 1, to: 5 },
      ],
    })
    assert.equal(where('not[kind]=book,film'), { not: { field: 'kind', among: ['book', 'film'] } })
    assert.equal(where('or[kind][0]=book&or[kind][1]=film'), { any: [{ field: 'kind', among: ['book', 'film'] }] })
  })

  it('hold together, each of them', () =>
    assert.equal(where('kind=book&query=amina said'), [{ field: 'kind', among: ['book'] }, { words: 'amina said' }]))

  it('leave out what is empty', () => assert.equal(where('kind=&query=%20&pages=,'), []))

  it('keep a comma within an indexed value', () =>
    assert.equal(where('title[0]=a,b'), { field: 'title', among: ['a,b'] }))

  it('show enabled records unless others are asked for', () => {
    assert.equal(read('').where, { all: [enabled] })
    assert.equal(read('record_state=false').where, { all: [{ field: 'record_state', among: [false] }] })
    assert.equal(read('record_state=true,false').where, { all: [{ field: 'record_state', among: [true, false] }] })
  })

  it('show disabled records to nobody who may not disable', () =>
    assert.equal(read('record_state=false', nadia).where, {
      all: [{ field: 'record_state', among: [false] }, enabled],
    }))

  it('sort as asked, or as the list does', () => {
    assert.equal(read('').sort, [{ field: 'created_at', direction: 'desc' }])
    assert.equal(read('order_by=title').sort, [{ field: 'title', direction: 'asc' }])
    assert.equal(read('order_by=title&order=desc').sort, [{ field: 'title', direction: 'desc' }])
  })

  it('page by twenty, and never by more than a thousand', () => {
    const page = (url: string) => [read(url).offset, read(url).limit]
    assert.equal(page(''), [0, 20])
    assert.equal(page('page=3&per=50'), [100, 50])
    assert.equal(page('per=5000'), [0, 1000])
  })

  it('name the fields to show, or ask for the short ones', () => {
    assert.is(read('').fields, undefined)
    assert.equal(read('fields=title,id,kind,version,loan_id').fields, ['title', 'kind'])
    assert.equal(read('fields=short').fields, [
      ...['title', 'borrower', 'kind', 'due_on', 'short_id', 'borrower_age', 'fine'],
    ])
  })

  it('are refused when they name what there is not for the actor', () => {
    assert.is(refusal('nothing=1'), 'nothing query.unknown_field')
    assert.is(refusal('days=1'), 'days query.unknown_field', 'a field without a column')
    assert.is(refusal('shared_with=omar'), 'shared_with query.unknown_field')
    assert.is(refusal('__proto__=1'), '__proto__ query.unknown_field')
    assert.is(refusal('order_by=nothing'), 'nothing query.unknown_field')
    assert.is(refusal('fields=title,nothing'), 'nothing query.unknown_field')
    const own = { grants: nadia.grants.filter(({ label }) => label === 'own') } as unknown as Actor
    assert.is(refusal('fine=1', own), 'fine query.unknown_field')
    assert.is(refusal('or[fine]=1', own), 'fine query.unknown_field')
    assert.is(refusal('not[fine]=1', own), 'fine query.unknown_field')
  })

  it('are refused when a value cannot be read', () => {
    for (const url of [
      'pages=many',
      'pages=1..2..3',
      'pages=..',
      'lent_on=2024-02-30',
      'lent_on=x..today',
      'returned=maybe',
    ]) {
      assert.is(refusal(url), `${url.split('=')[0]} query.unreadable_value`, url)
    }
    for (const url of ['page=0', 'page=1.5', 'per=-1', 'per=x', 'order=up']) {
      assert.is(refusal(url), `${url.split('=')[0]} query.unreadable_value`, url)
    }
    assert.is(refusal('loc:title=RIV'), 'title query.unknown_field')
    assert.is(refusal('order_by=topics'), 'topics query.not_sortable')
  })

  it('are refused beyond the ten-thousandth record and beyond a bearable length', () => {
    assert.is(refusal('page=502'), 'page query.too_far')
    assert.is(refusal('page=501'), undefined)
    assert.is(refusal(`query=${'x'.repeat(300)}`), 'query query.too_large')
  })

  it('are the same in a body', () => {
    const body = {
      kind: ['book', 'film'],
      pages: '1..5',
      returned: true,
      or: { title: ['a,b'] },
      not: { status: 'closed' },
      per: 5,
      order: null,
    }
    const { where: asked, limit } = readFilters(entriesOf(body), loan, jon)
    assert.is(limit, 5)
    assert.equal(asked, {
      all: [
        { field: 'kind', among: ['book', 'film'] },
        { field: 'pages', from: 1, to: 5 },
        { field: 'returned', among: [true] },
        { any: [{ field: 'title', among: ['a,b'] }] },
        { not: { field: 'status', among: ['closed'] } },
        enabled,
      ],
    })
  })

  it('are refused in a body that nests', () => {
    for (const body of [{ kind: { a: 1 } }, { kind: [['book']] }, { or: 'x' }, { or: { kind: { a: 1 } } }]) {
      assert.throws(
        () => entriesOf(body as Record<string, unknown>),
        (problem: Problem) => problem.code === 'query.refused',
      )
    }
  })

  it('are written as they were read', () => {
    for (const url of [
      'kind=book,film',
      'returned=false',
      'borrower_age=12,0..5',
      'lent_on=-30d..today',
      'lent_on=-1m',
      'created_at=2024-05-01',
      'pages=..5',
      'loc:branch=RIV,HIL',
      'or[kind]=book&or[pages]=1..5',
      'or[branch]=RIV&or[loc:branch]=HIL',
      'not[kind]=book,film',
      'not[returned]=false',
      'query=amina said',
      'record_state=false',
      'record_state=true,false',
      'order_by=title&order=desc',
      'kind=book&page=3&per=50',
    ]) {
      const written = new URLSearchParams(writeFilters(read(url), loan).map(([key, value]) => [key, value]))
      assert.is(decodeURIComponent(written.toString().replaceAll('+', ' ')), url)
    }
  })
})
