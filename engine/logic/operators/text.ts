import { compiledPattern, fits } from '../../lib/pattern.ts'
import { LogicError, limits, spend } from '../limits.ts'
import { booleanType, numberType, textType } from '../value-type.ts'
import { MANY, type Operator } from './operator.ts'

/** Texts and numbers one after the other; what is missing is left out. */
export const cat: Operator = {
  name: 'cat',
  operands: [1, MANY],
  run(_, ...operands) {
    const joined = operands.map((value) => (['string', 'number'].includes(typeof value) ? String(value) : '')).join('')
    if (joined.length > limits.text) throw new LogicError('logic.text_too_long')
    spend(joined.length >> 6)
    return joined
  },
  type(operands, judge) {
    for (const index of operands.keys()) judge.mustBe(index, ['text', 'number', 'age', 'date', 'option', 'user'])
    return textType
  },
}

/** How many characters a text has; of a missing one none. */
export const length: Operator = {
  name: 'length',
  operands: [1, 1],
  run: (_, text) => (typeof text === 'string' ? [...text].length : 0),
  type(_, judge) {
    judge.mustBe(0, ['text', 'option'])
    return numberType
  },
}

/** Whether the whole text fits a pattern, which is written out. A missing text fits none. */
export const matches: Operator = {
  name: 'matches',
  operands: [2, 2],
  run(_, text, source) {
    const pattern = typeof source === 'string' ? compiledPattern(source) : undefined
    if (typeof text !== 'string' || !pattern) return false
    spend((text.length * pattern.length) >> 6)
    return fits(pattern, text)
  },
  type([, pattern], judge) {
    judge.mustBe(0, ['text', 'option'])
    const [source] = pattern?.literals ?? []
    if (typeof source !== 'string' || !compiledPattern(source))
      judge.refuse(1, 'a pattern without groups or alternatives')
    return booleanType
  },
}
