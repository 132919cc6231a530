import * as assert from 'uvu/assert'
import type { WeekDay } from '../../../engine/lib/dates.ts'
import type { RecordType } from '../../../engine/model.ts'
import { columnBounds, dayIn } from '../../../engine/query/bounds.ts'
import { readFilters, writeFilters } from '../../../engine/query/dialect.ts'
import type { Bound } from '../../../engine/query/query.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { nadia } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

/** A Wednesday, in the evening of Nairobi. */
const time = { today: '2024-05-15', now: '2024-05-15T19:30:00.000Z' }

const bounds = (kind: 'date' | 'datetime', from: Bound, to: Bound, weekStart?: WeekDay) =>
  columnBounds(kind, { from, to }, dayIn({ ...libraryModel.instance, ...(weekStart && { weekStart }) }, time))

spec('Relative bounds', (it) => {
  it('of a week are its first and last day; weeks begin on Sunday, unless the instance says another day', () => {
    assert.equal(bounds('date', { weeks: 0 }, { weeks: 0 }), { from: '2024-05-12', to: '2024-05-18' })
    assert.equal(bounds('date', { weeks: -1 }, { weeks: 1 }), { from: '2024-05-05', to: '2024-05-25' })
    assert.equal(bounds('date', { weeks: 0 }, { weeks: 0 }, 'monday'), { from: '2024-05-13', to: '2024-05-19' })
    assert.equal(bounds('date', { weeks: 0 }, { weeks: 0 }, 'thursday'), { from: '2024-05-09', to: '2024-05-15' })
  })
  it('of a week are instants of the instance’s zone, on instants', () =>
    assert.equal(bounds('datetime', { weeks: 0 }, { weeks: 0 }), {
      from: '2024-05-11T21:00:00.000Z',
      before: '2024-05-18T21:00:00.000Z',
    }))
  it('in hours count from the instant that it is', () =>
    assert.equal(bounds('datetime', { hours: -48 }, { hours: 3 }), {
      from: '2024-05-13T19:30:00.000Z',
      to: '2024-05-15T22:30:00.000Z',
    }))
  it('in hours lie on no day', () => assert.is(bounds('date', { hours: -1 }, { days: 0 }), undefined))

  it('are written in filters as they are read', () => {
    const loan = libraryModel.recordTypes['loan'] as RecordType
    const asked = readFilters(new URLSearchParams('lent_on=-1w..1w&created_at=-48h..'), loan, nadia)
    assert.match(JSON.stringify(asked.where), /"from":\{"weeks":-1\},"to":\{"weeks":1\}/)
    assert.match(JSON.stringify(asked.where), /"from":\{"hours":-48\}/)
    assert.equal(writeFilters(asked, loan).slice(0, 2), [
      ['lent_on', '-1w..1w'],
      ['created_at', '-48h..'],
    ])
  })
  it('in hours are refused where days are asked for', () =>
    assert.throws(() =>
      readFilters(new URLSearchParams('lent_on=-48h..'), libraryModel.recordTypes['loan'] as RecordType, nadia),
    ))
})
