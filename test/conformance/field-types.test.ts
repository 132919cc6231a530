import fc from 'fast-check'
import * as assert from 'uvu/assert'
import type { FieldContext, FieldType, FieldTypeExample } from '../../engine/fields/field-type.ts'
import { fieldTypeOf, fieldTypes, kindOf } from '../../engine/fields/index.ts'
import { isBlank } from '../../engine/lib/blank.ts'
import { equal } from '../../engine/lib/equal.ts'
import { aField, registry } from '../engine/forms/registry.ts'
import { spec } from '../lib/spec.ts'

const contextOf = (type: FieldType, { settings = {}, rows }: Partial<FieldTypeExample> = {}): FieldContext => ({
  model: registry.model,
  field: aField('it', type.type, { settings, ...(rows && { rows }) }),
  today: '2024-06-15',
  siblings: {},
})

const nonsense = [
  ...[{}, { a: 1 }, [[]], [{}], [null], Number.NaN, Number.POSITIVE_INFINITY, 1e300, Symbol.iterator.toString()],
  ...['__proto__', 'constructor', 'toString', '\u0000', '\ud800', '2024-13-45', '2023-02-29', "'; drop table x; --"],
  ...[{ years: 1e9, on: 'never' }, { unique_id: 'x' }, [{ unique_id: 1 }], [{ unique_id: 'a' }, { unique_id: 'a' }]],
  JSON.parse('{"__proto__": {"years": 3}}'),
  JSON.parse('[{"unique_id": "a", "__proto__": 1}]'),
  'x'.repeat(100_000),
]

const json = fc.jsonValue({ maxDepth: 3 })

for (const type of fieldTypes) {
  spec(`The field type ${type.type}`, (it) => {
    const examples = type.examples.map((example) => ({ ...example, context: contextOf(type, example) }))

    it('has examples, unless it holds no value', () => {
      assert.is(type.examples.length > 0, type.kind !== 'none')
    })

    it('reads its examples into the stored form that they name', () => {
      for (const { input, value, context } of examples) assert.equal(type.parse(input, context), value)
    })

    it('finds nothing wrong with its examples', () => {
      for (const { value, context } of examples) assert.equal(type.check?.(value, context) ?? [], [])
    })

    it('reads a stored value as itself', () => {
      for (const { value, context } of examples) assert.equal(type.parse(value, context), value)
    })

    it('takes what it shows for what is stored', () => {
      for (const { value, context } of examples) {
        const shown = type.read ? type.read(value, context) : value
        assert.equal(type.parse(shown, { ...context, standing: value }), value)
      }
    })

    it('says its examples in words', () => {
      for (const { value, text, context } of examples) assert.is(type.toText(value, { ...context, locale: 'en' }), text)
    })

    it('gives one comparable value for a column of its kind, if any', () => {
      for (const { value, context } of examples) {
        const column = type.column ? type.column(value, context) : type.many ? undefined : value
        assert.ok(['string', 'number', 'boolean', 'undefined'].includes(typeof column))
      }
    })

    it('never throws at nonsense, and stores nothing that it would not read again', () => {
      for (const context of [contextOf(type), ...examples.map((example) => example.context)]) {
        for (const input of nonsense) {
          const value = type.parse(input, context)
          if (value === undefined) continue
          assert.ok(equal(type.parse(value, context), value))
          assert.type(type.toText(value, { ...context, locale: 'en' }), 'string')
          type.check?.(value, context)
        }
      }
    })

    it('reads any JSON the same way twice', () => {
      const [context = contextOf(type)] = examples.map((example) => example.context)
      fc.assert(
        fc.property(json, (input) => {
          const value = isBlank(input) ? undefined : type.parse(input, context)
          return value === undefined || equal(type.parse(value, context), value)
        }),
        { numRuns: 200 },
      )
    })

    it('declares its settings in JSON Schema, each with a description', () => {
      for (const setting of Object.values(type.settings))
        assert.type((setting as { description?: string }).description, 'string')
      for (const name of type.requiredSettings ?? []) assert.ok(Object.hasOwn(type.settings, name))
    })

    it('is found by its name', () => {
      const field = aField('it', type.type, { settings: type.examples[0]?.settings ?? {} })
      assert.is(fieldTypeOf(field), type)
      assert.is(kindOf(field) === 'none', type.kind === 'none')
    })
  })
}
