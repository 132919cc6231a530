import * as assert from 'uvu/assert'
import { evaluate, holds, mayHold, resultOf } from '../../../engine/logic/evaluate.ts'
import { LogicError } from '../../../engine/logic/limits.ts'
import type { Logic } from '../../../engine/logic/logic.ts'
import { type RecordScopeParts, scopeOfOption, scopeOfRecord, scopeOfRow } from '../../../engine/logic/scope.ts'
import type { Answers } from '../../../engine/records/record.ts'
import { spec } from '../../lib/spec.ts'
import { must, registry } from '../forms/registry.ts'

const over = (answers: Answers, more: Partial<RecordScopeParts> = {}) =>
  scopeOfRecord({ ...registry, answers, today: '2024-06-15', ...more })

const value = (logic: Logic, answers: Answers = {}) => evaluate(logic, over(answers))

spec('A comparison', (it) => {
  it('with a missing operand is false, whichever it is', () => {
    for (const name of ['==', '!=', '<', '<=', '>', '>=']) {
      assert.is(value({ [name]: [{ var: 'grant' }, 1] }), false, name)
      assert.is(value({ [name]: [1, { var: 'grant' }] }), false, name)
      assert.is(value({ [name]: [{ var: 'grant' }, { var: 'grant' }] }), false, name)
      assert.is(value({ [name]: [null, null] }), false, name)
    }
  })
  it('of different types is false', () => {
    assert.is(value({ '==': [1, '1'] }), false)
    assert.is(value({ '!=': [1, '1'] }), false)
    assert.is(value({ '<': ['1', 2] }), false)
    assert.is(value({ '==': [{ var: 'visits' }, 'a'] }, { visits: [{ unique_id: 'a' }] }), false)
  })
  it('puts days in their order', () => {
    assert.is(value({ '<': [{ var: 'born_on' }, '2020-01-01'] }, { born_on: '2019-12-31' }), true)
    assert.is(value({ '>=': [{ today: [] }, '2024-06-15'] }), true)
  })
  it('with three operands asks whether the middle one lies between', () => {
    assert.is(value({ '<=': [1, { var: 'grant' }, 3] }, { grant: 3 }), true)
    assert.is(value({ '<': [1, { var: 'grant' }, 3] }, { grant: 3 }), false)
    assert.is(value({ '<': [1, { var: 'grant' }, 3] }), false)
  })
})

spec('Membership', (it) => {
  it('looks in a list and in the values of one field', () => {
    assert.is(value({ in: [{ var: 'colour' }, ['red', 'blue']] }, { colour: 'red' }), true)
    assert.is(value({ in: ['red', { var: 'likes' }] }, { likes: ['blue', 'red'] }), true)
    assert.is(value({ in: [{ var: 'colour' }, ['red']] }), false)
  })
  it('is not about letters in a text', () => assert.is(value({ in: ['a', { var: 'name' }] }, { name: 'Mina' }), false))
})

spec('Yes and no', (it) => {
  it('a missing answer is no to `not`, and seen by `is_blank`', () => {
    assert.is(value({ not: { var: 'in_school' } }), true)
    assert.is(value({ '!': [{ var: 'in_school' }] }, { in_school: true }), false)
    assert.is(value({ is_blank: { var: 'in_school' } }, { in_school: false }), false)
    assert.is(value({ is_blank: { var: 'visits' } }, { visits: [] }), true)
  })
  it('a condition holds only when it comes to true', () => {
    assert.is(holds({ var: 'name' }, over({ name: 'Mina' })), false)
    assert.is(
      holds({ and: [{ var: 'in_school' }, { '>': [{ var: 'grant' }, 1] }] }, over({ in_school: true, grant: 2 })),
      true,
    )
    assert.is(holds(true, over({})), true)
    assert.is(holds(null, over({})), false)
  })
  it('`if` takes the first branch whose condition holds, else the last, else nothing', () => {
    const logic: Logic = {
      if: [{ '<': [{ var: 'grant' }, 10] }, 'low', { '<': [{ var: 'grant' }, 20] }, 'some', 'much'],
    }
    assert.is(value(logic, { grant: 5 }), 'low')
    assert.is(value(logic, { grant: 15 }), 'some')
    assert.is(value(logic, { grant: 25 }), 'much')
    assert.is(value({ if: [false, 1] }), undefined)
  })
})

