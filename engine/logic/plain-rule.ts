/**
 * Conditions that can be put together by clicking: all or any of a list of comparisons, which may hold a further list. There
 * and back without loss: what is not of this form is left as the expression that it is.
 */
import { equal } from '../lib/equal.ts'
import type { Logic } from './logic.ts'
import { callIn, isList } from './shape.ts'

export type Literal = string | number | boolean

/** What a field is compared with. */
export type PlainValue = Literal | { readonly field: string } | { readonly today: true }

export const plainComparisons = [
  'is',
  'is_not',
  'is_one_of',
  'is_none_of',
  'has',
  'has_not',
  'below',
  'at_most',
  'above',
  'at_least',
  'blank',
  'answered',
  'rows_above',
  'rows_at_least',
] as const
export type PlainComparison = (typeof plainComparisons)[number]

export interface Comparison {
  readonly field: string
  readonly comparison: PlainComparison
  /** None with `blank` and `answered`; a list with `is_one_of` and `is_none_of`. */
  readonly value?: PlainValue | readonly Literal[]
}

export interface PlainRule {
  readonly match: 'all' | 'any'
  readonly parts: readonly (Comparison | PlainRule)[]
}

/** How deep lists may stand in lists: more is not read by anybody. */
const DEEPEST = 2

export const isGroup = (part: Comparison | PlainRule): part is PlainRule => 'match' in part

/** The expression of a rule; a rule of one part is that part. Undefined: there is nothing in it. */
export function logicOfRule({ match, parts }: PlainRule): Logic | undefined {
  const logics = parts.flatMap((part) => {
    const logic = isGroup(part) ? logicOfRule(part) : logicOf(part)
    return logic === undefined ? [] : [logic]
  })
  if (logics.length < 2) return logics[0]
  return { [match === 'all' ? 'and' : 'or']: logics }
}

const variable = (field: string): Logic => ({ var: field })

const operand = (value: Comparison['value']): Logic => {
  if (typeof value !== 'object') return value ?? null
  if ('field' in value) return variable(value.field)
  return 'today' in value ? { today: [] } : (value as readonly Literal[])
}

const ordered = { below: '<', at_most: '<=', above: '>', at_least: '>=' } as const
const counted = { rows_above: '>', rows_at_least: '>=' } as const

function logicOf({ field, comparison, value }: Comparison): Logic {
  const [of, to] = [variable(field), operand(value)]
  switch (comparison) {
    case 'is':
      return { '==': [of, to] }
    case 'is_not':
      return { not: { '==': [of, to] } }
    case 'is_one_of':
      return { in: [of, to] }
    case 'is_none_of':
      return { not: { in: [of, to] } }
    case 'has':
      return { in: [to, of] }
    case 'has_not':
      return { not: { in: [to, of] } }
    case 'blank':
      return { is_blank: of }
    case 'answered':
      return { not: { is_blank: of } }
    case 'rows_above':
    case 'rows_at_least':
      return { [counted[comparison]]: [{ count: of }, to] }
    default:
      return { [ordered[comparison]]: [of, to] }
  }
}

/** The rule that says the same; undefined: it cannot be put together by clicking, and is edited as JSON. */
export function ruleOfLogic(logic: Logic): PlainRule | undefined {
  const read = groupIn(logic, 1) ?? alone(logic)
  const back = read && logicOfRule(read)
  return read && back !== undefined && equal(plainly(back), plainly(logic)) ? read : undefined
}

const alone = (logic: Logic): PlainRule | undefined => {
  const part = comparisonIn(logic)
  return part && { match: 'all', parts: [part] }
}

function groupIn(logic: Logic, depth: number): PlainRule | undefined {
  const call = callIn(logic)
  if (!call || (call.name !== 'and' && call.name !== 'or') || depth > DEEPEST || call.operands.length < 2)
    return undefined
  const parts = call.operands.map((part) => comparisonIn(part) ?? groupIn(part, depth + 1))
  const known = parts.filter((part) => part !== undefined)
  return known.length === parts.length ? { match: call.name === 'and' ? 'all' : 'any', parts: known } : undefined
}

function comparisonIn(logic: Logic): Comparison | undefined {
  const call = callIn(logic)
  if (!call) return undefined
  if (call.name === 'not' || call.name === '!') return negated(call.operands[0] ?? null)
  if (call.name === 'is_blank') return withField(call.operands[0], (field) => ({ field, comparison: 'blank' }))
  const [one = null, other = null] = call.operands
  if (call.operands.length !== 2) return undefined
  if (call.name === '==') return compared(one, other, 'is')
  if (call.name === 'in') return isList(other) ? listed(one, other) : contained(one, other)
  const counts = callIn(one)
  for (const [comparison, name] of Object.entries(ordered)) {
    if (call.name === name && !counts?.name.startsWith('count'))
      return compared(one, other, comparison as PlainComparison)
  }
  for (const [comparison, name] of Object.entries(counted)) {
    if (call.name !== name || counts?.name !== 'count' || typeof other !== 'number') continue
    return withField(counts.operands[0], (field) => ({
      field,
      comparison: comparison as PlainComparison,
      value: other,
    }))
  }
  return undefined
}

const opposites: Partial<Record<PlainComparison, PlainComparison>> = {
  is: 'is_not',
  is_one_of: 'is_none_of',
  has: 'has_not',
  blank: 'answered',
}

function negated(logic: Logic): Comparison | undefined {
  const inner = comparisonIn(logic)
  const opposite = inner && opposites[inner.comparison]
  return opposite && { ...inner, comparison: opposite }
}

const fieldIn = (logic: Logic | undefined): string | undefined => {
  const call = logic === undefined ? undefined : callIn(logic)
  const [name] = call?.operands ?? []
  return call?.name === 'var' && call.operands.length === 1 && typeof name === 'string' ? name : undefined
}

function withField(logic: Logic | undefined, make: (field: string) => Comparison): Comparison | undefined {
  const field = fieldIn(logic)
  return field === undefined ? undefined : make(field)
}

const isLiteral = (logic: Logic): logic is Literal => ['string', 'number', 'boolean'].includes(typeof logic)

function valueIn(logic: Logic): PlainValue | undefined {
  if (isLiteral(logic)) return logic
  const field = fieldIn(logic)
  if (field !== undefined) return { field }
  const call = callIn(logic)
  const isToday = call?.name === 'today' && call.operands.every((one) => isList(one) && one.length === 0)
  return isToday ? { today: true } : undefined
}

function compared(one: Logic, other: Logic, comparison: PlainComparison): Comparison | undefined {
  const value = valueIn(other)
  return value === undefined ? undefined : withField(one, (field) => ({ field, comparison, value }))
}

const listed = (one: Logic, list: readonly Logic[]): Comparison | undefined =>
  list.every(isLiteral) && list.length > 0
    ? withField(one, (field) => ({ field, comparison: 'is_one_of', value: list as readonly Literal[] }))
    : undefined

const contained = (one: Logic, list: Logic): Comparison | undefined =>
  isLiteral(one) ? withField(list, (field) => ({ field, comparison: 'has', value: one })) : undefined

/** One way of writing for what means the same: `!` for `not`, and lists of one operand without the list. */
function plainly(logic: Logic): Logic {
  if (isList(logic)) return logic.map(plainly)
  const call = callIn(logic)
  if (!call) return logic
  const name = call.name === '!' ? 'not' : call.name
  const operands = call.operands.map(plainly)
  const [only] = operands
  return { [name]: operands.length === 1 && only !== undefined && !isList(only) ? only : operands }
}
