/** What this person has to do, on records of any type: a page of it, and how much there is by when it is due. */
import { Hono } from 'hono'
import { fieldsById } from '../../engine/fields/by-id.ts'
import { own } from '../../engine/lib/own.ts'
import { taskRulesOf } from '../../engine/life/tasks.ts'
import type { TaskRule } from '../../engine/lifecycle.ts'
import type { Direction, RecordType } from '../../engine/model.ts'
import { accessTo } from '../../engine/permissions/access-to.ts'
import { type Actor, OWN } from '../../engine/permissions/actor.ts'
import { problems } from '../../engine/problems.ts'
import { askable, typeFor } from '../../engine/query/askable.ts'
import type { Where } from '../../engine/query/query.ts'
import { valuesOf } from '../bracketed.ts'
import type { Asked, Env } from '../context.ts'
import { type ShownTask, taskShown } from '../dialect/tasks.ts'
import { jsonResponse } from '../json-response.ts'
import { audited, auditedIfPossible } from '../middleware/audited.ts'
import { said } from '../narrowed.ts'
import { pageOf } from '../page.ts'
import type { Gathered, GatheredKey, GatheredRows } from '../stores/record-stores.ts'
import { timeOf } from '../today.ts'

export const tasks = new Hono<Env>()
  .get('/tasks', audited('tasks'), listTasks)
  .get('/tasks/counts', auditedIfPossible('task_counts_read'), countTasks)

const isSnoozed: Where = { field: 'snoozed_until', from: { days: 1 } }
const days = (from: number, to?: number): Where => ({
  field: 'due_date',
  from: { days: from },
  ...(to !== undefined && { to: { days: to } }),
})

const unreadable = (field: string) => problems.queryRefused({ field, code: 'query.unreadable_value' })

/** A task is in the first of these that it fits. */
const GROUPS = {
  snoozed: isSnoozed,
  overdue: { field: 'due_at', to: { hours: 0 } },
  today: days(0, 0),
  week: days(1, 7),
  later: days(8),
} as const satisfies Readonly<Record<string, Where>>

type Group = keyof typeof GROUPS
const groupNames = Object.keys(GROUPS) as readonly Group[]
/** What was put off is shown to those who ask for it. */
const USUAL = groupNames.filter((name) => name !== 'snoozed')

async function listTasks(c: Asked): Promise<Response> {
  const { page, per, offset } = pageOf(c, { per: 20 })
  const shown = groupsAsked(c)
  const { counts, rows } = await gathered(c, { shown, offset, limit: per })
  const data = await Promise.all(rows.map(({ from, record, row }) => shownTask(c, from, record, row)))
  const total = shown.reduce((sum, name) => sum + (counts[name] ?? 0), 0)
  return jsonResponse(c, { data: data.filter((one) => one !== undefined), metadata: { total, per, page, counts } })
}

/** How much there is to do, for screens that say so everywhere. */
async function countTasks(c: Asked): Promise<Response> {
  const { counts } = await gathered(c, { shown: USUAL, offset: 0, limit: 1 })
  return jsonResponse(c, { data: counts })
}

interface Part {
  readonly shown: readonly Group[]
  readonly offset: number
  readonly limit: number
}

function gathered(c: Asked, part: Part): Promise<GatheredRows> {
  const mine = rulesAsked(c)
  const { keyOf, direction } = orderAsked(c, mine)
  const sources = mine.flatMap((one) => sourceOf(c, one, keyOf))
  const asked = { ...timeOf(c), sources, groups: GROUPS, directions: [direction, 'asc'] as const, ...part }
  return c.var.parts.stores.records.gathered(asked)
}

/** Rules of one record type that the same people have to do. */
interface RulesFor {
  readonly type: RecordType
  readonly seenBy: TaskRule['seenBy']
  readonly rules: readonly TaskRule[]
}

function rulesAsked(c: Asked): readonly RulesFor[] {
  const { release, actor } = c.var
  const { recordTypes } = release.model
  const types = oneOf(c, 'record_type', new Set(Object.keys(recordTypes)))
  const visible = Object.keys(recordTypes).flatMap((id) => typeFor(actor, recordTypes, id) ?? [])
  const known = visible.filter(({ id }) => types.length === 0 || types.includes(id))
  const ids = oneOf(c, 'type', new Set(visible.flatMap((type) => taskRulesOf(type).map(({ id }) => id))))
  return known.flatMap((type) => {
    const rules = taskRulesOf(type).filter(({ id }) => ids.length === 0 || ids.includes(id))
    const audiences = new Map(rules.map(({ seenBy }) => [JSON.stringify(seenBy), seenBy]))
    return [...audiences].map(([key, seenBy]) => ({
      ...{ type, seenBy },
      rules: rules.filter((rule) => JSON.stringify(rule.seenBy) === key),
    }))
  })
}