spec('Arithmetic', (it) => {
  it('with a missing operand comes to nothing', () => {
    assert.is(value({ '+': [1, { var: 'grant' }] }), undefined)
    assert.is(value({ '*': [{ var: 'grant' }, 2, 3] }, { grant: 4 }), 24)
    assert.is(value({ '-': [{ var: 'grant' }] }, { grant: 4 }), -4)
    assert.is(value({ '-': [10, 4] }), 6)
  })
  it('by zero comes to nothing', () => {
    assert.is(value({ '/': [1, 0] }), undefined)
    assert.is(value({ '/': [1, 4] }), 0.25)
  })
  it('rounds', () => {
    assert.is(value({ round: 2.5 }), 3)
    assert.is(value({ round: [2.346, 2] }), 2.35)
  })
  it('over several values leaves out what is missing', () => {
    const visits = [{ unique_id: 'a', hours: 2 }, { unique_id: 'b' }, { unique_id: 'c', hours: 5 }]
    const hours = { map: [{ var: 'visits' }, { var: 'hours' }] }
    assert.is(value({ sum: hours }, { visits }), 7)
    assert.is(value({ max: hours }, { visits }), 5)
    assert.is(value({ min: [hours, 1] }, { visits }), 1)
    assert.is(value({ sum: hours }), 0)
    assert.is(value({ max: hours }), undefined)
  })
  it('takes no text for a number', () => assert.is(value({ '+': ['1', 2] }), undefined))
})

spec('Days in logic', (it) => {
  it('are counted between', () => {
    assert.is(value({ days_between: [{ var: 'born_on' }, { today: [] }] }, { born_on: '2024-06-01' }), 14)
    assert.is(value({ years_between: [{ var: 'born_on' }, { today: [] }] }, { born_on: '2014-06-16' }), 9)
    assert.is(value({ days_between: [{ var: 'born_on' }, { today: [] }] }), undefined)
  })
  it('are added', () => assert.is(value({ add_days: ['2024-02-28', 2] }), '2024-03-01'))
  it('of an instant are those of the instance’s zone', () => {
    const scope = over({}, { core: { created_at: '2024-06-14T22:00:00.000Z' } })
    assert.is(evaluate({ days_between: [{ var: 'created_at' }, { today: [] }] }, scope), 0)
  })
})

spec('Rows in logic', (it) => {
  const visits = [
    { unique_id: 'a', urgent: true, hours: 2 },
    { unique_id: 'b', urgent: false, hours: 9 },
  ]
  it('are asked whether some, all or none of them fulfil a condition', () => {
    const urgent = [{ var: 'visits' }, { var: 'urgent' }]
    assert.is(value({ some: urgent }, { visits }), true)
    assert.is(value({ all: urgent }, { visits }), false)
    assert.is(value({ none: urgent }, { visits }), false)
    assert.is(value({ none: urgent }), true)
    assert.is(value({ all: urgent }), false)
  })
  it('are counted, also those that fulfil a condition', () => {
    assert.is(value({ count: { var: 'visits' } }, { visits }), 2)
    assert.is(value({ count: { filter: [{ var: 'visits' }, { '>': [{ var: 'hours' }, 5] }] } }, { visits }), 1)
    assert.is(value({ count: { var: 'visits' } }), 0)
  })
  it('see the record by `record.`, and nothing of it without', () => {
    const logic = (name: string): Logic => ({ some: [{ var: 'visits' }, { '>': [{ var: 'hours' }, { var: name }] }] })
    assert.is(value(logic('record.grant'), { visits, grant: 8 }), true)
    assert.is(value(logic('grant'), { visits, grant: 8 }), false)
  })
  it('see their own ages', () => {
    const row = { unique_id: 'a', seen_age: { years: 3, on: '2020-06-15' } }
    assert.is(evaluate({ var: 'seen_age' }, scopeOfRow(over({}), must('visits'), row)), 7)
    assert.is(value({ max: { map: [{ var: 'visits' }, { var: 'seen_age' }] } }, { visits: [row] }), 7)
  })
  it('of a field that is no subform are none', () => {
    assert.is(value({ some: [{ var: 'name' }, true] }, { name: 'Mina' }), false)
    assert.is(value({ some: [{ var: 'likes' }, true] }, { likes: ['red'] }), false)
  })
})

spec('Names in logic', (it) => {
  it('read an age as the years of today', () => {
    assert.is(value({ var: 'stated_age' }, { stated_age: { years: 9, on: '2023-01-01' } }), 10)
    assert.is(value({ var: 'stated_age' }, { born_on: '2000-01-01' }), 24)
  })
  it('read core facts, but not the internal ones', () => {
    const scope = over({}, { core: { status: 'open', shared_with: [{ user_name: 'omar' }] } })
    assert.is(evaluate({ var: 'status' }, scope), 'open')
    assert.is(evaluate({ var: 'shared_with' }, scope), undefined)
  })
  it('never reach what an object inherits', () => {
    for (const name of [
      '__proto__',
      'constructor',
      'toString',
      'constructor.name',
      'record.__proto__',
      'option.constructor',
      '',
    ]) {
      assert.is(value({ var: name }, JSON.parse('{"__proto__": {"polluted": true}, "name": "x"}')), undefined, name)
    }
  })
  it('see the option in an option filter', () => {
    const [red] = registry.model.lookups['colours']?.options ?? []
    const scope = scopeOfOption(over({}), red ?? { id: '', label: {} })
    assert.is(evaluate({ in: ['warm', { var: 'option.tags' }] }, scope), true)
    assert.is(evaluate({ '==': [{ var: 'option.id' }, 'red'] }, scope), true)
  })
})

