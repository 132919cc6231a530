/** A ring: the agencies and groups whose people are served a release before everybody else is. */
import { own } from '../../engine/lib/own.ts'
import type { Model } from '../../engine/model.ts'
import type { Decisions, PlanItem } from '../../engine/plan/plan.ts'
import { waits } from './completeness.ts'
import { thingKinds } from './kinds/index.ts'
import type { Sides } from './thing-kind.ts'

export interface Ring {
  readonly agencies: readonly string[]
  readonly groups: readonly string[]
}

export const isInRing = (
  { agencies, groups }: Ring,
  person: { readonly agency: string; readonly groups: readonly string[] },
): boolean => agencies.includes(person.agency) || person.groups.some((group) => groups.includes(group))

/** What two releases may always differ in: nobody's records depend on it. */
const HARMLESS = new Set(['text_changed', 'order_changed'])
/** Entries that were changed here stand over both releases alike. */
const OF_HERE = 'directory'

/**
 * The items because of which the release cannot be served to a ring only: both releases must mean the same by every record,
 * whoever of the two wrote it last.
 */
export const itemsAgainstRing = (items: readonly PlanItem[], decisions: Decisions, sides: Sides): readonly PlanItem[] =>
  items.filter((item) => !isBorne(item, decisions, sides))

function isBorne(item: PlanItem, decisions: Decisions, sides: Sides): boolean {
  const decision = own(decisions, item.id)
  if (item.migratedBy !== undefined || (decision ? decision.kind !== 'keep' : waits(item))) return false
  const [what, change = ''] = item.kind.split('.')
  if (what === OF_HERE) return true
  if (HARMLESS.has(change)) return true
  const bears = thingKinds.find((kind) => kind.what === what)?.bearable
  const asked = bears && own(bears, change)
  return asked === true || asked?.(item, sides) === true
}

/**
 * A release as those are served it who are outside the ring: options that only the other has can be read on records, and not be
 * chosen. The same object for the same two.
 */
export function besideRing(model: Model, ring: Model): Model {
  const known = beside.get(ring)
  if (known?.of === model) return known.laid
  const lookups = Object.fromEntries(
    Object.values(model.lookups).map((lookup) => {
      const here = new Set(lookup.options.map(({ id }) => id))
      const there = own(ring.lookups, lookup.id)?.options.filter(({ id }) => !here.has(id)) ?? []
      const more = there.map((option) => ({ ...option, retired: true as const }))
      return [lookup.id, more.length === 0 ? lookup : { ...lookup, options: [...lookup.options, ...more] }]
    }),
  )
  const laid = { ...model, lookups, directory: `${model.directory ?? ''}~${ring.hash.slice(0, 16)}` }
  beside.set(ring, { of: model, laid })
  return laid
}

const beside = new WeakMap<Model, { readonly of: Model; readonly laid: Model }>()
