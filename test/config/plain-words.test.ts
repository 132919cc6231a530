import { readFileSync } from 'node:fs'
import * as assert from 'uvu/assert'
import { inWords } from '../../config/plain-words.ts'
import { own } from '../../engine/lib/own.ts'
import type { Logic } from '../../engine/logic/logic.ts'
import { operators } from '../../engine/logic/operators/index.ts'
import { spokenOperators } from '../../engine/logic/rule-sentence.ts'
import type { RecordType } from '../../engine/model.ts'
import { libraryModel } from '../lib/library-model.ts'
import { spec } from '../lib/spec.ts'

const type = own(libraryModel.recordTypes, 'loan') as RecordType
const copies = type.fields.find(({ id }) => id === 'copies')
const said = (logic: Logic) => inWords(logic, { model: libraryModel, type })

spec('An expression in words', (it) => {
  it('has words for every operator', () =>
    assert.equal(
      [...operators.keys()].filter((name) => !spokenOperators.has(name)),
      [],
    ))

  it('names fields by their labels and options by theirs', () => {
    assert.is(said({ '==': [{ var: 'kind' }, 'film'] }), '“Kind” is “Film”')
    assert.is(said({ in: [{ var: 'kind' }, ['book', 'film', 'game']] }), '“Kind” is “Book”, “Film” or “Game”')
    assert.is(said({ '==': [{ var: 'returned' }, true] }), '“Returned” is yes')
    assert.is(said({ '==': [{ var: 'status' }, 'open'] }), 'status is “Open”')
  })

  it('says opposites without brackets', () => {
    assert.is(said({ not: { is_blank: { var: 'pages' } } }), '“Pages” is answered')
    assert.is(said({ '!': { in: ['film', { var: 'topics' }] } }), '“film” is not among “Topics”')
    assert.is(said({ not: { in: [{ var: 'kind' }, ['film']] } }), '“Kind” is not “Film”')
  })

  it('keeps apart what belongs apart', () =>
    assert.is(
      said({
        and: [
          { '>=': [{ var: 'pages' }, 12] },
          { or: [{ is_blank: { var: 'due_on' } }, { '<': [1, { var: 'days' }, 9] }] },
        ],
      }),
      '“Pages” is at least 12 and (“Due on” is blank or “Days” lies between 1 and 9, bounds left out)',
    ))

  it('speaks of rows', () => {
    const torn = { '==': [{ var: 'state' }, 'torn'] }
    assert.is(said({ some: [{ var: 'copies' }, torn] }), 'in some row of “Copies”, “State” is “Torn”')
    assert.is(
      said({ '>': [{ count: { filter: [{ var: 'copies' }, torn] } }, 2] }),
      'the number of the rows of “Copies” in which “State” is “Torn” is above 2',
    )
    assert.is(
      inWords({ '==': [{ var: 'record.kind' }, 'film'] }, { model: libraryModel, type, subform: copies }),
      '“Kind” of the record is “Film”',
    )
  })

  it('tells a calculation', () => {
    assert.is(said({ '*': [{ var: 'daily_fee' }, { var: 'days' }] }), '“Daily fee” times “Days”')
    assert.is(
      said({ if: [{ '>': [{ var: 'pages' }, 9] }, 'long', 'short'] }),
      'if “Pages” is above 9: “long”; otherwise: “short”',
    )
  })

  it('has the words of the screens', () =>
    assert.is(readFileSync('config/rules-english.json', 'utf8'), readFileSync('ui/locales/en/rules.json', 'utf8')))
})
