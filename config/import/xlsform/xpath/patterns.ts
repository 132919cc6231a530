import { compiledPattern } from '../../../../engine/lib/pattern.ts'
import type { Logic } from '../../../../engine/logic/logic.ts'
import { NotConvertible, someOf } from '../../logic.ts'

const MOST = 24

/** Whether a text fits a regular expression: alternatives in brackets become patterns of their own. */
export function matching(text: Logic, source: string): Logic {
  const patterns = alternativesOf(source.replace(/^\^/, '').replace(/(?<!\\)\$$/, ''))
  const wrong = patterns.find((pattern) => !compiledPattern(pattern))
  if (wrong !== undefined || patterns.length > MOST) {
    throw new NotConvertible(`the pattern “${source}” repeats groups or looks around, which patterns here do not`)
  }
  return someOf(patterns.map((pattern): Logic => ({ matches: [text, pattern] })))
}

/** The patterns that one with groups stands for; itself where it has none. A group that is repeated stays, and is refused. */
function alternativesOf(source: string): readonly string[] {
  const branches = splitAtBars(source)
  if (branches.length > 1) return branches.flatMap(alternativesOf)
  const group = firstGroup(source)
  if (!group) return [source]
  const after = source.slice(group.end + 1)
  if (/^[*+{]/.test(after)) return [source]
  const isOptional = after.startsWith('?')
  const rest = isOptional ? after.slice(1) : after
  const inside = source.slice(group.start + 1, group.end).replace(/^\?:/, '')
  return [...splitAtBars(inside), ...(isOptional ? [''] : [])].flatMap((branch) =>
    alternativesOf(source.slice(0, group.start) + branch + rest),
  )
}

/** Goes over a pattern character by character, past escapes and classes. */
function* plainSigns(source: string): Generator<readonly [sign: string, at: number]> {
  let inClass = false
  for (let at = 0; at < source.length; at++) {
    const sign = source[at] ?? ''
    if (sign === '\\') at++
    else if (sign === '[') inClass = true
    else if (sign === ']') inClass = false
    else if (!inClass) yield [sign, at]
  }
}

function splitAtBars(source: string): readonly string[] {
  const bars: number[] = []
  let depth = 0
  for (const [sign, at] of plainSigns(source)) {
    if (sign === '(') depth++
    else if (sign === ')') depth--
    else if (sign === '|' && depth === 0) bars.push(at)
  }
  return [-1, ...bars].map((bar, index) => source.slice(bar + 1, bars[index] ?? source.length))
}

function firstGroup(source: string): { readonly start: number; readonly end: number } | undefined {
  let start = -1
  let depth = 0
  for (const [sign, at] of plainSigns(source)) {
    if (sign === '(' && depth++ === 0) start = at
    else if (sign === ')' && --depth === 0) return { start, end: at }
  }
  return undefined
}

/** A text as a pattern for itself. */
export const literally = (text: string): string => text.replace(/[\\[\]{}()|*+?^$.]/g, '\\$&')
