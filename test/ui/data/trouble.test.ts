import * as assert from 'uvu/assert'
import { Problem } from '../../../engine/problems.ts'
import { problemIn } from '../../../ui/data/trouble.ts'
import { spec } from '../../lib/spec.ts'

const refusal = (status: number, ...errors: object[]) => problemIn({ status }, { errors }, 'en')

spec('An error answer', (it) => {
  it('becomes issues at their fields, with the configured message in the language it came in', () => {
    const problem = refusal(422, {
      detail: 'copies[7].price',
      message: ['rule.broken'],
      level: 'warning',
      text: 'Dear.',
    })
    assert.equal(problem.details, {
      issues: [{ path: 'copies[7].price', code: 'rule.broken', level: 'warning', message: { en: 'Dear.' } }],
    })
  })

  it('becomes a refused question where a filter or an order was wrong', () => {
    const problem = refusal(422, { detail: 'colour', message: ['query.unknown_field'] })
    assert.is(problem.code, 'query.refused')
    assert.equal(problem.details, { field: 'colour', code: 'query.unknown_field' })
  })

  it('becomes a clash with both values and the version that stands', () => {
    const problem = refusal(409, {
      detail: 'title',
      message: ['record.clash'],
      base: 'a',
      yours: 'b',
      theirs: 'c',
      version: 4,
    })
    assert.equal(problem.details, {
      id: '',
      version: 4,
      clashes: [{ field: 'title', base: 'a', yours: 'b', theirs: 'c' }],
    })
  })

  it('keeps the code of whatever else was refused', () => {
    const kinds = [
      [401, 'unauthenticated'],
      [403, 'forbidden'],
      [404, 'missing'],
      [412, 'stale'],
      [422, 'invalid'],
      [507, 'storage'],
    ] as const
    for (const [status, kind] of kinds) assert.is(refusal(status, { message: ['some.code'] }).kind, kind)
    assert.is(refusal(403, { message: ['action.forbidden'] }).code, 'action.forbidden')
  })

  it('says how long to wait after too many attempts', () => {
    const problem = problemIn({ status: 429, retryAfter: 120 }, undefined, 'en')
    assert.equal(problem.details, { retryAfterSeconds: 120 })
  })

  it('is a problem even without a readable body', () =>
    assert.instance(problemIn({ status: 418 }, '<html>', 'en'), Problem))
})