function oneOf(c: Asked, name: string, known: ReadonlySet<string>): readonly string[] {
  const values = valuesOf(c, name)
  if (!values.every((value) => known.has(value))) throw unreadable(name)
  return values
}

function groupsAsked(c: Asked): readonly Group[] {
  const wanted = oneOf(c, 'due', new Set(groupNames)) as readonly Group[]
  return wanted.length > 0 ? wanted : USUAL
}

/** The question after the tasks of some rules, asked as somebody who reaches just the records on which they are theirs. */
function sourceOf(c: Asked, { type, seenBy, rules }: RulesFor, keyOf: KeyOf): Gathered['sources'] {
  const { actor, release } = c.var
  const narrowed =
    seenBy === 'owner' ? asOwner(actor) : typeof seenBy === 'object' ? asOneWhoMay(actor, seenBy.action) : actor
  if (!typeFor(narrowed, release.model.recordTypes, type.id)) return []
  const ids = rules.map(({ id }) => id)
  const ofRules: Where = { field: 'type', among: ids }
  const mine: Where = { field: 'user', among: [actor.userName] }
  const isForOne = seenBy === 'recipient' || seenBy === 'sender'
  const query = { from: `${type.id}.tasks`, where: isForOne ? { all: [ofRules, mine] } : ofRules }
  const source = { actor: narrowed, query, keys: [keyOf(type), DUE] }
  return [seenBy === 'owner' ? { ...source, owned: true } : { ...source, forOthers: ids }]
}

/** On one's own records alone. */
const asOwner = (actor: Actor): Actor => ({
  ...actor,
  grants: actor.grants.flatMap((grant) => {
    const self = `user:${actor.userName}` as const
    const reaches = grant.label === OWN && (grant.rows === 'all' || grant.rows.includes(self))
    return reaches ? [{ ...grant, rows: [self] }] : []
  }),
})

/** Where the role allows the action. */
const asOneWhoMay = (actor: Actor, action: string): Actor => ({
  ...actor,
  grants: actor.grants.filter(({ actions }) => actions.has(action)),
})

type KeyOf = (type: RecordType) => GatheredKey

const DUE: GatheredKey = { fields: ['due_at'] }

/** What tasks can be sorted by. */
const orders: Readonly<Record<string, (c: Asked, of: readonly RulesFor[]) => KeyOf>> = {
  due_date: () => () => DUE,
  id: () => () => ({ fields: ['record.short_id'] }),
  name: () => (type) => ({ fields: titleNames(type).map((name) => `record.${name}`) }),
  type: (c, of) => {
    const rules = of.flatMap((one) => one.rules).map(({ id, label }) => ({ id, label: said(c, label) }))
    const ranks = rules.sort((one, other) => one.label.localeCompare(other.label, c.var.actor.locale))
    return () => ({ fields: ['type'], ranks: [...new Set(ranks.map(({ id }) => id))] })
  },
  priority: (c, of) => {
    const { lookups } = c.var.release.model
    const fields = of.flatMap(({ type, rules }) => rules.map(({ priority }) => fieldOf(type, priority)))
    const options = fields.flatMap((field) => own(lookups, String(field?.settings['lookup']))?.options ?? [])
    return () => ({ fields: ['priority'], ranks: [...new Set(options.map(({ id }) => id))] })
  },
}

const fieldOf = ({ fields }: RecordType, name = '') => fieldsById(fields).get(name)

/** Texts of the title that questions know. */
const titleNames = (type: RecordType): readonly string[] =>
  type.title.filter((name) => askable(type).get(name)?.kind === 'text')

function orderAsked(c: Asked, of: readonly RulesFor[]): { readonly keyOf: KeyOf; readonly direction: Direction } {
  const { order_by: by = 'due_date', order: direction = 'asc' } = c.req.query()
  const order = own(orders, by)
  if (!order) throw unreadable('order_by')
  if (direction !== 'asc' && direction !== 'desc') throw unreadable('order')
  return { keyOf: order(c, of), direction }
}

/** The task as it is told of now; it may be gone since it was found. */
async function shownTask(c: Asked, from: string, id: string, task: string): Promise<ShownTask | undefined> {
  const { parts, release, actor } = c.var
  const type = own(release.model.recordTypes, from.split('.')[0] ?? '')
  const stored = type && (await parts.stores.records.get(type.id, id))
  const access = stored && accessTo(actor, stored.record, stored.reach)
  return type && access && taskShown(task, { ...stored, type, access }, { c, ...timeOf(c) })
}
