import * as assert from 'uvu/assert'
import type { FieldContext } from '../../../engine/fields/field-type.ts'
import { fieldTypeOf } from '../../../engine/fields/index.ts'
import { spec } from '../../lib/spec.ts'
import { aField, aSubform, registry } from '../forms/registry.ts'

type Settings = Readonly<Record<string, unknown>>

const about = (type: string, settings: Settings = {}, more: Partial<FieldContext> = {}) => {
  const field = aField('it', type, { settings })
  const context: FieldContext = { model: registry.model, field, today: '2024-06-15', siblings: {}, ...more }
  const fieldType = fieldTypeOf(field)
  return {
    parsed: (input: unknown) => fieldType.parse(input, context),
    codes: (value: unknown) => (fieldType.check?.(value, context) ?? []).map(({ code }) => code),
    read: (value: unknown) => fieldType.read?.(value, context),
    kept: (value: unknown) => fieldType.kept?.(value, context),
    column: (value: unknown) => fieldType.column?.(value, context),
    text: (value: unknown, locale = 'en') => fieldType.toText(value, { ...context, locale }),
  }
}

spec('Text', (it) => {
  it('loses marks that change the direction of writing, on one line only', () => {
    assert.is(about('text').parsed('a\u202Eb'), 'ab')
    assert.is(about('text', { long: true }).parsed('a\u202Eb'), 'a\u202Eb')
  })
  it('keeps the joiners that scripts need', () => assert.is(about('text').parsed('می\u200cخواهم'), 'می\u200cخواهم'))
  it('refuses U+0000 and broken surrogates', () => {
    assert.is(about('text').parsed('a\u0000b'), undefined)
    assert.is(about('text').parsed('a\udc00b'), undefined)
    assert.is(about('text').parsed('a😀b'), 'a😀b')
  })
  it('is no number and no list', () => {
    assert.is(about('text').parsed(5), undefined)
    assert.is(about('text').parsed(['a']), undefined)
  })
  it('has a longest length, 255 where nothing is said and 65,536 in long text', () => {
    assert.equal(about('text').codes('x'.repeat(256)), ['text.too_long'])
    assert.equal(about('text', { maxLength: 3 }).codes('abcd'), ['text.too_long'])
    assert.equal(about('text', { long: true }).codes('x'.repeat(65_537)), ['text.too_long'])
    assert.equal(about('text', { long: true }).codes('x'.repeat(65_536)), [])
  })
  it('fits its pattern as a whole', () => {
    const pattern = { pattern: '[A-Z]{2}-\\d{4}' }
    assert.equal(about('text', pattern).codes('KE-0042'), [])
    assert.equal(about('text', pattern).codes('KE-00421'), ['text.pattern'])
  })
})

spec('A number', (it) => {
  it('is whole unless decimals are declared', () => {
    assert.equal(about('number').codes(1.5), ['number.not_whole'])
    assert.equal(about('number', { decimals: 1 }).codes(1.5), [])
    assert.equal(about('number', { decimals: 1 }).codes(1.55), ['number.too_precise'])
  })
  it('keeps within its bounds', () => {
    const bounds = { minimum: 0, maximum: 10 }
    assert.equal(about('number', bounds).codes(-1), ['number.too_small'])
    assert.equal(about('number', bounds).codes(11), ['number.too_large'])
  })
  it('is not read out of words, exponents, hexadecimals or lists', () => {
    for (const input of ['', ' ', '1e3', '0x10', '1,5', 'twelve', [1], true, null]) {
      assert.is(about('number').parsed(input), undefined)
    }
  })
  it('knows no negative zero', () => assert.ok(Object.is(about('number').parsed(-0), 0)))
  it('shows its unit in the reader’s language', () => {
    assert.is(about('number', { unit: { en: 'years', ar: 'سنة' } }).text(4, 'ar'), '4 سنة')
  })
})

spec('A date', (it) => {
  it('allows one day of the future, for devices in other zones', () => {
    const { codes } = about('date', { notFuture: true })
    assert.equal(codes('2024-06-16'), [])
    assert.equal(codes('2024-06-17'), ['date.in_future'])
  })
  it('keeps within its bounds', () => {
    const { codes } = about('date', { earliest: '2020-01-01', latest: '2020-12-31' })
    assert.equal(codes('2019-12-31'), ['date.too_early'])
    assert.equal(codes('2021-01-01'), ['date.too_late'])
  })
  it('exists in the calendar', () => {
    for (const input of ['2023-02-29', '2024-00-10', '2024-1-1', '09/03/2014', '0000-01-01', 20240101]) {
      assert.is(about('date').parsed(input), undefined)
    }
  })
})

spec('A date with a time', (it) => {
  it('cannot be on a later day than tomorrow when it must not be in the future', () => {
    const { codes } = about('date-time', { notFuture: true })
    assert.equal(codes('2024-06-16T20:59:00.000Z'), [])
    assert.equal(codes('2024-06-16T21:01:00.000Z'), ['date.in_future'])
  })
  it('is refused when it is none', () => {
    for (const input of ['2024-06-15', '2024-06-15T25:00Z', '2024-06-15T10:00+99:00', 17, '2024-02-30T10:00']) {
      assert.is(about('date-time').parsed(input), undefined)
    }
  })
})

