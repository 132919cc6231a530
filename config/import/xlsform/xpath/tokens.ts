import { NotConvertible } from '../../logic.ts'

export interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'reference' | 'sign'
  readonly text: string
}

const TOKEN =
  /\s+|(?<reference>\$\{\s*(?<referred>[^}\s]+)\s*\})|(?<string>"[^"]*"|'[^']*')|(?<number>\d+(?:\.\d+)?|\.\d+)|(?<path>(?:\.\.\/|\.\/|\/)(?:[\w.-]+\/)*(?:\.\.\/)*[A-Za-z_][\w.-]*)|(?<name>[A-Za-z_][\w-]*(?::[A-Za-z_][\w-]*)?)|(?<sign>!=|<=|>=|\.\.|[-+*=<>(),.|[\]])/uy

/** The words of an XPath expression as forms use it. A path is the question at its end. */
export function tokensOf(expression: string): readonly Token[] {
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < expression.length) {
    const at = TOKEN.lastIndex
    const found = TOKEN.exec(expression)?.groups
    if (!found) throw new NotConvertible(`“${expression.slice(at, at + 12)}” is not understood`)
    const { referred, string, number, path, name, sign } = found
    if (referred !== undefined) tokens.push({ kind: 'reference', text: referred })
    else if (string !== undefined) tokens.push({ kind: 'string', text: string.slice(1, -1) })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (path !== undefined) tokens.push({ kind: 'reference', text: path.split('/').at(-1) ?? path })
    else if (name !== undefined) tokens.push({ kind: 'name', text: name })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
  }
  return tokens
}
