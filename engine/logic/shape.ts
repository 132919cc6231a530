/** Whether an expression is one of the language at all. Whoever reads an expression further may rely on it. */
import { nearest } from '../lib/nearest.ts'
import { limits } from './limits.ts'
import type { Logic } from './logic.ts'
import { operators } from './operators/index.ts'

/** One thing wrong with an expression; `pointer` is a JSON Pointer inside it. */
export interface LogicIssue {
  readonly pointer: string
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
}

/** An operator's only key, its operands as a list, and where each of them stands. */
export interface Call {
  readonly name: string
  readonly operands: readonly Logic[]
  readonly pointers: readonly string[]
}

export const isList = (logic: Logic): logic is readonly Logic[] => Array.isArray(logic)

/** The call that an object is; undefined for literals, lists and objects that are none. */
export function callIn(logic: Logic): Call | undefined {
  if (typeof logic !== 'object' || logic === null || isList(logic)) return undefined
  const [name, ...rest] = Object.keys(logic)
  if (name === undefined || rest.length > 0) return undefined
  const written = logic[name] ?? null
  const at = `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
  return isList(written)
    ? { name, operands: written, pointers: written.map((_, index) => `${at}/${index}`) }
    : { name, operands: [written], pointers: [at] }
}

export function shapeIssues(logic: Logic): readonly LogicIssue[] {
  const issues: LogicIssue[] = []
  let nodes = 0

  const complain = (pointer: string, code: string, params: LogicIssue['params'] = {}) => {
    issues.push({ pointer, code, params })
  }

  const visit = (part: Logic, pointer: string, depth: number): void => {
    nodes++
    if (nodes > limits.nodes || typeof part !== 'object' || part === null) return
    const call = callIn(part)
    if (depth >= limits.depth) complain(pointer, 'logic.too_deep', { expected: limits.depth })
    else if (isList(part)) for (const [index, member] of part.entries()) visit(member, `${pointer}/${index}`, depth + 1)
    else if (call) visitCall(call, pointer, depth)
    else complain(pointer, 'logic.shape', { found: Object.keys(part).slice(0, 10).join(', '), expected: 1 })
  }

  const visitCall = ({ name, operands, pointers }: Call, pointer: string, depth: number): void => {
    const operator = operators.get(name)
    if (!operator) {
      const suggestion = nearest(name.slice(0, 40), operators.keys())
      complain(pointer, 'logic.operator_unknown', { found: name, ...(suggestion && { suggestion }) })
      return
    }
    const [least, most] = operator.operands
    if (operands.length < least || operands.length > most) {
      const expected = least === most ? least : `${least}–${most}`
      complain(pointer, 'logic.operands', { found: operands.length, expected })
    }
    if (operator.named && typeof operands[0] !== 'string') complain(pointer, 'logic.name_not_written')
    if (operator.overRows && !givesRows(operands[0])) complain(pointers[0] ?? pointer, 'logic.not_rows')
    for (const [index, operand] of operands.entries()) visit(operand, pointer + (pointers[index] ?? ''), depth + 1)
  }

  visit(logic, '', 0)
  if (nodes > limits.nodes) complain('', 'logic.too_large', { expected: limits.nodes })
  return issues
}

/** A name, or a choice of rows out of one: never a literal list, which would be work without end. */
function givesRows(logic: Logic | undefined): boolean {
  const call = logic === undefined ? undefined : callIn(logic)
  const operator = call && operators.get(call.name)
  return Boolean(operator?.named || operator?.keepsRows)
}

/** The name at the bottom of a list of rows: `family` in a filter of a filter of `family`. */
export function nameOfRows(logic: Logic | undefined): string | undefined {
  let call = logic === undefined ? undefined : callIn(logic)
  for (let depth = 0; call && depth < limits.depth; depth++) {
    const operator = operators.get(call.name)
    const [first] = call.operands
    if (operator?.named) return typeof first === 'string' ? first : undefined
    call = first === undefined ? undefined : callIn(first)
  }
  return undefined
}
