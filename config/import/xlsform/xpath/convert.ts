import type { Logic } from '../../../../engine/logic/logic.ts'
import { allOf, NotConvertible, someOf } from '../../logic.ts'
import { compared } from './comparing.ts'
import { called } from './functions.ts'
import type { Expression } from './parse.ts'
import {
  asBoolean,
  asNumber,
  booleanValue,
  type Find,
  numberValue,
  type Remark,
  single,
  textValue,
  type Value,
} from './value.ts'

const COMPARISONS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>='])
const ARITHMETIC: Readonly<Record<string, string>> = { '+': '+', '-': '-', '*': '*', div: '/', mod: '%' }

/** The value of an expression in JSON Logic. Throws {@link NotConvertible} where there is none. */
export function convertedValue(expression: Expression, find: Find, remark: Remark): Value {
  const convert = (part: Expression): Value => convertedValue(part, find, remark)
  if (expression.is === 'number') return numberValue(expression.value)
  if (expression.is === 'string') return textValue(expression.value)
  if (expression.is === 'column')
    throw new NotConvertible(`“${expression.name}” is neither a question nor a text: write \`\${${expression.name}}\``)
  if (expression.is === 'answer') {
    const value = find(expression.name)
    if (!value) throw new NotConvertible(`there is no question \`${expression.name}\``)
    return value
  }
  const { name, operands } = expression
  if (name === 'jr:choice-name') return choiceName(operands, convert)
  const values = operands.map(convert)
  if (name === 'and') return booleanValue(allOf(values.map(asBoolean)))
  if (name === 'or') return booleanValue(someOf(values.map(asBoolean)))
  const [left, right] = values
  if (left && right && COMPARISONS.has(name)) return compared(name, left, right)
  if (left && Object.hasOwn(ARITHMETIC, name)) return calculated(name, left, right)
  return called(name, values, remark)
}

/** Arithmetic, days among it: what lies between two of them, and the day so many days later. */
function calculated(sign: string, left: Value, right: Value | undefined): Value {
  if (!right) return { logic: { '-': [asNumber(left)] }, kind: 'number' }
  const isTime = ({ kind }: Value) => kind === 'date' || kind === 'datetime'
  const [one, other] = [single(left), single(right)]
  if (sign === '-' && isTime(one) && isTime(other))
    return { logic: { days_between: [other.logic, one.logic] }, kind: 'number' }
  if ((sign === '-' || sign === '+') && isTime(one)) {
    const days: Logic = sign === '+' ? asNumber(other) : { '-': [asNumber(other)] }
    return { logic: { add_days: [one.logic, days] }, kind: 'date' }
  }
  if (sign === '+' && isTime(other)) return calculated(sign, other, one)
  return { logic: { [ARITHMETIC[sign] ?? sign]: [asNumber(one), asNumber(other)] }, kind: 'number' }
}

/** The name of the choice that was made: kept as the choice itself, which shows in the reader's language. */
function choiceName([choice, question]: readonly Expression[], convert: (part: Expression) => Value): Value {
  const value = choice && single(convert(choice))
  const named = question?.is === 'string' ? question.value.replace(/^\$\{\s*|\s*\}$/g, '') : undefined
  if (
    !value ||
    choice?.is !== 'answer' ||
    value.kind !== 'option' ||
    value.many ||
    value.lookup === undefined ||
    (named !== undefined && named !== choice.name)
  ) {
    throw new NotConvertible('`jr:choice-name()` is taken of one question with one answer')
  }
  return value
}
