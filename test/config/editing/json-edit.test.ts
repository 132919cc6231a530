import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { type JsonPath, withEntry, withValue } from '../../../config/editing/json-edit.ts'
import { printJson } from '../../../config/print-json.ts'
import { spec } from '../../lib/spec.ts'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

const name = fc.stringMatching(/^[a-z]{1,6}$/)
const leaf = fc.oneof(fc.string({ maxLength: 40 }), fc.integer(), fc.boolean())
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'medium' },
    leaf,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(name, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
}))
const file = fc.dictionary(name, value, { minKeys: 1, maxKeys: 6, noNullPrototype: true })
/** As people write: all on one line, in the manner of the project, or with a line for everything. */
const written = fc.constantFrom(
  (json: Json) => JSON.stringify(json),
  (json: Json) => printJson(json),
  (json: Json) => JSON.stringify(json, null, 2),
  (json: Json) => JSON.stringify(json, null, '\t'),
)

/** Every place in a value, but the whole. */
function placesIn(json: Json, path: JsonPath = []): JsonPath[] {
  if (typeof json !== 'object' || json === null) return []
  const keys: (string | number)[] = Array.isArray(json) ? [...json.keys()] : Object.keys(json)
  return keys.flatMap((key) => {
    const here = [...path, key]
    return [here, ...placesIn((json as Record<string | number, Json>)[key] ?? null, here)]
  })
}

function at(json: Json, path: JsonPath): Json {
  return path.reduce<Json>((value, key) => (value as Record<string | number, Json>)[key] ?? null, json)
}

function changed(
  json: Json,
  path: JsonPath,
  change: (parent: Record<string | number, Json> & Json[], key: string | number) => void,
): Json {
  const copy = JSON.parse(JSON.stringify(json)) as Json
  const key = path.at(-1)
  if (key !== undefined) change(at(copy, path.slice(0, -1)) as Record<string | number, Json> & Json[], key)
  return copy
}

const place = (json: Json) => fc.constantFrom(...placesIn(json))
const editing = fc
  .tuple(file, written, value)
  .chain(([json, write, fresh]) => place(json).map((path) => ({ json, path, fresh, text: write(json) })))

spec('An edited file', (it) => {
  it('says what was put in a place, and everything else as before', () =>
    fc.assert(
      fc.property(editing, ({ json, path, fresh, text }) => {
        const wanted = changed(json, path, (parent, key) => {
          parent[key] = fresh
        })
        assert.equal(JSON.parse(withValue(text, path, fresh)), wanted)
      }),
    ))

  it('says nothing of what was taken away, and everything else as before', () =>
    fc.assert(
      fc.property(editing, ({ json, path, text }) => {
        const wanted = changed(json, path, (parent, key) => {
          if (Array.isArray(parent)) parent.splice(Number(key), 1)
          else delete (parent as Record<string, Json>)[String(key)]
        })
        assert.equal(JSON.parse(withValue(text, path, undefined)), wanted)
      }),
    ))

  it('has a new property, wherever its kind of file puts it', () =>
    fc.assert(
      fc.property(file, written, value, fc.array(name), (json, write, fresh, names) => {
        assert.equal(JSON.parse(withValue(write(json), ['newcomer'], fresh, [...names, 'newcomer'])), {
          ...json,
          newcomer: fresh,
        })
      }),
    ))

  it('has a new entry at its place of a list', () =>
    fc.assert(
      fc.property(fc.array(value, { maxLength: 6 }), written, value, fc.nat(6), (list, write, fresh, nth) => {
        const index = Math.min(nth, list.length)
        const after = JSON.parse(withEntry(write({ list }), ['list'], index, fresh)) as Json
        assert.equal(after, { list: [...list.slice(0, index), fresh, ...list.slice(index)] })
      }),
    ))

  it('is the very same text where it says the same already', () =>
    fc.assert(
      fc.property(editing, ({ json, path, text }) => {
        assert.is(withValue(text, path, at(json, path)), text)
      }),
    ))

  it('keeps entries as they are written when they change places', () => {
    const text = '{\n  "list": [\n    { "id":"a" },\n    {"id": "b"},\n    { "id": "c",  "n": 1 }\n  ]\n}\n'
    const list = [{ id: 'c', n: 1 }, { id: 'a' }, { id: 'd' }]
    assert.is(
      withValue(text, ['list'], list),
      '{\n  "list": [\n    { "id": "c",  "n": 1 },\n    { "id":"a" },\n    { "id": "d" }\n  ]\n}\n',
    )
  })

  it('puts a property where its kind of file has it', () =>
    assert.is(
      withValue('{\n  "id": "a",\n  "fields": []\n}\n', ['label'], 'A', ['id', 'label', 'fields']),
      '{\n  "id": "a",\n  "label": "A",\n  "fields": []\n}\n',
    ))
})
