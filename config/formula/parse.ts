import type { Logic } from '../../engine/logic/logic.ts'
import { PRECEDENCE, type Precedence, precedenceOf } from './signs.ts'

/** What is wrong with a formula, and at which character (from 1). */
export class FormulaTrouble extends Error {
  readonly column: number
  constructor(message: string, column: number) {
    super(message)
    this.column = column
  }
}

interface Token {
  readonly kind: 'text' | 'number' | 'name' | 'sign' | 'json' | 'end'
  readonly text: string
  readonly at: number
}

const TOKEN =
  /\s*(?:(?<text>"(?:[^"\\]|\\.)*")|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*)|(?<sign>==|!=|<=|>=|[-=<>+*/%()[\],]))/y

const DEEPEST = 100

/** An expression out of a formula; what stands in braces is JSON. Throws {@link FormulaTrouble}. */
export function parseFormula(text: string): Logic {
  const tokens = tokensOf(text)
  let at = 0
  let depth = 0
  const here = (): Token => tokens[at] ?? { kind: 'end', text: '', at: text.length }
  const isSign = (sign: string) => here().kind === 'sign' && here().text === sign
  const fail = (expected: string): never => {
    const { kind, text: found, at: index } = here()
    throw new FormulaTrouble(`${expected} expected, found ${kind === 'end' ? 'the end' : `“${found}”`}`, index + 1)
  }
  const take = (sign: string) => {
    if (!isSign(sign)) fail(`“${sign}”`)
    at++
  }

  /** The operator that stands here and binds as tightly as asked for. */
  const operatorHere = (precedence: Precedence): string | undefined => {
    const { kind, text: found } = here()
    if (kind !== 'sign' && kind !== 'name') return undefined
    const operator = found === '=' ? '==' : found
    return operator !== 'not' && precedenceOf(operator) === precedence ? operator : undefined
  }

  const parseLevel = (precedence: Precedence): Logic => {
    if (++depth > DEEPEST) throw new FormulaTrouble('This formula nests too deep', here().at + 1)
    try {
      if (precedence === PRECEDENCE.single) return parseSingle()
      const next = (precedence + 1) as Precedence
      if (precedence === PRECEDENCE.not) {
        if (here().kind !== 'name' || here().text !== 'not') return parseLevel(next)
        at++
        return { not: parseLevel(PRECEDENCE.not) }
      }
      let left = parseLevel(next)
      for (let operator = operatorHere(precedence); operator !== undefined; operator = operatorHere(precedence)) {
        const operands = [left]
        // `a and b and c`, `1 < x < 9`: one operator with all its operands.
        while (operatorHere(precedence) === operator) {
          at++
          operands.push(parseLevel(next))
        }
        left = { [operator]: operands }
      }
      return left
    } finally {
      depth--
    }
  }

  const parseList = (close: string): Logic[] => {
    const members: Logic[] = []
    while (!isSign(close)) {
      if (members.length > 0) take(',')
      members.push(parseLevel(PRECEDENCE.or))
    }
    at++
    return members
  }

  const parseSingle = (): Logic => {
    const token = here()
    const { kind, text: found } = token
    if (kind === 'end') return fail('A value')
    at++
    if (kind === 'text' || kind === 'json') return parseJson(token)
    if (kind === 'number') return Number(found)
    if (kind === 'sign') {
      if (found === '[') return parseList(']')
      if (found !== '(') {
        at--
        return fail('A value')
      }
      const inner = parseLevel(PRECEDENCE.or)
      take(')')
      return inner
    }
    if (isSign('(')) {
      at++
      const operands = parseList(')')
      const [only] = operands
      return { [found]: operands.length === 1 && only !== undefined && !Array.isArray(only) ? only : operands }
    }
    if (found === 'true' || found === 'false') return found === 'true'
    if (found === 'null') return null
    if (found === 'and' || found === 'or' || found === 'in') {
      at--
      return fail('A value')
    }
    return { var: found }
  }

  const whole = parseLevel(PRECEDENCE.or)
  if (here().kind !== 'end') fail('The end')
  return whole
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (text.slice(at).trim() !== '') {
    const begins = at + (text.slice(at).match(/^\s*/)?.[0].length ?? 0)
    if (text[begins] === '{') {
      at = endOfJson(text, begins)
      tokens.push({ kind: 'json', text: text.slice(begins, at), at: begins })
      continue
    }
    TOKEN.lastIndex = at
    const match = TOKEN.exec(text)
    if (!match?.groups) {
      throw new FormulaTrouble(`“${text[begins]}” means nothing in a formula`, begins + 1)
    }
    const [kind, found] = Object.entries(match.groups).find(([, group]) => group !== undefined) as [
      Token['kind'],
      string,
    ]
    at = TOKEN.lastIndex
    const start = at - found.length
    const before = tokens.at(-1)
    const isOperand = before && (before.kind !== 'sign' || before.text === ')' || before.text === ']')
    // `a -1` is a difference, `== -1` a number.
    if (kind === 'number' && found.startsWith('-') && isOperand && precedenceOf(before.text) === undefined) {
      tokens.push({ kind: 'sign', text: '-', at: start }, { kind, text: found.slice(1), at: start + 1 })
    } else tokens.push({ kind, text: found, at: start })
  }
  return tokens
}

function parseJson({ kind, text, at }: Token): Logic {
  try {
    return JSON.parse(text) as Logic
  } catch {
    throw new FormulaTrouble(
      kind === 'json' ? 'This JSON cannot be read' : 'This text in quotes cannot be read',
      at + 1,
    )
  }
}

/** Where the JSON that begins here ends: after the brace that closes it. */
function endOfJson(text: string, start: number): number {
  const part = /"(?:[^"\\]|\\.)*"|[{}]/g
  part.lastIndex = start
  let depth = 0
  for (let match = part.exec(text); match; match = part.exec(text)) {
    if (match[0] === '{') depth++
    else if (match[0] === '}' && --depth === 0) return part.lastIndex
  }
  return text.length
}
