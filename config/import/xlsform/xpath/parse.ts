import { NotConvertible } from '../../logic.ts'
import { type Token, tokensOf } from './tokens.ts'

/** An expression of a form, taken apart. */
export type Expression =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'string'; readonly value: string }
  /** The answer to a question; `.` is the question itself. */
  | { readonly is: 'answer'; readonly name: string }
  /** A bare name: in filters of choices, a column of theirs. */
  | { readonly is: 'column'; readonly name: string }
  | { readonly is: 'call'; readonly name: string; readonly operands: readonly Expression[] }

/** From loosest to tightest. */
const LEVELS: readonly (readonly string[])[] = [
  ['or'],
  ['and'],
  ['=', '!='],
  ['<', '<=', '>', '>='],
  ['+', '-'],
  ['*', 'div', 'mod'],
]

const DEEPEST = 60

export function parsed(text: string): Expression {
  const parser = new Parser(tokensOf(text))
  return parser.whole()
}

class Parser {
  readonly #tokens: readonly Token[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  whole(): Expression {
    const expression = this.#level(0)
    const rest = this.#tokens[this.#at]
    if (rest) throw new NotConvertible(`“${rest.text}” stands where nothing is expected`)
    return expression
  }

  #isNext(text: string): boolean {
    const token = this.#tokens[this.#at]
    return token !== undefined && token.text === text && (token.kind === 'sign' || token.kind === 'name')
  }

  #take(text: string): void {
    if (!this.#isNext(text)) throw new NotConvertible(`“${text}” is missing`)
    this.#at++
  }

  #level(level: number): Expression {
    const signs = LEVELS[level]
    if (!signs) return this.#unary()
    let left = this.#level(level + 1)
    for (;;) {
      const sign = signs.find((one) => this.#isNext(one))
      if (sign === undefined) return left
      this.#at++
      left = { is: 'call', name: sign, operands: [left, this.#level(level + 1)] }
    }
  }

  #unary(): Expression {
    if (!this.#isNext('-')) return this.#primary()
    this.#at++
    return { is: 'call', name: '-', operands: [this.#unary()] }
  }

  #primary(): Expression {
    if (++this.#depth > DEEPEST * 10) throw new NotConvertible('the expression is too long')
    const token = this.#tokens[this.#at++]
    if (!token) throw new NotConvertible('the expression ends too early')
    if (token.kind === 'number') return { is: 'number', value: Number(token.text) }
    if (token.kind === 'string') return { is: 'string', value: token.text }
    if (token.kind === 'reference') return this.#unfiltered({ is: 'answer', name: token.text })
    if (token.kind === 'name') {
      if (!this.#isNext('(')) return { is: 'column', name: token.text }
      this.#at++
      return { is: 'call', name: token.text, operands: this.#operands() }
    }
    if (token.text === '.') return { is: 'answer', name: '.' }
    if (token.text === '(') {
      const inside = this.#level(0)
      this.#take(')')
      return inside
    }
    throw new NotConvertible(`“${token.text}” stands where a value is expected`)
  }

  #unfiltered(answer: Expression): Expression {
    if (this.#isNext('['))
      throw new NotConvertible('a condition in brackets chooses among nodes, which has no counterpart')
    return answer
  }

  #operands(): readonly Expression[] {
    const operands: Expression[] = []
    while (!this.#isNext(')')) {
      if (operands.length > 0) this.#take(',')
      operands.push(this.#level(0))
    }
    this.#take(')')
    return operands
  }
}
