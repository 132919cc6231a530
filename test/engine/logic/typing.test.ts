import * as assert from 'uvu/assert'
import type { Logic } from '../../../engine/logic/logic.ts'
import { namesRead, usesNow } from '../../../engine/logic/names.ts'
import { issuesOfLogic, type Surroundings } from '../../../engine/logic/typing.ts'
import { booleanType, numberType, textType, typeOfField, type ValueType } from '../../../engine/logic/value-type.ts'
import { spec } from '../../lib/spec.ts'
import { must, registry } from '../forms/registry.ts'

const found = (logic: Logic, expected: ValueType = booleanType, more: Partial<Surroundings> = {}) =>
  issuesOfLogic(logic, { ...registry, ...more }, expected)

const codes = (...of: Parameters<typeof found>) => found(...of).map(({ code, pointer }) => `${code} ${pointer}`)

spec('The checker of logic', (it) => {
  it('finds nothing wrong with what makes sense', () => {
    const fine: readonly (readonly [Logic, ValueType?])[] = [
      [true],
      [{ var: 'in_school' }],
      [{ '==': [{ var: 'colour' }, 'red'] }],
      [{ '==': ['red', { var: 'colour' }] }],
      [{ in: [{ var: 'colour' }, ['red', 'blue']] }],
      [{ in: ['red', { var: 'likes' }] }],
      [{ in: [{ var: 'colour' }, { var: 'likes' }] }],
      [{ '==': [{ var: 'status' }, 'open'] }],
      [{ '==': [{ var: 'owned_by' }, 'nadia'] }],
      [{ in: ['group_a', { var: 'owned_by_groups' }] }],
      [{ '>=': [{ var: 'stated_age' }, 18] }],
      [{ '<': [{ var: 'born_on' }, { today: [] }] }],
      [{ '<': [{ var: 'born_on' }, '2020-01-01'] }],
      [{ '<=': ['2019-01-01', { var: 'born_on' }, '2020-01-01'] }],
      [
        {
          some: [{ var: 'visits' }, { and: [{ var: 'urgent' }, { '>': [{ var: 'hours' }, { var: 'record.grant' }] }] }],
        },
      ],
      [{ '>': [{ count: { filter: [{ var: 'visits' }, { var: 'urgent' }] } }, 2] }],
      [{ sum: { map: [{ var: 'visits' }, { var: 'cost' }] } }, numberType],
      [{ '<': [{ max: { map: [{ var: 'visits' }, { var: 'seen_on' }] } }, { add_days: [{ today: [] }, -30] }] }],
      [{ '>': [{ days_between: [{ var: 'created_at' }, { today: [] }] }, 3] }],
      [{ years_between: ['2020-01-01', { today: [] }] }, numberType],
      [{ '==': [{ '%': [{ floor: { var: 'grant' } }, 2] }, 0] }],
      [
        { at_max: [{ map: [{ var: 'visits' }, { var: 'hours' }] }, { map: [{ var: 'visits' }, { var: 'seen_on' }] }] },
        numberType,
      ],
      [{ '>': [{ length: { var: 'name' } }, 2] }],
      [{ matches: [{ var: 'name' }, '[a-z]+'] }],
      [{ cat: [{ var: 'name' }, ' ', { var: 'stated_age' }] }, textType],
      [{ if: [{ var: 'in_school' }, 'red', 'blue'] }, typeOfField(must('colour'))],
      [{ if: [{ var: 'in_school' }, { var: 'grant' }, 0] }, numberType],
      [{ not: { is_blank: { var: 'visits' } } }],
      ['2024-01-01', typeOfField(must('born_on'))],
      [null, numberType],
    ]
    for (const [logic, expected] of fine) assert.equal(found(logic, expected), [], JSON.stringify(logic))
  })

  it('knows every name, and guesses which was meant', () => {
    assert.equal(found({ var: 'in_scool' }), [
      { pointer: '/var', code: 'logic.name_unknown', params: { found: 'in_scool', suggestion: 'in_school' } },
    ])
    assert.equal(found({ some: [{ var: 'visits' }, { '>': [{ var: 'grant' }, 1] }] })[0]?.params, {
      found: 'grant',
      suggestion: 'record.grant',
    })
    assert.equal(codes({ is_blank: { var: 'title' } }), ['logic.name_unknown /is_blank/var'])
    assert.equal(codes({ is_blank: { var: 'shared_with' } }), ['logic.name_unknown /is_blank/var'])
    assert.equal(codes({ is_blank: { var: 'option.id' } }), ['logic.name_unknown /is_blank/var'])
    assert.equal(codes({ is_blank: { var: '__proto__' } }), ['logic.name_unknown /is_blank/var'])
  })

  it('knows the options of a lookup', () => {
    assert.equal(found({ '==': [{ var: 'colour' }, 'rad'] }), [
      {
        pointer: '/==/1',
        code: 'logic.option_unknown',
        params: { found: 'rad', expected: 'option of colours', suggestion: 'red' },
      },
    ])
    assert.equal(codes({ in: [{ var: 'colour' }, ['red', 'rad']] }), ['logic.option_unknown /in/1'])
    assert.equal(codes({ in: ['rad', { var: 'likes' }] }), ['logic.option_unknown /in/0'])
    assert.equal(codes({ if: [true, 'red', 'rad'] }, typeOfField(must('colour'))), ['logic.option_unknown '])
    assert.equal(codes({ '==': [{ var: 'status' }, 'red'] }), ['logic.option_unknown /==/1'])
    assert.equal(codes({ '==': [{ var: 'status' }, { var: 'colour' }] }), ['logic.type /==/1'])
  })

  it('lets only like be compared with like', () => {
    assert.equal(found({ '>': [{ var: 'born_on' }, 5] }), [
      { pointer: '/>/1', code: 'logic.type', params: { found: '5', expected: 'date' } },
    ])
    assert.equal(codes({ '==': [{ var: 'grant' }, '5'] }), ['logic.type /==/1'])
    assert.equal(codes({ '==': [{ var: 'in_school' }, 'true'] }), ['logic.type /==/1'])
    assert.equal(codes({ '<': [{ var: 'born_on' }, '2023-02-29'] }), ['logic.type /</1'])
    assert.equal(codes({ '<': [{ var: 'name' }, { var: 'name' }] }).length, 2)
    assert.equal(codes({ '==': [{ var: 'likes' }, 'red'] }), ['logic.type /==/1'])
    assert.equal(codes({ in: [{ var: 'colour' }, 'red'] }), ['logic.type /in/1'])
    assert.equal(codes({ '+': [{ var: 'name' }, 1] }, numberType), ['logic.type /+/0'])
  })

  it('wants yes or no where a condition stands', () => {
    assert.equal(codes({ var: 'name' }), ['logic.type '])
    assert.equal(codes({ and: [{ var: 'in_school' }, { var: 'grant' }] }), ['logic.type /and/1'])
    assert.equal(codes({ some: [{ var: 'visits' }, { var: 'hours' }] }), ['logic.type /some/1'])
    assert.equal(codes({ if: [{ var: 'grant' }, true, false] }), ['logic.type /if/0'])
    assert.equal(codes({ not: 'x' }), ['logic.type /not'])
  })

  it('wants rows where rows are gone over', () => {
    assert.equal(codes({ some: [{ var: 'likes' }, true] }), ['logic.type /some/0'])
    assert.equal(codes({ some: [[1], true] }), ['logic.not_rows /some/0'])
    assert.equal(codes({ some: [{ map: [{ var: 'visits' }, { var: 'urgent' }] }, true] }), ['logic.not_rows /some/0'])
    assert.equal(codes({ sum: { var: 'visits' } }, numberType), ['logic.type /sum'])
  })

  it('wants branches of one type', () => {
    assert.equal(codes({ if: [{ var: 'in_school' }, 1, 'one'] }, numberType), ['logic.type /if/2'])
    assert.equal(codes({ if: [{ var: 'in_school' }, [], true] }), ['logic.type /if/2'])
    assert.equal(codes({ if: [{ var: 'in_school' }, true, []] }), ['logic.type /if/1'])
    assert.equal(codes({ if: [{ var: 'in_school' }, []] }), ['logic.type '])
    assert.equal(found({ if: [{ var: 'in_school' }, { var: 'likes' }, []] }, typeOfField(must('likes'))), [])
    assert.equal(found({ if: [{ var: 'in_school' }, [], { var: 'likes' }] }, typeOfField(must('likes'))), [])
  })

  it('says what is not of the language, and where', () => {
    assert.equal(found({ and: [true, { equals: [1, 2] }] }), [
      { pointer: '/and/1', code: 'logic.operator_unknown', params: { found: 'equals' } },
    ])
    assert.equal(found({ is_blnk: 1 })[0]?.params['suggestion'], 'is_blank')
    assert.equal(codes({ '==': [1, 2, 3] }), ['logic.operands '])
    assert.equal(codes({ var: ['name', 'default'] }), ['logic.operands '])
    assert.equal(codes({}), ['logic.shape '])
    assert.equal(codes({ 'a/b~c': { '!': {} } }), ['logic.operator_unknown '])
  })

  it('reads a row’s own fields in a row, and the option in an option filter', () => {
    const subform = must('visits')
    assert.equal(found({ and: [{ var: 'urgent' }, { var: 'record.in_school' }] }, booleanType, { subform }), [])
    assert.equal(codes({ var: 'in_school' }, booleanType, { subform }), ['logic.name_unknown /var'])
    const optionsOf = must('colour')
    assert.equal(found({ in: ['warm', { var: 'option.tags' }] }, booleanType, { optionsOf }), [])
    assert.equal(codes({ '==': [{ var: 'option.id' }, 'green'] }, booleanType, { optionsOf }), [
      'logic.option_unknown /==/1',
    ])
  })
})

