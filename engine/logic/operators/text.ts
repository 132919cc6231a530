import { LogicError, limits, spend } from '../limits.ts'
import { textType } from '../value-type.ts'
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
