/**
 * The reader of counts in memory, for whoever reaches every record of a type: what it cannot tell it leaves to the SQL
 * reader. A condition is asked of each different value, not of each record.
 */
import type { Model } from '../../engine/model.ts'
import type { Source } from '../../engine/query/askable.ts'
import type { Time } from '../../engine/query/bounds.ts'
import { type Count, type Counted, type Grouping, groupKey } from '../../engine/query/count.ts'
import type { Where } from '../../engine/query/query.ts'
import type { LiveGrant } from './grants.ts'
import { type HeldType, PROGRAMME } from './held-type.ts'

interface Asked {
  readonly model: Model
  readonly source: Source
  readonly grants: readonly LiveGrant[]
  readonly count: Count
  readonly time: Time
}

type Holds = (line: number) => boolean

/** Undefined: the question is for the SQL reader. */
export function countHeld(held: HeldType, { model, source, grants, count, time }: Asked): Counted | undefined {
  const { where = { all: [] }, by } = count
  const names = namesOf(count)
  const wide = source.collection ? undefined : widest(grants, names)
  if (!wide || by.length > 2) return undefined
  const asked: Where = { all: [{ field: PROGRAMME, among: wide.programmes }, where] }
  const parts = partsOf(held, asked, model, time)
  const columns = by.map(({ name }) => held.column(name))
  if (!parts || columns.includes(undefined)) return undefined
  const [first, second] = columns
  const width = second?.size() ?? 1
  const firsts = first?.codes()
  const seconds = second?.codes()
  const found = new Map<number, number>()
  let total = 0
  for (let line = 0; line < held.lines(); line += 1) {
    if (!holdAll(parts, line)) continue
    total += 1
    if (!firsts) continue
    const code = (firsts[line] ?? 0) * width + (seconds?.[line] ?? 0)
    found.set(code, (found.get(code) ?? 0) + 1)
  }
  const groups = new Map<string, { readonly key: readonly string[]; count: number }>()
  for (const [code, records] of found) {
    const lists = [Math.floor(code / width), code % width].slice(0, by.length)
    const keys = lists.map((one, index) => keysOf(columns[index]?.valuesOf(one) ?? [], by[index] as Grouping, model))
    for (const key of pairs(keys)) {
      const text = JSON.stringify(key)
      const group = groups.get(text) ?? { key, count: 0 }
      groups.set(text, group)
      group.count += records
    }
  }
  return { total, groups: [...groups.values()] }
}

/** What must hold: comparisons as tables to look up, and whatever else there is. */
interface Parts {
  readonly codes: readonly Uint32Array[]
  readonly answers: readonly Uint8Array[]
  readonly others: readonly Holds[]
}

function partsOf(held: HeldType, where: Where, model: Model, time: Time): Parts | undefined {
  const codes: Uint32Array[] = []
  const answers: Uint8Array[] = []
  const others: Holds[] = []
  for (const part of conjuncts(where)) {
    const column = 'field' in part ? held.column(part.field) : undefined
    if (column && 'field' in part) {
      const answered = column.test(part, model, time)
      // What every value fulfils need not be asked.
      if (!answered.includes(0)) continue
      codes.push(column.codes())
      answers.push(answered)
    } else {
      const holds = conditionOn(held, part, model, time)
      if (!holds) return undefined
      others.push(holds)
    }
  }
  return { codes, answers, others }
}

const conjuncts = (where: Where): readonly Where[] => ('all' in where ? where.all.flatMap(conjuncts) : [where])

function holdAll({ codes, answers, others }: Parts, line: number): boolean {
  for (let at = 0; at < codes.length; at += 1) {
    if (answers[at]?.[codes[at]?.[line] ?? 0] !== 1) return false
  }
  for (const holds of others) if (!holds(line)) return false
  return true
}

/** A grant that reaches everything that any of them does, and reads all the names. */
const widest = (grants: readonly LiveGrant[], names: readonly string[]): LiveGrant | undefined =>
  grants.find(
    ({ keys, programmes, readable }) =>
      keys === 'all' &&
      names.every((name) => readable.has(name)) &&
      grants.every((other) => other.programmes.every((programme) => programmes.includes(programme))),
  )

/** What a question about records names. */
export const namesOf = ({ where = { all: [] }, by }: Count): readonly string[] => [
  ...namesIn(where),
  ...by.map(({ name }) => name),
]

function* namesIn(where: Where): Generator<string> {
  if ('all' in where) for (const part of where.all) yield* namesIn(part)
  else if ('any' in where) for (const part of where.any) yield* namesIn(part)
  else if ('not' in where) yield* namesIn(where.not)
  else if ('field' in where) yield where.field
}

function conditionOn(held: HeldType, where: Where, model: Model, time: Time): Holds | undefined {
  if ('not' in where) {
    const inner = conditionOn(held, where.not, model, time)
    return inner && ((line) => !inner(line))
  }
  if ('all' in where || 'any' in where) {
    const parts = ('all' in where ? where.all : where.any).map((part) => conditionOn(held, part, model, time))
    const known = parts.filter((part) => part !== undefined)
    if (known.length < parts.length) return undefined
    return 'all' in where ? allOf(known) : anyOf(known)
  }
  const column = 'field' in where ? held.column(where.field) : undefined
  if (!column || !('field' in where)) return undefined
  const answers = column.test(where, model, time)
  const codes = column.codes()
  return (line) => answers[codes[line] ?? 0] === 1
}

const allOf =
  (parts: readonly Holds[]): Holds =>
  (line) => {
    for (const holds of parts) if (!holds(line)) return false
    return true
  }

const anyOf =
  (parts: readonly Holds[]): Holds =>
  (line) => {
    for (const holds of parts) if (holds(line)) return true
    return false
  }

function keysOf(values: readonly unknown[], by: Grouping, model: Model): readonly string[] {
  const all = values.length > 0 ? values : [undefined]
  return [...new Set(all.flatMap((value) => groupKey(model, value as string | undefined, by) ?? []))]
}

const pairs = (keys: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  keys.reduce<readonly (readonly string[])[]>(
    (made, mine) => made.flatMap((key) => mine.map((one) => [...key, one])),
    keys.length > 0 ? [[]] : [],
  )
