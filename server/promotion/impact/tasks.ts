/** Tasks that appear or vanish with the new release, and for how many people. */
import { equal } from '../../../engine/lib/equal.ts'
import { own } from '../../../engine/lib/own.ts'
import { taskState } from '../../../engine/life/task-state.ts'
import { namesReadBy, taskRulesOf, tasksOf } from '../../../engine/life/tasks.ts'
import type { TaskRule } from '../../../engine/lifecycle.ts'
import type { Model } from '../../../engine/model.ts'
import { accessTo } from '../../../engine/permissions/access-to.ts'
import type { Actor } from '../../../engine/permissions/actor.ts'
import { type AccountFacts, actorOf } from '../../../engine/permissions/actor-of.ts'
import type { TaskRow } from '../../../engine/records/collections.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import type { Alike, Audience } from './audience.ts'
import type { Around, Counts, Sight } from './counter.ts'

interface Tally {
  appear: number
  vanish: number
  due: number
  records: number
  readonly owners: Set<string>
  /** Records whose tasks are anybody's who may do something. */
  readonly seen: Map<'appear' | 'vanish', Set<Alike>>
}

const fresh = (): Tally => ({
  ...{ appear: 0, vanish: 0, due: 0, records: 0 },
  owners: new Set(),
  seen: new Map([
    ['appear', new Set<Alike>()],
    ['vanish', new Set<Alike>()],
  ]),
})

export interface TaskCounting {
  see(sight: Sight): void
  /** Of one rule; nothing where none of its tasks comes or goes. */
  countsOf(recordType: string, rule: string): Counts
  totals(): { readonly appear: number; readonly vanish: number }
}

/** `differing`: by type, names of which something else may be said of the same record. */
export function countTasks(
  around: Around,
  audience: Audience,
  differing: ReadonlyMap<string, ReadonlySet<string>>,
): TaskCounting {
  const { from, to, now, today } = around
  const tallies = new Map<string, Tally>()
  const looked = new Map(
    Object.keys({ ...from.recordTypes, ...to.recordTypes }).flatMap((id) => {
      const rules = rulesThatMayDiffer(around, id, differing.get(id))
      return rules ? [[id, rules] as const] : []
    }),
  )
  const tallyOf = (type: string, rule: string): Tally => {
    const key = JSON.stringify([type, rule])
    const tally = tallies.get(key) ?? fresh()
    tallies.set(key, tally)
    return tally
  }

  function note(record: AnyRecord, tasks: readonly TaskRow[], way: 'appear' | 'vanish', model: Model): void {
    for (const rule of new Set(tasks.map(({ type }) => type))) {
      const tally = tallyOf(record.type, rule)
      const mine = tasks.filter(({ type }) => type === rule)
      tally[way] += mine.length
      if (way === 'appear') tally.due += mine.filter((task) => isDue(task)).length
      if (ruleIn(model, record.type, rule)?.seenBy === 'owner') tally.owners.add(record.core.owned_by)
      else tally.seen.get(way)?.add(audience.alike(record))
    }
  }

  const isDue = (task: TaskRow) => ['overdue', 'coming_up'].includes(taskState(task, { now, today }))

  return {
    see: ({ before, after }) => {
      const rules = looked.get(before.type)
      if (!rules) return
      const [had, has] = [tasksOf(from, before, rules.had), tasksOf(to, after, rules.has)]
      const [hadIds, hasIds] = [had, has].map((tasks) => new Set(tasks.map(({ unique_id }) => unique_id)))
      const appearing = has.filter(({ unique_id }) => !hadIds?.has(unique_id))
      const vanishing = had.filter(({ unique_id }) => !hasIds?.has(unique_id))
      note(after, appearing, 'appear', to)
      note(before, vanishing, 'vanish', from)
      for (const rule of new Set([...appearing, ...vanishing].map(({ type }) => type))) {
        tallyOf(before.type, rule).records += 1
      }
    },
    countsOf: (recordType, rule) => {
      const { appear, vanish, due, records, owners, seen } = tallyOf(recordType, rule)
      const doers = [
        ...whoMay(from, around, audience, ruleIn(from, recordType, rule)?.seenBy, seen.get('vanish')),
        ...whoMay(to, around, audience, ruleIn(to, recordType, rule)?.seenBy, seen.get('appear')),
      ]
      return { records, appear, vanish, due, people: new Set([...owners, ...doers]).size }
    },
    totals: () =>
      [...tallies.values()].reduce(
        (sum, { appear, vanish }) => ({ appear: sum.appear + appear, vanish: sum.vanish + vanish }),
        { appear: 0, vanish: 0 },
      ),
  }
}

interface Rules {
  readonly had: readonly TaskRule[]
  readonly has: readonly TaskRule[]
}

/** Rules that are the same and read nothing that differs have the same tasks on both sides; undefined: all are such. */
function rulesThatMayDiffer(
  { from, to }: Around,
  type: string,
  differing: ReadonlySet<string> = new Set(),
): Rules | undefined {
  const [had, has] = [from, to].map(({ recordTypes }) => taskRulesOf(own(recordTypes, type) ?? {})) as [
    readonly TaskRule[],
    readonly TaskRule[],
  ]
  const isElsewhere = from.instance.timeZone !== to.instance.timeZone
  const reads = (rule: TaskRule) => [...namesReadBy(rule)].some((name) => differing.has(name))
  const isSame = (rule: TaskRule, others: readonly TaskRule[]) =>
    !isElsewhere &&
    !reads(rule) &&
    equal(
      others.find(({ id }) => id === rule.id),
      rule,
    )
  const rules = { had: had.filter((rule) => !isSame(rule, has)), has: has.filter((rule) => !isSame(rule, had)) }
  return rules.had.length + rules.has.length > 0 ? rules : undefined
}

const ruleIn = ({ recordTypes }: Model, type: string, id: string) =>
  taskRulesOf(own(recordTypes, type) ?? {}).find((rule) => rule.id === id)

/** User names of those who reach any of the records and may do it there. */
function whoMay(
  model: Model,
  { people, now }: Around,
  audience: Audience,
  seenBy: unknown,
  groups: ReadonlySet<Alike> | undefined,
): readonly string[] {
  const { action } = (typeof seenBy === 'object' ? seenBy : {}) as { readonly action?: string }
  if (action === undefined || !groups || groups.size === 0) return []
  const doing = people
    .filter(({ disabled }) => !disabled)
    .flatMap((account) => {
      const actor = actorOf(model, account)
      return actor.grants.some(({ actions }) => actions.has(action)) ? [[account, actor] as const] : []
    })
  const left = new Map(doing)
  const found: string[] = []
  for (const alike of groups) {
    const near = audience.near(alike)
    const judge = (account: AccountFacts, actor: Actor) => {
      if (accessTo(actor, alike.sample, alike.reach, now)?.actions.has(action) !== true) return
      found.push(account.userName)
      left.delete(account)
    }
    for (const account of near.keys()) {
      const actor = left.get(account)
      if (actor) judge(account, actor)
    }
  }
  // Whoever is reached by none of them by name, group or agency reaches all or none.
  for (const [account, actor] of left) {
    const isReached = [...groups].some(
      ({ sample, reach }) => accessTo(actor, sample, reach, now)?.actions.has(action) === true,
    )
    if (isReached) found.push(account.userName)
  }
  return found
}