spec('A choice', (it) => {
  const colours = { lookup: 'colours' }
  it('is one of the lookup’s options', () => {
    assert.equal(about('choice', colours).codes('green'), ['choice.unknown'])
    assert.equal(about('choice', colours).codes('__proto__'), ['choice.unknown'])
    assert.equal(about('choice', { lookup: 'constructor' }).codes('name'), ['choice.unknown'])
  })
  it('may stay when its option was retired, but is not chosen anew', () => {
    assert.equal(about('choice', colours).codes('grey'), ['choice.retired'])
    assert.equal(about('choice', colours, { standing: 'grey' }).codes('grey'), [])
    assert.equal(about('choices', colours, { standing: ['grey'] }).codes(['grey', 'red']), [])
  })
  it('is said in the reader’s language', () => assert.is(about('choice', colours).text('red', 'ar'), 'أحمر'))
})

spec('A place', (it) => {
  it('is known, in use, and of the level asked for', () => {
    assert.equal(about('location').codes('X'), ['choice.unknown'])
    assert.equal(about('location').codes('S1'), ['choice.retired'])
    assert.equal(about('location', { levels: [1] }).codes('N'), ['location.wrong_level'])
    assert.equal(about('location', { levels: [0, 1] }).codes('N'), [])
  })
  it('is not judged before the places are loaded', () => {
    const model = { ...registry.model, locations: [] }
    assert.equal(about('location', {}, { model }).codes('X'), [])
    assert.is(about('location', {}, { model }).text('X'), 'X')
  })
})

spec('An age', (it) => {
  const birth = { birthDate: 'born_on' }
  it('stated at nine is ten a year later', () => {
    assert.is(about('age', birth).read({ years: 9, on: '2023-06-15' }), 10)
    assert.is(about('age', birth).read({ years: 9, on: '2023-06-16' }), 9)
  })
  it('is read out of the birth date where that is known, and then not stored', () => {
    const known = about('age', birth, { siblings: { born_on: '2014-06-15' } })
    assert.is(known.read(undefined), 10)
    assert.is(known.read({ years: 3, on: '2024-01-01' }), 10)
    assert.is(known.kept({ years: 3, on: '2024-01-01' }), undefined)
    assert.is(known.column(undefined), '2014-06-15')
  })
  it('written as it already reads changes nothing', () => {
    const standing = { years: 9, on: '2023-06-15' }
    assert.equal(about('age', birth, { standing }).parsed(10), standing)
    assert.equal(about('age', birth, { standing }).parsed(11), { years: 11, on: '2024-06-15' })
  })
  it('is no age before birth', () => {
    assert.is(about('age', birth, { siblings: { born_on: '2024-06-16' } }).read(undefined), undefined)
  })
  const interval = { ...birth, upTo: 'upper' }
  it('that begins an interval is not above its end, as both stand today', () => {
    const { codes } = about('age', interval, { siblings: { upper: { years: 10, on: '2022-06-15' } } })
    assert.equal(codes({ years: 12, on: '2024-06-15' }), [])
    assert.equal(codes({ years: 13, on: '2024-06-15' }), ['age.above_upper'])
  })
  it('lies between 0 and 130', () => {
    assert.equal(about('age', birth).codes({ years: -1, on: '2024-06-15' }), ['number.too_small'])
    assert.equal(about('age', birth).codes({ years: 131, on: '2024-06-15' }), ['number.too_large'])
    assert.is(about('age', birth).parsed('9.5'), undefined)
  })
})

spec('A subform', (it) => {
  const rows = aSubform([aField('note', 'text'), aField('cost', 'number')])
  const context: FieldContext = {
    model: registry.model,
    field: aField('it', 'subform', { rows }),
    today: '2024-06-15',
    siblings: {},
  }
  const subform = fieldTypeOf(context.field)
  it('refuses rows with fields of another', () => {
    assert.is(subform.parse([{ unique_id: 'a', other: 1 }], context), undefined)
  })
  it('refuses rows without an id, or twice the same', () => {
    assert.is(subform.parse([{ note: 'x' }], context), undefined)
    assert.is(subform.parse([{ unique_id: 'a' }, { unique_id: 'a' }], context), undefined)
  })
  it('leaves out what is blank', () => {
    assert.equal(subform.parse([{ unique_id: 'a', note: ' ', cost: '3' }], context), [{ unique_id: 'a', cost: 3 }])
  })
  it('holds no more rows than declared', () => {
    const four = ['a', 'b', 'c', 'd'].map((unique_id) => ({ unique_id }))
    assert.equal(subform.check?.(four, context), [{ code: 'rows.too_many', params: { maximum: 3 } }])
  })
})
