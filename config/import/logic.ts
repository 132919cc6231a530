/** Expressions put together so that what is already decided does not stand in them. */
import type { Logic } from '../../engine/logic/logic.ts'
import { shapeIssues } from '../../engine/logic/shape.ts'

/** Said of an expression that has no counterpart: the reason, for the report. */
export class NotConvertible extends Error {}

export const allOf = (parts: readonly Logic[]): Logic => joined('and', parts, true)

export const someOf = (parts: readonly Logic[]): Logic => joined('or', parts, false)

export const notOf = (part: Logic): Logic => (typeof part === 'boolean' ? !part : { not: part })

export const nameOf = (written: string): Logic => ({ var: written })

export const blankOf = (written: string): Logic => ({ is_blank: { var: written } })

function joined(operator: 'and' | 'or', parts: readonly Logic[], neutral: boolean): Logic {
  const flat = parts.flatMap((part) => operandsOf(operator, part) ?? [part])
  if (flat.includes(!neutral)) return !neutral
  const left = unique(flat.filter((part) => part !== neutral))
  const [first = neutral] = left
  return left.length > 1 ? { [operator]: left } : first
}

/** `and` within `and` is one `and`. */
function operandsOf(operator: string, part: Logic): readonly Logic[] | undefined {
  const inner = typeof part === 'object' && part !== null ? (part as { readonly [name: string]: Logic })[operator] : []
  return Array.isArray(inner) && inner.length > 0 && Object.keys(part ?? {}).length === 1 ? inner : undefined
}

const unique = (parts: readonly Logic[]): Logic[] => [
  ...new Map(parts.map((part) => [JSON.stringify(part), part])).values(),
]

/** The expression, where it is one that the language takes: not too large, not too deep. */
export function withinLimits(logic: Logic): Logic {
  const [issue] = shapeIssues(logic)
  if (issue) throw new NotConvertible(`the expression would break a limit of the language (${issue.code})`)
  return logic
}
