/** What two releases differ in, by id: every difference is at least one item, and none is told where there is none. */
import { equal } from '../../engine/lib/equal.ts'
import type { Model, Texts } from '../../engine/model.ts'
import { type Diff, itemClasses, type PlanItem } from '../../engine/plan/plan.ts'
import { accessItems } from './access-items.ts'
import { thingKinds } from './kinds/index.ts'
import { migratedItems } from './migrated-items.ts'
import { renamed } from './renamed.ts'
import { type StepsBetween, stepsBetween } from './steps.ts'
import { textsApart } from './texts-apart.ts'
import { type Change, type Sides, short, type Thing, type ThingKind } from './thing-kind.ts'
import { usesIn } from './uses.ts'

/** The riskiest first; of the same risk in the order of the kinds and ids. */
export function diff(from: Model, to: Model, steps: StepsBetween = stepsBetween({ from, to })): Diff {
  const sides = { from: renamed(from, steps.renames), to }
  const locales = new Set([...from.instance.locales, ...to.instance.locales])
  const told = thingKinds.flatMap((kind) => [...differencesOf(kind, sides, locales)])
  const plain = told.some((item) => item.details['derived'] !== true && item.class !== 'safe')
    ? told.filter((item) => item.details['derived'] !== true)
    : told
  const items = migratedItems([...plain, ...accessItems(sides, plain)], steps, sides)
  return { from: from.hash, to: to.hash, items: byRisk(items.map((item) => withUses(item, sides))) }
}

const byRisk = (items: readonly PlanItem[]): readonly PlanItem[] =>
  itemClasses.flatMap((one) => items.filter((item) => item.class === one))

function withUses(item: PlanItem, { from }: Sides): PlanItem {
  const uses = usesIn(from, item)
  return uses.length > 0 ? { ...item, details: { ...item.details, usedBy: uses } } : item
}

const keyOf = (what: string, { recordType = '', of = '', id }: Pick<Thing, 'recordType' | 'of' | 'id'>) =>
  JSON.stringify([what, recordType, of, id])

const parentKeyOf = ({ parent, recordType }: Thing) =>
  parent && keyOf(parent.what, { ...(recordType !== undefined && { recordType }), ...parent })

const known = new WeakMap<Model, Map<ThingKind, ReadonlyMap<string, Thing>>>()

/** Found once for each model. */
function thingsOf(kind: ThingKind, model: Model): ReadonlyMap<string, Thing> {
  const byKind = known.get(model) ?? new Map<ThingKind, ReadonlyMap<string, Thing>>()
  known.set(model, byKind)
  const found = byKind.get(kind) ?? thingsIn(kind, model)
  byKind.set(kind, found)
  return found
}

/** By key; two of one id are told apart by their place. */
function thingsIn(kind: ThingKind, model: Model): ReadonlyMap<string, Thing> {
  const things = new Map<string, Thing>()
  for (const thing of kind.things(model)) {
    let key = keyOf(kind.what, thing)
    while (things.has(key)) key += '+'
    things.set(key, thing)
  }
  return things
}

function* differencesOf(kind: ThingKind, sides: Sides, locales: ReadonlySet<string>): Generator<PlanItem> {
  const [before, after] = [thingsOf(kind, sides.from), thingsOf(kind, sides.to)]
  const hadHome = homes(sides.from)
  const hasHome = homes(sides.to)
  for (const [key, thing] of before) {
    const other = after.get(key)
    if (other) yield* changesOf(kind, thing, other, sides, locales)
    // What goes with the thing that it stands in is told with that.
    else if (hasHome(thing)) yield itemOf(kind, thing, { change: 'removed', ...toldOf(kind.removed, thing, sides) })
  }
  for (const [key, thing] of after) {
    if (before.has(key) || !hadHome(thing)) continue
    yield itemOf(kind, thing, { change: 'added', ...toldOf(kind.added, thing, sides) })
  }
}

const kinds = new Map(thingKinds.map((kind) => [kind.what, kind]))

/** Whether what a thing stands in is there. */
const homes =
  (model: Model) =>
  (thing: Thing): boolean => {
    const key = parentKeyOf(thing)
    if (key === undefined) return true
    const home = kinds.get(thing.parent?.what ?? '')
    return home !== undefined && thingsOf(home, model).has(key)
  }

const toldOf = (told: ThingKind['added'], thing: Thing, sides: Sides): Omit<Change, 'change'> =>
  typeof told === 'function' ? told(thing, sides) : { class: told }

function* changesOf(
  kind: ThingKind,
  before: Thing,
  after: Thing,
  sides: Sides,
  locales: ReadonlySet<string>,
): Generator<PlanItem> {
  if (equal(before.value, after.value)) return
  const [was, is] = [textsApart(before.value, locales), textsApart(after.value, locales)]
  const texts = textsThatDiffer(was.texts, is.texts)
  if (texts) yield itemOf(kind, after, { change: 'text_changed', class: 'safe', details: texts })
  const [one, other] = [was.bare, is.bare] as [Properties, Properties]
  for (const property of new Set([...Object.keys(one), ...Object.keys(other)])) {
    if (equal(one[property], other[property])) continue
    const differently = kind.properties?.[property]
    const changes = differently?.(one[property], other[property], { ...sides, before, after }) ?? [
      plainChange(property, one[property], other[property], kind.derived?.includes(property) === true),
    ]
    for (const change of changes) yield itemOf(kind, after, change)
  }
}

type Properties = Readonly<Record<string, unknown>>

const plainChange = (property: string, was: unknown, is: unknown, derived: boolean): Change => ({
  ...{ change: 'changed', part: property, class: 'attention' },
  details: { property, ...short({ was, is }), ...(derived && { derived }) },
})

/** Which texts, in which languages; of a name also what it was. */
function textsThatDiffer(was: ReadonlyMap<string, Texts>, is: ReadonlyMap<string, Texts>) {
  const differing = [...new Set([...was.keys(), ...is.keys()])].filter((path) => !equal(was.get(path), is.get(path)))
  if (differing.length === 0) return undefined
  const locales = differing.flatMap((path) => {
    const [one, other] = [was.get(path) ?? {}, is.get(path) ?? {}]
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((tag) => one[tag] !== other[tag])
  })
  const [first = ''] = differing
  return { properties: differing, locales: [...new Set(locales)].sort(), was: was.get(first), is: is.get(first) }
}

function itemOf({ what }: ThingKind, thing: Thing, change: Change): PlanItem {
  const { recordType, of, id, label, home } = thing
  const parts = [recordType, what, of, id, change.change, change.part].filter(
    (part) => part !== undefined && part !== '',
  )
  return {
    id: parts.join('/'),
    kind: `${what}.${change.change}`,
    class: change.class,
    subject: { what, id, ...(recordType !== undefined && { recordType }), ...(of !== undefined && { of }) },
    details: { ...(label && { name: label }), ...(home && { in: home }), ...change.details },
    ...(change.decisions && { decisions: change.decisions }),
  }
}
