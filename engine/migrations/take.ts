/**
 * One record through the steps of a level, in either direction. Whatever a step would not give back by itself is parked
 * beside the record: the values on both sides of the step. The next time the record goes through it, in either direction,
 * they are what they were where nobody has changed them since; what somebody changed is taken by rule.
 */
import { copied } from '../lib/copied.ts'
import { equal } from '../lib/equal.ts'
import { own } from '../lib/own.ts'
import type { CoreFacts } from '../records/core-facts.ts'
import { rowsIn, withEach } from '../records/merge.ts'
import type { Answers, AnyRecord, Parked, ParkedValues, Row } from '../records/record.ts'
import { migrationKindOf } from './index.ts'
import type { At, NewLevel, ResolvedStep } from './migration.ts'

export type Steps = Pick<NewLevel, 'direction' | 'steps'>

/** The record after the level; itself where the level means nothing to it. One version older where it changes what the record says. */
export function taken(record: AnyRecord, level: Steps): AnyRecord {
  let { answers, core, parked } = record
  for (const step of inOrder(level)) {
    if (step.recordType !== record.type) continue
    const values = step.ofCore ? (core as unknown as Answers) : answers
    const after = through(values, step, level.direction, { record: record.id }, parked)
    if (step.ofCore) core = after.values as unknown as CoreFacts
    else answers = after.values
    parked = after.parked
  }
  const isSame = equal(answers, record.answers) && (core === record.core || equal(core, record.core))
  if (isSame && parked === record.parked) return record
  const { parked: _, ...rest } = record
  const kept = parked && Object.keys(parked).length > 0 ? { parked } : {}
  return isSame ? { ...rest, ...kept } : { ...rest, ...kept, answers, core, version: record.version + 1 }
}

/** Answers alone, where nothing is known of what was parked: those of drafts, late edits and versions of before. */
export const answersTaken = (type: string, id: string, answers: Answers, levels: readonly Steps[]): Answers =>
  levels.reduce((before, level) => {
    let after = before
    for (const step of inOrder(level)) {
      if (step.recordType === type && !step.ofCore) {
        after = through(after, step, level.direction, { record: id }, undefined).values
      }
    }
    return after
  }, answers)

/** The same levels the other way. */
export const reversed = (levels: readonly Steps[]): readonly Steps[] =>
  [...levels]
    .reverse()
    .map(({ direction, steps }) => ({ steps, direction: direction === 'forward' ? 'back' : 'forward' }))

const inOrder = ({ direction, steps }: Steps): readonly ResolvedStep[] =>
  direction === 'forward' ? steps : [...steps].reverse()

type Direction = NewLevel['direction']

interface Through {
  readonly values: Answers
  readonly parked: Parked | undefined
}

function through(
  values: Answers,
  step: ResolvedStep,
  direction: Direction,
  at: At,
  parked: Parked | undefined,
): Through {
  const { subform } = step
  if (subform === undefined) return one(values, step, direction, at, { parked, key: step.id })
  const rows = rowsIn(own(values, subform))
  let now = parked
  const after = rows.map((row) => {
    const { values, parked } = one(row, step, direction, at, { parked: now, key: `${step.id}/${row.unique_id}` })
    now = parked
    return values as Row
  })
  const isSame = after.every((row, index) => row === rows[index])
  return { values: isSame ? values : withEach(values, [subform], () => after), parked: now }
}

interface Kept {
  readonly parked: Parked | undefined
  readonly key: string
}

/** One set of values: the record's, or a row's. */
function one(values: Answers, step: ResolvedStep, direction: Direction, at: At, { parked, key }: Kept): Through {
  const kind = migrationKindOf(step)
  const { from, to } = kind.names(step)
  const names = [...new Set([...from, ...to])]
  const entry = own(parked, key)
  if (!entry && names.every((name) => own(values, name) === undefined)) return { values, parked }
  const now = picked(values, names)
  const [here, there] = direction === 'forward' ? (['from', 'to'] as const) : (['to', 'from'] as const)
  const [go, comeBack] = direction === 'forward' ? [kind.forward, kind.back] : [kind.back, kind.forward]
  const isAsLeft = entry !== undefined && equal(now, entry[here])
  const next = isAsLeft ? entry[there] : held(go(now, step, at))
  const isExact = equal(held(comeBack(next, step, at)), now)
  const left = isExact ? undefined : ({ [here]: now, [there]: next } as unknown as ParkedValues)
  return { values: withEach(values, names, (name) => own(next, name)), parked: withEntry(parked, key, left) }
}

const picked = (values: Answers, names: readonly string[]): Answers =>
  held(Object.fromEntries(names.map((name) => [name, own(values, name)])))

const held = (values: Answers): Answers =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null))

function withEntry(parked: Parked | undefined, key: string, entry: ParkedValues | undefined): Parked | undefined {
  if (equal(own(parked, key), entry)) return parked
  const after: Record<string, ParkedValues> = copied(parked ?? {})
  if (entry) after[key] = entry
  else delete after[key]
  return after
}
