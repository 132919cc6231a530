import { readFileSync } from 'node:fs'
import * as assert from 'uvu/assert'
import { own } from '../../../engine/lib/own.ts'
import type { Logic } from '../../../engine/logic/logic.ts'
import { operators } from '../../../engine/logic/operators/index.ts'
import { ruleSentence, sentenceText, spokenOperators } from '../../../engine/logic/rule-sentence.ts'
import type { RecordType } from '../../../engine/model.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { spec } from '../../lib/spec.ts'

const type = own(libraryModel.recordTypes, 'loan') as RecordType
const catalogue = (locale: string) =>
  JSON.parse(readFileSync(`ui/locales/${locale}/rules.json`, 'utf8')) as Readonly<Record<string, string>>
const sentence = (logic: Logic, locale = 'en') => {
  const texts = catalogue(locale)
  return ruleSentence(logic, { model: libraryModel, type }, { locale, say: (key) => texts[key] })
}

spec('The sentence of a condition', (it) => {
  it('has words for every operator', () =>
    assert.equal(
      [...operators.keys()].filter((name) => !spokenOperators.has(name)),
      [],
    ))

  it('tells fields and values from the words between them', () =>
    assert.equal(sentence({ '==': [{ var: 'kind' }, 'film'] }), [
      { kind: 'field', text: '“Kind”', name: 'kind' },
      { kind: 'words', text: ' is ' },
      { kind: 'value', text: '“Film”' },
    ]))

  it('uses the words of the reader', () => {
    const logic = { and: [{ not: { is_blank: { var: 'pages' } } }, { '==': [{ var: 'returned' }, true] }] }
    assert.is(sentenceText(sentence(logic, 'fr')), '« Pages » est rempli et « Returned » est oui')
    assert.match(sentenceText(sentence(logic, 'ar')), /تمت الإجابة عنه.*نعم/)
    assert.match(sentenceText(sentence(logic, 'es')), /está respondido y .* es sí/)
  })

  it('says something of every operator in every language, and leaves no slot open', () => {
    for (const locale of ['en', 'ar', 'fr', 'es']) {
      for (const { name, operands, named } of operators.values()) {
        const one: Logic = named ? 'kind' : { var: 'pages' }
        const logic = { [name]: Array.from({ length: Math.max(1, Math.min(operands[0], 2)) }, () => one) } as Logic
        const text = sentenceText(sentence(operands[1] === 0 ? { [name]: [] } : logic, locale))
        assert.ok(text !== '' && !/[{}]/.test(text), `${locale} ${name}: ${text}`)
      }
    }
  })

  it('is never lost on what it does not know', () =>
    assert.is(sentenceText(sentence({ dance: [1] } as Logic)), '{"dance":[1]}'))
})
