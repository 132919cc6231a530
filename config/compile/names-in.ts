import type { Logic } from '../../engine/logic/logic.ts'

/** First part of every name that an expression reads with `var`. */
export function namesIn(logic: Logic): ReadonlySet<string> {
  const names = new Set<string>()
  const walk = (node: Logic): void => {
    if (node === null || typeof node !== 'object') return
    if (Array.isArray(node)) {
      for (const part of node) walk(part)
      return
    }
    for (const [operator, operands] of Object.entries(node)) {
      const first = Array.isArray(operands) ? operands[0] : operands
      if (operator === 'var' && typeof first === 'string') names.add(first.split('.')[0] ?? first)
      else walk(operands)
    }
  }
  walk(logic)
  return names
}
