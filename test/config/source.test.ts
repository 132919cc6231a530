import * as assert from 'uvu/assert'
import { contentHash, contentOf } from '../../config/folder-hash.ts'
import { positionsOf } from '../../config/positions.ts'
import { depthOf, sourceOf } from '../../config/source.ts'
import { spec } from '../lib/spec.ts'
import { libraryFiles } from './library-files.ts'

const only = (text: string) => {
  const [file] = sourceOf(new Map([['lookups/a.json', text]])).files
  if (!file) throw new Error('There is one file')
  return file
}

spec('A source', (it) => {
  it('has the same hash in whatever order its files came', () => {
    const files = libraryFiles()
    assert.is(sourceOf(new Map([...files].reverse())).hash, sourceOf(files).hash)
  })

  it('comes to the same content file by file and as a whole', () => {
    const source = sourceOf(libraryFiles())
    assert.is(source.content(), contentHash(contentOf(source.files)))
  })

  it('takes over files that stayed the same, with all that is known of them', () => {
    const files = new Map(libraryFiles())
    const before = sourceOf(files)
    const [changed = '', ...same] = files.keys()
    const after = sourceOf(new Map([...files, [changed, `${files.get(changed)} `]]), [], before)
    const fileIn = ({ files }: typeof before, path: string) => files.find((file) => file.path === path)
    assert.ok(same.every((path) => fileIn(after, path) === fileIn(before, path)))
    assert.is.not(fileIn(after, changed), fileIn(before, changed))
    assert.is(after.content(), before.content())
  })

  it('has another hash when a text moves from one file to another', () => {
    const one = sourceOf(new Map(Object.entries({ 'a.json': '12', 'b.json': '3' })))
    const other = sourceOf(new Map(Object.entries({ 'a.json': '1', 'b.json': '23' })))
    assert.is.not(one.hash, other.hash)
  })

  it('says the same whatever its white space, the order of its names, its line ends and where its schemas lie', () => {
    const one = {
      'roles/a.json': '{"$schema": "../a.json", "id": "a", "b": {"c": 1, "d": 2}}',
      'locations.csv': 'a\nb\n',
    }
    const same = { 'locations.csv': '\uFEFFa\r\nb\r\n', 'roles/a.json': '{ "b": {"d": 2.0,\n"c": 1}, "id": "a" }' }
    const source = (files: object) => sourceOf(new Map(Object.entries(files)))
    assert.is(source(one).content(), source(same).content())
    assert.is.not(source(one).hash, source(same).hash)
    const other = { ...one, 'roles/a.json': '{"id": "a", "b": {"c": 1, "d": 3}}' }
    assert.is.not(source(one).content(), source(other).content())
  })

  it('says nothing of people of the demonstration', () => {
    const files = libraryFiles()
    const more = new Map([...files, ['people.json', '[{"userName": "somebody"}]']])
    assert.is(sourceOf(more).content(), sourceOf(files).content())
  })

  it('has no value for text that is no JSON, or that nests without end', () => {
    assert.is(only('{').json(), undefined)
    assert.is(only('['.repeat(100_000) + ']'.repeat(100_000)).json(), undefined)
    assert.equal(only('{"a":1}').json(), { a: 1 })
  })

  it('counts brackets outside of texts only', () => {
    assert.is(depthOf('{"a": ["[[[", {"b": "\\"{"}]}'), 3)
  })

  it('lets no text that is no JSON hide how deep it nests from what says where it is wrong', () => {
    const deep = '{"a":'.repeat(50_000)
    for (const cover of ['// "\n', '/* " */', '"a\n', '\\"b\n', '//*\n']) {
      const text = `${cover}${deep}"`
      assert.is(depthOf(text), 50_000, cover)
      assert.equal(positionsOf(only(text)).at('/a/a'), { line: 1, column: 1 })
    }
    assert.is(depthOf('/* [[[ */ [ // [[[\n ['), 2)
  })

  it('takes no longer for a text that never ends than for one that does', () => {
    const began = performance.now()
    for (const endless of ['\\"', '"\n', '/*', '//']) assert.is(depthOf(`"${endless.repeat(500_000)}`), 0)
    assert.ok(performance.now() - began < 5000)
  })

  it('says where values and their keys stand', () => {
    const positions = positionsOf(only('{\n  "a": [1,\n    { "b/c": true }]\n}'))
    assert.equal(positions.at('/a/1/b~1c'), { line: 3, column: 14 })
    assert.equal(positions.at('/a/1/b~1c', 'key'), { line: 3, column: 7 })
    assert.equal(positions.at(''), { line: 1, column: 1 })
  })

  it('points at what is around something that is not there', () => {
    const positions = positionsOf(only('{\n  "a": { "b": 1 }\n}'))
    assert.equal(positions.at('/a/c/d'), { line: 2, column: 8 })
  })
})