spec('An expression that cannot be answered', (it) => {
  const hostile: Record<string, Logic> = {
    'logic.operator_unknown': { log: 'secret' },
    'logic.shape': { and: [true], or: [true] },
    'logic.name_not_written': { var: [{ cat: ['na', 'me'] }] },
    'logic.operands': { '==': [1] },
    'logic.not_rows': { some: [[1, 2, 3], true] },
    'logic.too_large': { in: [1, Array.from({ length: 300 }, () => 1)] },
    'logic.too_deep': Array.from({ length: 12 }).reduce<Logic>((inner) => ({ not: inner }), true),
  }
  it('is refused before it runs', () => {
    for (const [code, logic] of Object.entries(hostile)) {
      assert.throws(
        () => value(logic),
        (error: LogicError) => error instanceof LogicError && error.code === code,
        code,
      )
    }
  })
  it('does not hold, may hold, and has no result', () => {
    assert.is(holds({ log: 1 }, over({})), false)
    assert.is(mayHold({ log: 1 }, over({})), true)
    assert.is(resultOf({ log: 1 }, over({})), undefined)
  })
  it('has no way to the operators of others', () => {
    for (const name of [
      'log',
      'substr',
      'merge',
      'reduce',
      'missing',
      '===',
      '!!',
      'method',
      'rows of',
      'charged',
      'var.prototype',
      '__proto__',
      'constructor',
      'toString',
    ]) {
      assert.throws(
        () => value(JSON.parse(`{"${name}": [1, 2]}`)),
        (error: unknown) => error instanceof LogicError,
        name,
      )
    }
  })
  it('stops when it has worked enough', () => {
    const visits = Array.from({ length: 300 }, (_, index) => ({ unique_id: `r${index}`, hours: index }))
    const each = (body: Logic): Logic => ({ all: [{ var: 'record.visits' }, body] })
    assert.is(value({ all: [{ var: 'visits' }, { '>=': [{ var: 'hours' }, 0] }] }, { visits }), true)
    assert.throws(() => value(each(each(each({ '>=': [{ var: 'hours' }, 0] }))), { visits }))
  })
  it('makes no text longer than 10 KiB', () => {
    assert.throws(() => value({ cat: [{ var: 'name' }, { var: 'name' }] }, { name: 'x'.repeat(6000) }))
  })
  it('may be nested as deep as JSON goes', () => {
    const deep = JSON.parse(`${'{"not":['.repeat(50_000)}true${']}'.repeat(50_000)}`)
    assert.is(holds(deep, over({})), false)
    const lists = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
    assert.is(holds(lists, over({})), false)
  })
})

spec('Whole numbers', (it) => {
  it('are what is left over and what lies below', () => {
    assert.is(value({ '%': [17, 5] }), 2)
    assert.is(value({ '%': [17, 0] }), undefined)
    assert.is(value({ floor: -2.5 }), -3)
    assert.is(value({ floor: { var: 'grant' } }), undefined)
  })
})

spec('A value out of the row that is first or last', (it) => {
  const row = (id: string, seen_on: string | undefined, hours: number) => ({ unique_id: id, seen_on, hours })
  const visits = [
    row('a', '2024-03-01', 3),
    row('b', undefined, 9),
    row('c', '2024-05-01', 0),
    row('d', '2024-05-01', 4),
  ]
  const each = (name: string): Logic => ({ map: [{ var: 'visits' }, { var: name }] })
  it('is that of the smallest key, the first of several', () =>
    assert.is(value({ at_min: [each('hours'), each('seen_on')] }, { visits }), 3))
  it('is that of the largest key, the last of several', () =>
    assert.is(value({ at_max: [each('hours'), each('seen_on')] }, { visits }), 4))
  it('is missing where no row has a key', () => {
    assert.is(value({ at_max: [each('hours'), each('seen_on')] }, { visits: [row('b', undefined, 9)] }), undefined)
    assert.is(value({ at_max: [each('hours'), each('seen_on')] }), undefined)
  })
})

spec('A text', (it) => {
  it('is as long as it has characters', () => {
    assert.is(value({ length: 'añ👧' }), 3)
    assert.is(value({ length: { var: 'name' } }), 0)
  })
  it('fits a pattern as a whole, or not', () => {
    assert.is(value({ matches: [{ var: 'name' }, '[A-Z]{2}-\\d+'] }, { name: 'KE-42' }), true)
    assert.is(value({ matches: [{ var: 'name' }, '[A-Z]{2}-\\d+'] }, { name: 'KE-42b' }), false)
    assert.is(value({ matches: [{ var: 'name' }, '.*'] }), false)
  })
})