spec('The walker of logic', (it) => {
  const logic: Logic = {
    and: [
      { var: 'name' },
      {
        some: [
          { filter: [{ var: 'visits' }, { var: 'urgent' }] },
          { '>': [{ var: 'hours' }, { var: 'record.grant' }] },
        ],
      },
      { in: ['warm', { var: 'option.tags' }] },
    ],
  }
  it('names what an expression at the record reads', () => {
    const { record, row, inRows, option, today } = namesRead(logic)
    assert.equal([...record], ['name', 'visits', 'grant'])
    assert.equal([...inRows], ['visits.urgent', 'visits.hours'])
    assert.equal([...row], [])
    assert.equal([...option], ['tags'])
    assert.is(today, false)
  })
  it('names what an expression at a row reads', () => {
    const { record, row } = namesRead({ '==': [{ var: 'hours' }, { var: 'record.grant' }] }, 'row')
    assert.equal([[...row], [...record]], [['hours'], ['grant']])
  })
  it('knows what depends on the day', () => {
    const kinds = (name: string) => (name === 'stated_age' ? ('age' as const) : ('number' as const))
    assert.is(usesNow({ '>': [{ var: 'grant' }, 3] }, kinds), false)
    assert.is(usesNow({ '>': [{ var: 'stated_age' }, 3] }, kinds), true)
    assert.is(usesNow({ '>': [{ days_between: [{ var: 'grant' }, { today: [] }] }, 3] }, kinds), true)
  })
})

spec('The checker of patterns and of rows that go together', (it) => {
  it('wants a pattern that is written out and can be matched', () => {
    assert.equal(codes({ matches: [{ var: 'name' }, '(a|b)'] }), ['logic.type /matches/1'])
    assert.equal(codes({ matches: [{ var: 'name' }, { var: 'name' }] }), ['logic.type /matches/1'])
    assert.equal(codes({ matches: [{ var: 'grant' }, 'a'] }), ['logic.type /matches/0'])
  })
  it('wants two lists, and knows what comes out', () => {
    assert.equal(codes({ at_min: [{ var: 'grant' }, { map: [{ var: 'visits' }, { var: 'hours' }] }] }, numberType), [
      'logic.type /at_min/0',
    ])
    const latest: Logic = {
      at_max: [{ map: [{ var: 'visits' }, { var: 'seen_on' }] }, { map: [{ var: 'visits' }, { var: 'hours' }] }],
    }
    assert.equal(codes(latest, numberType).length, 1)
  })
})
