/** How tightly the signs of a formula bind: the higher, the tighter. */
export const PRECEDENCE = { or: 0, and: 1, not: 2, comparison: 3, sum: 4, product: 5, single: 6 } as const

export type Precedence = (typeof PRECEDENCE)[keyof typeof PRECEDENCE]

const SIGNS: ReadonlyMap<string, Precedence> = new Map<string, Precedence>([
  ['or', PRECEDENCE.or],
  ['and', PRECEDENCE.and],
  ['not', PRECEDENCE.not],
  ...['==', '!=', '<', '<=', '>', '>=', 'in'].map((sign) => [sign, PRECEDENCE.comparison] as const),
  ['+', PRECEDENCE.sum],
  ['-', PRECEDENCE.sum],
  ...['*', '/', '%'].map((sign) => [sign, PRECEDENCE.product] as const),
])

/** Of an operator that is written between its operands; undefined for one that is called by name. */
export const precedenceOf = (operator: string): Precedence | undefined => SIGNS.get(operator)

const WORDS = new Set(['or', 'and', 'not', 'in', 'true', 'false', 'null'])

/** Whether a formula may name a variable so, without quotes. */
export const isName = (text: string): boolean =>
  /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/.test(text) && !WORDS.has(text)
