/** One name of all records of a type in memory: each different value once, and by line which one it is. */
import type { ValueKind } from '../../engine/fields/field-type.ts'
import { fold } from '../../engine/lib/fold.ts'
import type { Model } from '../../engine/model.ts'
import { isWithin } from '../../engine/options/places.ts'
import { columnBounds, dayIn, liesWithin, type Range, type Time } from '../../engine/query/bounds.ts'
import type { Scalar, Where } from '../../engine/query/query.ts'

export type Leaf = Extract<Where, { readonly field: string }>

/** What a record has under a name: nothing, a value, or several. */
type Values = readonly Scalar[]

/** So many answers to conditions are kept. */
const KEPT_TESTS = 100

export interface HeldColumn {
  readonly kind: ValueKind
  /** By line. */
  readonly codes: () => Uint32Array
  valuesOf(code: number): Values
  /** How many different ones there are. */
  size(): number
  put(line: number, values: Values): void
  /** By code whether the condition holds; worked out once for each different value. */
  test(leaf: Leaf, model: Model, time: Time): Uint8Array
}

export function heldColumn(kind: ValueKind): HeldColumn {
  let codes = new Uint32Array(1024)
  const different: Values[] = []
  const known = new Map<string, number>()
  const tests = new Map<string, Uint8Array>()

  function codeOf(values: Values): number {
    const [first] = values
    const key = values.length === 1 && typeof first === 'string' ? `=${first}` : JSON.stringify(values)
    const code = known.get(key)
    if (code !== undefined) return code
    known.set(key, different.length)
    return different.push(values) - 1
  }

  return {
    kind,
    codes: () => codes,
    valuesOf: (code) => different[code] ?? [],
    size: () => different.length,
    put(line, values) {
      if (line >= codes.length) {
        const longer = new Uint32Array(Math.max(line + 1, codes.length * 2))
        longer.set(codes)
        codes = longer
      }
      codes[line] = codeOf(values)
    },
    test(leaf, model, time) {
      const key = JSON.stringify([leaf, time.today, hangsOnInstant(leaf) ? time.now : ''])
      const answered = tests.get(key)
      if (answered?.length === different.length) return answered
      const holds = testOf(leaf, kind, model, time)
      const answers = new Uint8Array(different.length)
      for (const [code, values] of different.entries()) answers[code] = answered?.[code] ?? Number(holds(values))
      if (tests.size >= KEPT_TESTS) tests.clear()
      tests.set(key, answers)
      return answers
    },
  }
}

const isHours = (bound: unknown) => typeof bound === 'object' && bound !== null && 'hours' in bound
const hangsOnInstant = (leaf: Leaf): boolean =>
  'from' in leaf || 'to' in leaf ? [leaf.from, leaf.to].some(isHours) : false

/** The truth table of engine/query/predicate.ts for a single name. */
function testOf(leaf: Leaf, kind: ValueKind, model: Model, time: Time): (values: Values) => boolean {
  if ('blank' in leaf) return (values) => values.length === 0
  if ('within' in leaf) return (values) => values.some((code) => isWithin(model, String(code), leaf.within))
  if (!('among' in leaf)) return between(leaf, kind, model, time)
  if (kind === 'age') {
    const years = leaf.among.map((age) => between({ from: Number(age), to: Number(age) }, kind, model, time))
    return (values) => years.some((holds) => holds(values))
  }
  const wanted = new Set(kind === 'text' ? leaf.among.map((text) => fold(String(text))) : leaf.among)
  return (values) => values.some((value) => wanted.has(kind === 'text' ? fold(String(value)) : value))
}

function between(range: Range, kind: ValueKind, model: Model, time: Time): (values: Values) => boolean {
  const bounds = columnBounds(kind, range, dayIn(model.instance, time))
  return (values) => bounds !== undefined && values.some((value) => liesWithin(value as string | number, bounds))
}
