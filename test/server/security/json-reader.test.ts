import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { Problem } from '../../../engine/problems.ts'
import { jsonLimits, readJson, readText } from '../../../server/security/json-reader.ts'
import { spec } from '../../lib/spec.ts'

const REFUSED: readonly (readonly [what: string, text: string, code: string])[] = [
  ['nothing', '', 'body.malformed'],
  ['a word', 'undefined', 'body.malformed'],
  ['a byte order mark', '\ufeff{}', 'body.malformed'],
  ['two values', '{} {}', 'body.malformed'],
  ['a trailing comma', '{"a":1,}', 'body.malformed'],
  ['a trailing comma in a list', '[1,]', 'body.malformed'],
  ['a comment', '{"a":1/* one */}', 'body.malformed'],
  ['single quotes', "{'a':1}", 'body.malformed'],
  ['a key without quotes', '{a:1}', 'body.malformed'],
  ['a text that does not end', '"abc', 'body.malformed'],
  ['a text that ends in a backslash', '"abc\\', 'body.malformed'],
  ['an escape that is none', '"\\x41"', 'body.malformed'],
  ['a raw line break in a text', '"a\nb"', 'body.malformed'],
  ['a leading zero', '01', 'body.malformed'],
  ['a plus sign', '+1', 'body.malformed'],
  ['a bare point', '.5', 'body.malformed'],
  ['NaN', 'NaN', 'body.malformed'],
  ['Infinity', '-Infinity', 'body.malformed'],
  ['a number beyond 2^53', '9007199254740993', 'body.number_too_large'],
  ['a number beyond 2^53 with an exponent', '1e16', 'body.number_too_large'],
  ['a number too large for any', '1e400', 'body.number_too_large'],
  ['a key twice', '{"a":1,"a":2}', 'body.duplicate_key'],
  ['a key twice, once escaped', '{"a":1,"\\u0061":2}', 'body.duplicate_key'],
  ['the prototype', '{"__proto__":{"admin":true}}', 'body.key_forbidden'],
  ['the prototype, escaped', '{"\\u005f_proto__":{}}', 'body.key_forbidden'],
  ['the constructor', '{"a":{"constructor":{"prototype":{}}}}', 'body.key_forbidden'],
  ['a null character', '"a\\u0000b"', 'body.null_character'],
  ['half a surrogate pair', '"\\ud83d"', 'body.lone_surrogate'],
  ['surrogates in the wrong order', '"\\ude00\\ud83d"', 'body.lone_surrogate'],
  ['33 levels of lists', '['.repeat(34) + ']'.repeat(34), 'body.too_deep'],
  ['33 levels of objects', `${'{"a":'.repeat(34)}1${'}'.repeat(34)}`, 'body.too_deep'],
  ['too many keys', `{${Array.from({ length: 5001 }, (_, n) => `"k${n}":1`).join(',')}}`, 'body.too_many_keys'],
  ['too long a list', `[${Array(2001).fill(1).join(',')}]`, 'body.too_many_items'],
  ['too long a text', `"${'x'.repeat(70_000)}"`, 'body.text_too_long'],
]

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return (error.details as { code: string }).code
  }
}

spec('The JSON reader', (it) => {
  for (const [what, text, code] of REFUSED) {
    it(`refuses ${what}`, () =>
      assert.is(
        codeOf(() => readJson(text)),
        code,
      ))
  }

  it('says where, by pointer', () => {
    try {
      readJson('{"data":{"rows":[{"a/b":{"x":1,"x":2}}]}}')
      assert.unreachable()
    } catch (error) {
      assert.equal((error as Problem).details, { code: 'body.duplicate_key', detail: '/data/rows/0/a~1b/x' })
    }
  })

  it('refuses bytes that are no UTF-8', () =>
    assert.is(
      codeOf(() => readText(new Uint8Array([0x22, 0xff, 0x22]))),
      'body.not_utf8',
    ))

  it('takes names that only look dangerous', () => {
    const read = readJson('{"toString":1,"hasOwnProperty":2,"then":3}') as Record<string, unknown>
    assert.equal(Object.keys(read), ['toString', 'hasOwnProperty', 'then'])
  })

  it('reads 32 levels', () => assert.ok(readJson('['.repeat(32) + ']'.repeat(32))))

  it('reads what JSON.parse reads, alike', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space)
        const code = codeOf(() => readJson(text))
        if (code === undefined) assert.equal(readJson(text), JSON.parse(text))
        else
          assert.ok(
            ['body.number_too_large', 'body.key_forbidden', 'body.lone_surrogate', 'body.null_character'].includes(
              code,
            ),
            code,
          )
      }),
      { numRuns: 2000 },
    )
  })

  it('never reads what JSON.parse refuses, and never breaks', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '\\',
      'u00',
      '1',
      '-',
      '.',
      'e',
      'true',
      'null',
      ' ',
      'a',
      '__proto__',
      '"a":',
      '\u0001',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 24 }), (parts) => {
        const text = parts.join('')
        if (codeOf(() => readJson(text)) === undefined) assert.equal(readJson(text), JSON.parse(text))
      }),
      { numRuns: 20_000 },
    )
    assert.is(({} as { admin?: unknown }).admin, undefined)
  })

  it('gives up on five megabytes of nesting at once', () => {
    const began = performance.now()
    assert.is(
      codeOf(() => readJson('['.repeat(5_000_000), jsonLimits)),
      'body.too_deep',
    )
    assert.ok(performance.now() - began < 50)
  })
})
