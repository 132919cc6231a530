/** Which items of a plan wait for a decision, which decisions are good ones, and what exactly was agreed to. */
import { createHash } from 'node:crypto'
import { isoDate } from '../../engine/lib/dates.ts'
import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import type { Decision, Decisions, Diff, PlanItem } from '../../engine/plan/plan.ts'
import { canonicalJson } from '../release/canonical-json.ts'
import { choicesAfter } from './choices.ts'

/** Why a plan cannot be applied as it is: one for each item that is not decided, or not well. */
export interface Incomplete {
  readonly item: string
  readonly code:
    | 'decision.missing'
    | 'decision.not_offered'
    | 'decision.no_item'
    | 'decision.option_missing'
    | 'decision.option_unknown'
    | 'decision.day_missing'
    | 'decision.day_past'
  /** Option that it is about. */
  readonly option?: string
}

const OPTION = 'option:'

/** Whether some record or person holds what an item is about. What cannot be counted counts as held. */
export const isHeld = ({ counts, few }: PlanItem): boolean => {
  if ((few?.length ?? 0) > 0) return true
  const held = [counts?.['records'], counts?.['people']].filter((count) => count !== undefined)
  return held.length === 0 || held.some((count) => count > 0)
}

/** Nobody needs to decide about what nobody holds: such an item keeps its decisions, which may be made, and waits for none. */
export const waits = (item: PlanItem): boolean => (item.decisions?.length ?? 0) > 0 && isHeld(item)

interface Given {
  readonly to: Model
  /** `yyyy-mm-dd` in the instance's zone. */
  readonly today: string
}

/** Empty: the plan is complete. */
export function incompleteIn(
  { items }: Pick<Diff, 'items'>,
  decisions: Decisions,
  given: Given,
): readonly Incomplete[] {
  const ids = new Set(items.map(({ id }) => id))
  return [
    ...items.flatMap((item) => {
      const decision = own(decisions, item.id)
      if (!decision) return waits(item) ? [{ item: item.id, code: 'decision.missing' as const }] : []
      return wrongWith(item, decision, given).map((wrong) => ({ item: item.id, ...wrong }))
    }),
    ...Object.keys(decisions)
      .filter((id) => !ids.has(id))
      .map((item) => ({ item, code: 'decision.no_item' as const })),
  ]
}

type Wrong = Omit<Incomplete, 'item'>

/** What is wrong with one decision. */
export function wrongWith(item: PlanItem, decision: Decision, { to, today }: Given): readonly Wrong[] {
  if (!item.decisions?.includes(decision.kind)) return [{ code: 'decision.not_offered' }]
  if (decision.kind === 'purge') {
    const day = isoDate(decision.on)
    if (day === undefined) return [{ code: 'decision.day_missing' }]
    return day > today ? [] : [{ code: 'decision.day_past' }]
  }
  if (decision.kind !== 'map') return []
  const { options = {} } = decision
  const offered = new Set(choicesAfter(item, to).map(({ id }) => id))
  return [
    ...toBeMapped(item)
      .filter((option) => own(options, option) === undefined)
      .map((option): Wrong => ({ code: 'decision.option_missing', option })),
    ...Object.values(options)
      .filter((option) => !offered.has(option))
      .map((option): Wrong => ({ code: 'decision.option_unknown', option })),
  ]
}

/** Ids that must become others: the thing itself, or of another lookup what is answered in the old one. */
export function toBeMapped({ kind, subject, counts = {}, few = [] }: PlanItem): readonly string[] {
  if (kind !== 'field.lookup_changed') return [subject.id]
  return [...Object.keys(counts), ...few].flatMap((name) =>
    name.startsWith(OPTION) ? [name.slice(OPTION.length)] : [],
  )
}

/** SHA-256 of what somebody agrees to: from where to where, every item with its counts, every decision. */
export const contentOf = ({ from, to, items }: Diff, decisions: Decisions): string =>
  createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify({ from, to, items: sorted(items), decisions }))))
    .digest('hex')

const sorted = (items: readonly PlanItem[]) => [...items].sort((one, other) => (one.id < other.id ? -1 : 1))

/** A plan says nothing any more once something else is served than what it starts from. */
export const isStale = ({ from }: Pick<Diff, 'from'>, active: string | undefined): boolean => from !== active
