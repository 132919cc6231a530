import * as assert from 'uvu/assert'
import { bundleLimits, readBundle } from '../../../config/release/read.ts'
import { refusalCodes, refusalText } from '../../../config/release/refusals.ts'
import { weightOf } from '../../../config/release/scan.ts'
import { spec } from '../../lib/spec.ts'
import { bundle, bytes, first, forged } from './releases.ts'

const codeOf = (of: Uint8Array): string => {
  const read = readBundle(of)
  return 'refused' in read ? read.refused.code : 'taken'
}
const text = bytes().toString()
const retyped = (from: string, to: string) => {
  assert.ok(text.includes(from), from)
  return Buffer.from(text.replace(from, to))
}

spec('A bundle', (it) => {
  it('is read back as it was built', () => assert.equal(readBundle(bytes()), { bundle }))

  it('is refused when it is cut short, anywhere', () => {
    for (let end = 0; end < text.length - 2; end += Math.ceil(text.length / 200)) {
      assert.is(codeOf(bytes().subarray(0, end)), 'release.not_json')
    }
  })

  it('is refused for its size before anything else is asked', () =>
    assert.is(codeOf(Buffer.alloc(200 * 1024 * 1024, '[')), 'release.too_large'))

  it('is refused when it is made of too many parts to be parsed', () =>
    assert.is(codeOf(Buffer.from(`[${'[],'.repeat(bundleLimits.signs / 2)}[]]`)), 'release.too_large'))

  it('is refused when it nests without end, closed or not', () => {
    assert.is(codeOf(Buffer.from('['.repeat(1_000_000))), 'release.too_deep')
    assert.is(codeOf(Buffer.from(`${'{"a":'.repeat(500_000)}1${'}'.repeat(500_000)}`)), 'release.too_deep')
    assert.is(codeOf(forged((release) => ({ ...release, files: { 'roles/a.json': nested(80) } }))), 'release.too_deep')
  })

  it('is refused when its bytes are no text', () => {
    assert.is(codeOf(Buffer.from([0xff, 0xfe, 0x7b])), 'release.not_text')
    assert.is(codeOf(Buffer.from('\uFEFF{}')), 'release.not_json')
  })

  it('is refused when it is other JSON', () => {
    for (const other of ['null', '1', '""', '[]', '{}', '{"release":1}', '{"release":{},"hash":"","signatures":[]}'])
      assert.is(codeOf(Buffer.from(other)), 'release.malformed', other)
    assert.is(codeOf(retyped('"author":"Jon"', '"author":7')), 'release.malformed')
    assert.is(codeOf(retyped('"author":"Jon"', '"author":"Jon","more":1')), 'release.malformed')
    assert.is(codeOf(forged((release) => ({ ...release, parent: 'a'.repeat(64) }))), 'release.malformed')
  })

  it('is refused when a name in it means something to the machine', () => {
    for (const name of ['__proto__', 'constructor', 'prototype'])
      assert.is(codeOf(retyped('"files":{', `"files":{"${name}":{"polluted":true},`)), 'release.unsafe_name')
    assert.is(({} as { polluted?: boolean }).polluted, undefined)
  })

  it('is refused when a name stands in it twice, or it is written in another way', () => {
    assert.is(codeOf(retyped('"author":"Jon"', '"author":"Layla","author":"Jon"')), 'release.not_canonical')
    assert.is(codeOf(Buffer.from(JSON.stringify(JSON.parse(text), null, 2))), 'release.not_canonical')
    assert.is(codeOf(retyped('"warnings":0', '"warnings":0.0')), 'release.not_canonical')
    assert.is(codeOf(retyped('"Jon"', '"\\u004aon"')), 'release.not_canonical')
  })

  it('is refused when anything in it was changed after it was built', () => {
    assert.is(codeOf(retyped('"author":"Jon"', '"author":"Jan"')), 'release.wrong_hash')
    assert.is(codeOf(retyped(`"hash":"${bundle.hash}"`, `"hash":"${'0'.repeat(64)}"`)), 'release.wrong_hash')
  })

  it('is refused when its files are not those that it says were checked', () =>
    assert.is(codeOf(forged((release) => ({ ...release, content: '0'.repeat(64) }))), 'release.wrong_content'))

  it('is refused with a file that has no place in a release, or in no folder', () => {
    const strange = ['people.json', 'demo/a.json', '../roles/a.json', '/etc/passwd', 'roles/.a.json', 'roles/a\\b.json']
    for (const path of [
      ...strange,
      'C:/roles/a.json',
      'roles/a\u0000.json',
      'roles/../../a.json',
      'a.js',
      'ROLES/a.json',
    ])
      assert.is(codeOf(withFile(path, {})), 'release.strange_file', path)
    assert.is(codeOf(withFile('roles/a.json', 'text')), 'release.strange_file')
    assert.is(codeOf(withFile('locations.csv', {})), 'release.strange_file')
    const [role = ''] = Object.keys(first.files).filter((path) => path.startsWith('roles/'))
    assert.is(
      codeOf(
        withFile(
          role.replace(/[a-z](?=\.json$)/, (sign) => sign.toUpperCase()),
          {},
        ),
      ),
      'release.strange_file',
    )
  })

  it('is refused when it needs a newer engine, also where it holds what only that one knows', () => {
    const engine = { from: '9.0.0', below: '10.0.0' }
    assert.is(codeOf(forged((release) => ({ ...release, engine, novelty: true }))), 'release.newer_engine')
    assert.is(codeOf(forged((release) => ({ ...release, format: 'formwork-release/2' }))), 'release.other_format')
  })
})

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) })
const withFile = (path: string, value: unknown) =>
  forged((release) => ({ ...release, files: { ...first.files, [path]: value } }))

spec('A refusal', (it) => {
  it('has a sentence for people, in which nothing that was sent steers a terminal', () => {
    for (const code of refusalCodes) assert.match(refusalText({ code }), /^[a-z]/)
    const read = readBundle(withFile(`roles/\u001b[31m${'a'.repeat(500)}`, {}))
    assert.ok('refused' in read)
    const said = refusalText(read.refused)
    assert.not.match(said, '\u001b')
    assert.ok(said.length < 250)
  })
})

spec('The weight of a JSON text', (it) => {
  it('counts brackets and commas outside of texts, also where a text does not end', () => {
    assert.equal(weightOf('{"a,[": ["[[[\\"", {"b": 1}]}'), { depth: 3, signs: 4 })
    assert.equal(weightOf('["\\'), { depth: 1, signs: 1 })
    assert.equal(weightOf(']]['), { depth: 0, signs: 1 })
  })
})
