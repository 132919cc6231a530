/** Everything that is counted for the items of a plan, in one reading of all records. */
import type { StepsBetween } from '../../../config/plan/steps.ts'
import { taken } from '../../../engine/migrations/take.ts'
import type { Diff, PlanItem, PlanTotals } from '../../../engine/plan/plan.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { aboutAccess, countAccess, waysOf } from './access.ts'
import { createAudience } from './audience.ts'
import type { Around, Counter, Counters, Counts } from './counter.ts'
import { holders } from './holders.ts'
import { countIncomplete } from './incomplete.ts'
import { judgedDifferently } from './judged-differently.ts'
import { named } from './named.ts'
import { options } from './options.ts'
import { countTasks } from './tasks.ts'

const counters: Counters = { ...holders, ...options, ...named }

export interface Impact {
  see(record: AnyRecord): void
  items(): readonly PlanItem[]
  totals(): Omit<PlanTotals, 'devices'>
}

export function createImpact({ items }: Pick<Diff, 'items'>, around: Around): Impact {
  const { people, steps } = around
  const audience = createAudience(people, around.now)
  const byItem = new Map(items.flatMap((item) => counterFor(item, around)))
  const all = [...byItem.values()]
  const ways = items.some((item) => aboutAccess(item)) ? waysOf(around) : []
  const typesOfWays = new Set(ways.map(({ recordType }) => recordType))
  const differing = judgedDifferently(around)
  const incomplete = countIncomplete(items, around, differing)
  const tasks = countTasks(around, audience, differing)
  let [records, migrated] = [0, 0]

  return {
    see: (before) => {
      const after = through(before, steps)
      records += 1
      if (after !== before) migrated += 1
      const sight = { before, after }
      for (const counter of all) counter.see(sight)
      incomplete.see(sight)
      tasks.see(sight)
      if (typesOfWays.has(before.type)) audience.add(before)
    },
    items: () => {
      const access = countAccess(items, ways, audience)
      return items.map((item): PlanItem => {
        const counts: Counts = {
          ...byItem.get(item)?.counts(),
          ...access.get(item.id),
          ...incomplete.countsOf(item),
          ...(item.subject.what === 'task' && tasks.countsOf(item.subject.recordType ?? '', item.subject.id)),
          ...peopleOf(item, around),
        }
        return Object.keys(counts).length > 0 ? { ...item, counts } : item
      })
    },
    totals: () => {
      const { appear, vanish } = tasks.totals()
      return { records, migrated, incomplete: incomplete.total(), tasksAppear: appear, tasksVanish: vanish }
    },
  }
}

const counterFor = (item: PlanItem, around: Around): readonly (readonly [PlanItem, Counter])[] => {
  const made = counters[item.kind]?.(item, around)
  return made ? [[item, made]] : []
}

const through = (record: AnyRecord, { levels }: StepsBetween): AnyRecord => levels.reduce(taken, record)

/** Of a role that comes, goes, or is entrusted with something else: those who have it. */
function peopleOf({ kind, subject }: PlanItem, { people }: Around): Counts {
  const isOfRole = kind === 'role.removed' || kind.startsWith('role.manages') || kind === 'role.changed'
  if (!isOfRole) return {}
  return { people: people.filter(({ role, disabled }) => role === subject.id && !disabled).length }
}
