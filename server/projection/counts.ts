/** The SQL reader of counts: the other half of engine/query/count.ts. */

import type { ValueKind } from '../../engine/fields/field-type.ts'
import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import type { Actor } from '../../engine/permissions/actor.ts'
import { askableFrom, type Source } from '../../engine/query/askable.ts'
import type { Time } from '../../engine/query/bounds.ts'
import { type Count, type Counted, checkCount, type Grouping, groupKey, isListed } from '../../engine/query/count.ts'
import type { Where } from '../../engine/query/query.ts'
import { type Counting, countQueries } from './count-query.ts'
import type { LiveGrant } from './grants.ts'
import { countHeld, namesOf } from './held-counts.ts'
import type { HeldType } from './held-type.ts'
import type { LiveType } from './live-type.ts'
import type { Sql, SqlValue } from './sql.ts'

interface Reading {
  readonly model: Model
  liveType(type: string): LiveType | undefined
  liveGrants(actor: Actor, type: string, now: string): readonly LiveGrant[]
  all(statement: Sql): SqlValue[][]
  /** What is in memory of a type, where anything is. */
  held?(live: LiveType): HeldType
}

/** One count among those that a statement answers. */
interface Wanted {
  readonly source: Source
  readonly by: readonly Grouping[]
  readonly common: readonly Where[]
  readonly where: Where
  readonly tell: (key: readonly string[], count: number, record: string | undefined) => void
}

/** Answers in the order asked; counts that read the same lines are read together. */
export function readCounts(reading: Reading, actor: Actor, counts: readonly Count[], time: Time): readonly Counted[] {
  wantTogether(reading, actor, counts, time)
  const answers = counts.map(
    (count) => answerHeld(reading, actor, count, time) ?? answerTo(count, reading.model, actor),
  )
  const together = new Map<string, Wanted[]>()
  for (const wanted of answers.flatMap((answer) => answer.wanted)) {
    const { source, by, common } = wanted
    const key = JSON.stringify([source.type.id, source.collection?.id, by, common])
    together.set(key, [...(together.get(key) ?? []), wanted])
  }
  for (const group of together.values()) read(reading, actor, group, time)
  return answers.map(({ counted }) => counted())
}

/** What the counts of a type read is read into memory together, where that can tell. */
function wantTogether(
  { model, liveType, liveGrants, held }: Reading,
  actor: Actor,
  counts: readonly Count[],
  time: Time,
): void {
  for (const type of held ? Object.keys(model.recordTypes) : []) {
    const mine = counts.filter(({ from }) => from === type)
    const live = mine.length > 0 ? liveType(type) : undefined
    const isWide = live && liveGrants(actor, type, time.now).some(({ keys }) => keys === 'all')
    if (live && isWide) held?.(live).want(mine.flatMap(namesOf))
  }
}

/** Out of memory, where that can tell. */
function answerHeld({ model, liveType, liveGrants, held }: Reading, actor: Actor, count: Count, time: Time) {
  const source = checkCount(model, actor, count)
  const live = liveType(source.type.id)
  const grants = live && held ? liveGrants(actor, source.type.id, time.now) : []
  const isWide = grants.some(({ keys }) => keys === 'all')
  const counted = live && held && isWide && countHeld(held(live), { model, source, grants, count, time })
  return counted ? { wanted: [], counted: () => counted } : undefined
}

function read({ liveType, liveGrants, all }: Reading, actor: Actor, group: readonly Wanted[], time: Time): void {
  const [first] = group
  const live = first && liveType(first.source.type.id)
  const grants = live ? liveGrants(actor, live.plan.type.id, time.now) : []
  if (!first || !live || grants.length === 0) return
  const { source, by, common } = first
  const counting: Counting = {
    ...time,
    live,
    grants,
    collection: source.collection,
    by,
    common: { all: common },
    wheres: group.map(({ where }) => where),
    lines: linesOf(source, by),
  }
  const kinds = by.map(({ name }) => askableFrom(source, name)?.kind ?? 'none')
  for (const query of countQueries(counting)) {
    for (const line of all(query)) {
      const key = kinds.map((kind, index) => keyText(kind, line[index]))
      const isGiven = counting.lines === 'given'
      const told = line.slice(by.length + Number(isGiven))
      for (const [index, count] of told.entries()) {
        if (Number(count) > 0) group[index]?.tell(key, Number(count), isGiven ? String(line[by.length]) : undefined)
      }
    }
  }
}

/** Places that count under others may bring a record there more than once. */
function linesOf(source: Source, by: readonly Grouping[]): Counting['lines'] {
  if (!isListed(source, askedBy(source, by))) return 'records'
  return by.some(({ level }) => level !== undefined) ? 'given' : 'added'
}

const askedBy = (source: Source, by: readonly Grouping[]) => by.flatMap(({ name }) => askableFrom(source, name) ?? [])

function keyText(kind: ValueKind, value: SqlValue | undefined): string {
  if (value === '' || value === null || value === undefined) return ''
  return kind === 'boolean' ? String(value === 1) : String(value)
}

/** What has to be read for one count, and what it then comes to. */
function answerTo(count: Count, model: Model, actor: Actor) {
  const source = checkCount(model, actor, count)
  const { by } = count
  const [common, where] = apart(count.where)
  const groups = new Map<string, { readonly key: readonly string[]; count: number; readonly records: Set<string> }>()
  let total = 0
  const asked = (of: readonly Grouping[], tell: Wanted['tell']): Wanted => ({ source, by: of, common, where, tell })
  const addUp: Wanted['tell'] = (_, found) => {
    total += found
  }
  // Of single values the sum is the total, unless some have no key.
  const isSum = by.length > 0 && !isListed(source, askedBy(source, by)) && by.every(({ level }) => level === undefined)
  const note: Wanted['tell'] = (written, found, record) => {
    if (isSum) total += found
    const key = written.flatMap((value, index) => groupKey(model, value, by[index] as Grouping) ?? [])
    if (key.length < by.length) return
    const text = JSON.stringify(key)
    const group = groups.get(text) ?? { key, count: 0, records: new Set() }
    groups.set(text, group)
    if (record === undefined) group.count += found
    else group.count = group.records.add(record).size
  }
  return {
    wanted: [...(by.length > 0 ? [asked(by, note)] : []), ...(isSum ? [] : [asked([], addUp)])],
    counted: (): Counted => ({ total, groups: [...groups.values()].map(({ key, count: of }) => ({ key, count: of })) }),
  }
}

/** Facts of the record that tables are read by. */
const READ_BY = { record_state: true, status: true, 'record.record_state': true, 'record.status': true }

/** What a condition says of those, and the rest of it. */
function apart(where: Where = { all: [] }): readonly [common: readonly Where[], rest: Where] {
  const parts = conjuncts(where)
  const isCommon = (part: Where) => 'field' in part && own(READ_BY, part.field) !== undefined
  return [parts.filter(isCommon), { all: parts.filter((part) => !isCommon(part)) }]
}

const conjuncts = (where: Where): readonly Where[] => ('all' in where ? where.all.flatMap(conjuncts) : [where])
