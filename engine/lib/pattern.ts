/**
 * Patterns for text that cannot be made slow: a sequence of single-character atoms with counts, no groups and no
 * alternatives, matched by walking all possible positions at once. Work is text length times pattern length, whatever
 * the two say. JavaScript's own regular expressions would take exponential time on some patterns of some author.
 */
interface Step {
  readonly accepts: (character: string) => boolean
  readonly least: number
  readonly most: number
}

export type Pattern = readonly Step[]

const LARGEST_COUNT = 1000
const CLASSES: ReadonlyMap<string, RegExp> = new Map([
  ['d', /^\d$/],
  ['D', /^\D$/],
  ['w', /^\w$/],
  ['W', /^\W$/],
  ['s', /^\s$/],
  ['S', /^\S$/],
])

// An atom: an escape, a class in brackets, a point, or one plain character. Then a count.
const STEP =
  /(?:\\(?<escaped>.)|\[(?<negated>\^?)(?<members>(?:\\.|[^\]\\])+)\]|(?<point>\.)|(?<plain>[^\\[\]{}()|*+?^$.]))(?:(?<sign>[?*+])|\{(?<least>\d{1,4})(?<comma>,?)(?<most>\d{0,4})\})?/uy

const compiled = new Map<string, Pattern | undefined>()

/** The pattern ready for use; undefined when it is none of ours. The anchors `^` at the start and `$` at the end are understood and mean nothing: the whole text must fit. */
export function compiledPattern(source: string): Pattern | undefined {
  if (!compiled.has(source)) compiled.set(source, compile(source.replace(/^\^/, '').replace(/(?<!\\)\$$/, '')))
  return compiled.get(source)
}

function compile(source: string): Pattern | undefined {
  const steps: Step[] = []
  STEP.lastIndex = 0
  while (STEP.lastIndex < source.length) {
    const found = STEP.exec(source)?.groups
    if (!found) return undefined
    const accepts = acceptorOf(found)
    const [least, most] = countOf(found)
    if (!accepts || most < least || least > LARGEST_COUNT) return undefined
    steps.push({ accepts, least, most })
  }
  return steps
}

type Found = Readonly<Record<string, string | undefined>>

function acceptorOf({ escaped, members, negated, plain }: Found): Step['accepts'] | undefined {
  if (escaped !== undefined) return acceptorOfEscape(escaped)
  if (plain !== undefined) return (character) => character === plain
  if (members === undefined) return (character) => character !== '\n'
  const parts = acceptorsInClass(members)
  return parts && ((character) => parts.some((accepts) => accepts(character)) === (negated === ''))
}

function acceptorOfEscape(escaped: string): Step['accepts'] | undefined {
  const shape = CLASSES.get(escaped)
  if (shape) return (character) => shape.test(character)
  return /[A-Za-z0-9]/.test(escaped) ? undefined : (character) => character === escaped
}

const MEMBER = /\\(?<escaped>.)|(?<first>[^\\])(?:-(?<last>[^\\]))?/uy

function acceptorsInClass(members: string): readonly Step['accepts'][] | undefined {
  const parts: Step['accepts'][] = []
  MEMBER.lastIndex = 0
  while (MEMBER.lastIndex < members.length) {
    const { escaped, first = '', last = first } = MEMBER.exec(members)?.groups ?? {}
    const accepts =
      escaped === undefined ? (character: string) => character >= first && character <= last : acceptorOfEscape(escaped)
    if (!accepts) return undefined
    parts.push(accepts)
  }
  return parts
}

function countOf({ sign, least, comma, most }: Found): readonly [least: number, most: number] {
  if (sign !== undefined) return [sign === '+' ? 1 : 0, sign === '?' ? 1 : Number.POSITIVE_INFINITY]
  if (least === undefined) return [1, 1]
  return [Number(least), comma ? (most ? Number(most) : Number.POSITIVE_INFINITY) : Number(least)]
}

/** Whether the whole text fits the pattern. */
export function fits(pattern: Pattern, text: string): boolean {
  const characters = [...text]
  // reachable[i]: the steps so far can have consumed exactly i characters.
  let reachable: readonly boolean[] = characters.map(() => false)
  reachable = [true, ...reachable]
  for (const step of pattern) reachable = after(step, reachable, characters)
  return reachable[characters.length] === true
}

/** Where one more step can end: a position from which some start lies between `most` and `least` accepted characters back. */
function after({ accepts, least, most }: Step, starts: readonly boolean[], characters: readonly string[]): boolean[] {
  const ends: boolean[] = []
  let runStart = 0
  // Starts within reach form a window that only moves forward: count them instead of looking at each.
  let inWindow = 0
  let windowStart = 0
  let windowEnd = 0
  for (let end = 0; end < starts.length; end++) {
    const last = characters[end - 1]
    if (last !== undefined && !accepts(last)) runStart = end
    for (; windowEnd <= end - least; windowEnd++) if (starts[windowEnd]) inWindow++
    for (; windowStart < Math.max(runStart, end - most) && windowStart < windowEnd; windowStart++) {
      if (starts[windowStart]) inWindow--
    }
    ends.push(inWindow > 0)
  }
  return ends
}
