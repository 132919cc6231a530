import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { isBlank } from '../../../engine/lib/blank.ts'
import { asciiDigits } from '../../../engine/lib/digits.ts'
import { equal } from '../../../engine/lib/equal.ts'
import { byCodePoint, fold } from '../../../engine/lib/fold.ts'
import { nearest } from '../../../engine/lib/nearest.ts'
import { own } from '../../../engine/lib/own.ts'
import { compiledPattern, fits } from '../../../engine/lib/pattern.ts'
import { textIn } from '../../../engine/lib/text-in.ts'
import { spec } from '../../lib/spec.ts'

const unicode = fc.string({ unit: 'binary', maxLength: 30 })

spec('The fold of a text', (it) => {
  it('is the same for the same name written differently', () => {
    for (const [one, other] of [
      ['ÉLODIE', 'elodie'],
      ['Łukasz  Đặng', 'lukasz dang'],
      ['أحمد', 'احمد'],
      ['علی', 'علي'],
      ['فاطمة', 'فاطمه'],
      ['مُحَمَّد', 'محمد'],
      ['Σίσυφος', 'ΣΙΣΥΦΟΣ'],
      ['Straße', 'STRASSE'],
      ['ﬁne', 'fine'],
      ['İstanbul', 'istanbul'],
      [' a\u00a0\u200bb ', 'a b'],
    ] as const) {
      assert.is(fold(one), fold(other), `${one} ${other}`)
    }
  })
  it('keeps vowel signs that are letters', () => assert.is.not(fold('कि'), fold('कु')))
  it('is its own fold', () => {
    fc.assert(
      fc.property(unicode, (text) => fold(fold(text)) === fold(text)),
      { numRuns: 2000 },
    )
  })
  it('has the order of its code points, which is the order of its bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (one, other) => {
        const bytes = Buffer.compare(Buffer.from(one), Buffer.from(other))
        return Math.sign(byCodePoint(one, other)) === bytes
      }),
    )
    assert.ok(byCodePoint('\uffee', '😀') < 0)
  })
})

spec('A pattern', (it) => {
  const isFit = (pattern: string, text: string) => fits(compiledPattern(pattern) ?? [], text)

  it('accepts what a regular expression of the same letters accepts', () => {
    const atom = fc.constantFrom('a', 'b', '\\d', '\\w', '[ab]', '[^a]', '[a-c1]', '.', '\\-', '\\.')
    const count = fc.constantFrom('', '?', '*', '+', '{2}', '{1,2}', '{2,}', '{0}')
    const step = fc.tuple(atom, count).map((parts) => parts.join(''))
    const pattern = fc.array(step, { maxLength: 4 }).map((steps) => steps.join(''))
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '-', '.'), maxLength: 6 })
    fc.assert(
      fc.property(pattern, text, (source, input) => isFit(source, input) === new RegExp(`^(?:${source})$`).test(input)),
      { numRuns: 3000 },
    )
  })
  it('refuses groups, alternatives, references and open brackets', () => {
    for (const source of ['(a)', 'a|b', '\\1', '[a', 'a{', '*a', 'a**', '\\p{L}', 'a{5,2}', '(?=a)', 'a{9999}']) {
      assert.is(compiledPattern(source), undefined, source)
    }
  })
  it('takes no time that explodes', () => {
    assert.is(isFit(`${'a*'.repeat(30)}b`, 'a'.repeat(2000)), false)
    assert.is(isFit('[a-z]+[a-z]+[a-z]+!', 'a'.repeat(20_000)), false)
  })
})

spec('Values', (it) => {
  it('are equal whatever the order of their keys', () => {
    assert.ok(equal({ a: 1, b: [{ c: 2 }] }, { b: [{ c: 2 }], a: 1 }))
    assert.ok(equal({ a: 1, b: undefined }, { a: 1 }))
    assert.not(equal({ a: 1 }, { a: 1, b: null }))
    assert.not(equal([1], { 0: 1, length: 1 }))
    assert.not(equal([1, 2], [2, 1]))
  })
  it('are equal to their copy through JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => equal(value, JSON.parse(JSON.stringify(value)))))
  })
  it('are blank when they say nothing; no and zero say something', () => {
    for (const value of [undefined, null, '', ' \n', []]) assert.ok(isBlank(value))
    for (const value of [false, 0, 'a', [null], {}]) assert.not(isBlank(value))
  })
  it('are an object’s own, not its prototype’s', () => {
    assert.is(own({ a: 1 }, 'a'), 1)
    for (const key of ['constructor', 'toString', '__proto__']) assert.is(own({}, key), undefined)
  })
})

spec('A word', (it) => {
  it('written wrong has a nearest one', () => {
    assert.is(nearest('name_frist', ['name_first', 'name_last', 'sex']), 'name_first')
    assert.is(nearest('zzzzzz', ['name_first']), undefined)
  })
  it('has the reader’s locale, else the default one, else any', () => {
    assert.is(textIn({ en: 'Yes', ar: 'نعم' }, 'ar', 'en'), 'نعم')
    assert.is(textIn({ en: 'Yes' }, 'ar', 'en'), 'Yes')
    assert.is(textIn({ fr: 'Oui' }, 'ar', 'en'), 'Oui')
    assert.is(textIn({}, 'constructor', 'en'), '')
  })
  it('with digits of another script has ours', () => {
    assert.is(asciiDigits('٠١٢٣٤٥٦٧٨٩ ۰۹ ०९ ০৯ ၀၉ ０９'), '0123456789 09 09 09 09 09')
  })
})
