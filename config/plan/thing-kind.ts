/** One kind of thing that two releases may differ in: which of them a model has, and how a difference is told. */

import type { Model, Texts } from '../../engine/model.ts'
import type { DecisionKind, ItemClass, PlanItem } from '../../engine/plan/plan.ts'

/** One thing, by its id within its kind, record type and parent. */
export interface Thing {
  readonly id: string
  readonly recordType?: string
  /** In which thing it stands. */
  readonly of?: string
  readonly label?: Texts
  /** What the thing that it stands in is called. */
  readonly home?: Texts
  /** It comes and goes with that one: `what` and id. */
  readonly parent?: { readonly what: string; readonly id: string; readonly of?: string }
  /** What it says, without the things in it that are things of their own. */
  readonly value: object
}

export interface Sides {
  readonly from: Model
  readonly to: Model
}

/** How one property of a thing differs. */
export interface Change {
  /** Second half of the item's kind. */
  readonly change: string
  readonly class: ItemClass
  /** Tells it from others of the same kind on the same thing. */
  readonly part?: string
  readonly details?: Readonly<Record<string, unknown>>
  readonly decisions?: readonly DecisionKind[]
}

export interface Pair extends Sides {
  readonly before: Thing
  readonly after: Thing
}

/** Gives something for whatever differs, or nothing where another thing tells it. */
export type PropertyDiff = (was: unknown, is: unknown, pair: Pair) => readonly Change[]

export type Told = Omit<Change, 'change' | 'part'>

export interface ThingKind {
  /** First half of the item's kind. */
  readonly what: string
  things(model: Model): Iterable<Thing>
  readonly added: ItemClass | ((thing: Thing, sides: Sides) => Told)
  readonly removed: ItemClass | ((thing: Thing, sides: Sides) => Told)
  /** Properties whose difference has words of its own; any other is told as `changed`. */
  readonly properties?: Readonly<Record<string, PropertyDiff>>
  /** Properties that follow from other things: told only where nothing else is. */
  readonly derived?: readonly string[]
  /**
   * Changes that both releases can be served with at once, over the same records, by second half of the item's kind. Texts and
   * orders always can; whatever is not named here cannot.
   */
  readonly bearable?: Readonly<Record<string, true | Bears>>
}

/** Whether two releases can be served at once although they differ in this. */
export type Bears = (item: PlanItem, sides: Sides) => boolean

/** Of `changed`: it is one of these properties. */
export const onlyIn =
  (...properties: readonly string[]): Bears =>
  ({ details }) =>
    details['derived'] === true || properties.includes(String(details['property']))

export const defineThingKind = (kind: ThingKind): ThingKind => kind

/** Ids of a list in order: who came or went is told by the things themselves. */
export const order: PropertyDiff = (was, is) => {
  const [before, after] = [idList(was), idList(is)]
  const [had, has] = [new Set(before), new Set(after)]
  const kept = before.filter((id) => has.has(id))
  const now = after.filter((id) => had.has(id))
  return kept.every((id, index) => id === now[index]) ? [] : [{ change: 'order_changed', class: 'attention' }]
}

/** A property that stands for more access, or for a way around somebody's consent. */
export const widening =
  (property: string): PropertyDiff =>
  (was, is) => [{ change: 'changed', part: property, class: 'widens', details: { property, ...short({ was, is }) } }]

export const idList = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])

const MOST = 2000

/** What stood and stands there, where it is short enough to be looked at. */
export const short = (sides: { readonly was: unknown; readonly is: unknown }): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(sides).filter(([, value]) => value !== undefined && (JSON.stringify(value)?.length ?? 0) <= MOST),
  )
