import * as assert from 'uvu/assert'
import { fieldsById } from '../../engine/fields/by-id.ts'
import { kindOf } from '../../engine/fields/index.ts'
import { addDays } from '../../engine/lib/dates.ts'
import type { Field, RecordType } from '../../engine/model.ts'
import { actorOf } from '../../engine/permissions/actor-of.ts'
import { dashboardsFor, indicatorsFor, listQuery } from '../../engine/query/indicators.ts'
import { namedIn } from '../../engine/query/named-in.ts'
import type { TransitionRow } from '../../engine/records/collections.ts'
import type { Answers, AnyRecord } from '../../engine/records/record.ts'
import type { TransitionKind } from '../../engine/transitions/transition-kind.ts'
import { type Random, randomFrom } from '../../server/demo/random.ts'
import { openStores } from '../../server/stores/open-stores.ts'
import { spec } from '../lib/spec.ts'
import { model } from './seed.ts'

const SETS = 200
const RECORDS = 5
const TODAY = '2026-05-13'
const NOW = `${TODAY}T09:00:00.000Z`

const questions = (model.dashboards ?? []).flatMap(({ indicators }) => indicators)
const types = Object.values(model.recordTypes).filter(({ id }) =>
  questions.some(({ from }) => from.split('.')[0] === id),
)
const PEOPLE = ['ada', 'ben'] as const
const [agency = '', otherAgency = ''] = Object.keys(model.agencies)
const [group = '', otherGroup = ''] = Object.keys(model.userGroups)
const membership = {
  ada: { agency, groups: [group] },
  ben: { agency: otherAgency, groups: [otherGroup] },
}

const some = <Value>(random: Random, values: readonly Value[]): Value | undefined =>
  random.next() < 0.25 ? undefined : values[Math.floor(random.next() * values.length)]
const aDay = (random: Random) => addDays(TODAY, Math.floor(random.next() * 40) - 20) ?? TODAY
const anInstant = (random: Random) => `${aDay(random)}T${random.next() < 0.5 ? '06' : '18'}:00:00.000Z`

/** Values of the kinds that the indicators of the configuration name. */
function chanceOf(field: Field, random: Random): unknown {
  const options = model.lookups[String(field.settings['lookup'])]?.options.map(({ id }) => id) ?? []
  const one = some(random, options.slice(0, 4))
  if (field.type === 'choices') return one === undefined ? undefined : [...new Set([one, options[0]])]
  if (options.length > 0) return one
  const kind = kindOf(field)
  if (kind === 'date') return some(random, [aDay(random)])
  if (kind === 'datetime') return some(random, [anInstant(random)])
  if (kind === 'location') return some(random, model.locations.slice(0, 6))?.code
  if (kind === 'number') return some(random, [0, 1, 2])
  return kind === 'boolean' ? some(random, [true, false]) : undefined
}

/** What the indicators of a type read, and what its tasks hang on. */
function readOf(type: RecordType) {
  const named = namedIn(questions, type.id)
  const tasks = type.lifecycle?.tasks ?? []
  const record = new Set([...named.record, ...tasks.flatMap(({ dueField, rows }) => (rows ? [] : (dueField ?? [])))])
  const rows = new Map([...named.rows].map(([id, names]) => [id, new Set(names)]))
  for (const { rows: id, dueField } of tasks) {
    if (id !== undefined && dueField !== undefined) rows.set(id, (rows.get(id) ?? new Set()).add(dueField))
  }
  return { record, rows }
}

const answersOf = (fields: readonly Field[], names: ReadonlySet<string>, random: Random): Answers =>
  Object.fromEntries(
    [...names].flatMap((name) => {
      const field = fieldsById(fields).get(name)
      const value = field && !field.rows && chanceOf(field, random)
      return value === undefined ? [] : [[name, value] as const]
    }),
  )

function recordOf(type: RecordType, index: number, version: number, random: Random): AnyRecord {
  const place = types.indexOf(type) * RECORDS + index
  const owner = random.next() < 0.6 ? 'ada' : 'ben'
  const { record, rows } = readOf(type)
  const stages = type.lifecycle?.workflows.flatMap(({ stages: all }) => all.map(({ id }) => id)) ?? []
  const alerts = random.next() < 0.4 ? (type.lifecycle?.alerts.slice(0, 1) ?? []) : []
  const flags = random.next() < 0.4 ? [random.next() < 0.5] : []
  const rowsOf = ([id, names]: readonly [string, ReadonlySet<string>]) => {
    const subform = fieldsById(type.fields).get(id)?.rows
    const count = subform ? Math.floor(random.next() * 3) : 0
    const unique = (at: number) => `${String(place).padStart(8, '0')}-0000-4000-8000-${String(at).padStart(12, '0')}`
    const all = Array.from({ length: count }, (_, at) => ({
      ...answersOf(subform?.fields ?? [], names, random),
      unique_id: unique(at),
    }))
    return all.length > 0 ? [[id, all] as const] : []
  }
  const stage = some(random, stages)
  const entries = (type.lifecycle?.transitions ?? []).flatMap((kind) =>
    random.next() < 0.4 ? [entryOf(kind, `entry-${place}-${kind.id}`, owner, random)] : [],
  )
  return {
    id: `${String(place).padStart(8, '0')}-0000-4000-8000-000000000000`,
    type: type.id,
    programme: type.programmes[index % type.programmes.length] as string,
    version,
    answers: { ...answersOf(type.fields, record, random), ...Object.fromEntries([...rows].flatMap(rowsOf)) },
    core: {
      status: random.next() < 0.7 ? 'open' : 'closed',
      record_state: random.next() < 0.85,
      owned_by: owner,
      owned_by_full_name: owner,
      owned_by_agency_id: membership[owner].agency,
      owned_by_groups: membership[owner].groups,
      ...sharedWith(random),
      short_id: `S${place}`,
      created_at: anInstant(random),
      created_by: owner,
      created_organization: membership[owner].agency,
      last_updated_at: NOW,
      last_updated_by: owner,
      ...(random.next() < 0.3 && { reassigned_transferred_on: anInstant(random) }),
      not_edited_by_owner: random.next() < 0.4,
      ...(stage !== undefined && { workflow: stage }),
      flag_count: flags.filter((removed) => !removed).length,
      flags: flags.map((removed, at) => ({
        ...{ unique_id: `flag-${place}-${at}`, message: 'Look', date: aDay(random) },
        ...{ flagged_by: owner, created_at: NOW, removed },
      })),
      ...(entries.length > 0 && { transitions: entries }),
      alert_count: alerts.length,
      current_alert_types: alerts.map(({ id }) => id),
    },
  }
}

function sharedWith(random: Random): Pick<AnyRecord['core'], 'shared_with' | 'assigned_user_names'> {
  return random.next() < 0.3
    ? { shared_with: [{ user_name: 'ada' }], assigned_user_names: ['ada'] }
    : { shared_with: [] }
}

/** To or from somebody, answered lately or not. */
function entryOf({ id, begins, steps }: TransitionKind, entry: string, owner: string, random: Random): TransitionRow {
  const status = some(random, [begins, ...steps.map(({ to }) => to)]) ?? begins
  return {
    ...{ unique_id: entry, type: id, status, created_at: anInstant(random), transitioned_by: owner },
    transitioned_to: some(random, PEOPLE) ?? owner,
    ...(status !== begins && { responded_at: anInstant(random) }),
  }
}

spec('Every number of the standard home pages', (it) => {
  it(`is the total of its list, for each role over ${SETS} sets of records`, async () => {
    const stores = await openStores(':memory:')
    await stores.activate(model, NOW)
    for (const userName of PEOPLE) {
      const account = { id: userName, userName, fullName: userName, role: 'none', services: [], disabled: false }
      await stores.accounts.create(
        { ...account, ...membership[userName], passwordHash: '' },
        { at: NOW, action: 'test' },
      )
    }
    const readers = Object.keys(model.roles).flatMap((role) => {
      const actor = actorOf(model, { userName: 'ada', fullName: 'Ada', role, ...membership.ada })
      const asked = dashboardsFor(model, actor).flatMap((dashboard) => indicatorsFor(model, actor, dashboard))
      return asked.length > 0 ? [{ role, actor, asked }] : []
    })
    assert.ok(readers.length >= 8, `${readers.length} roles have numbers`)
    const told = new Set(
      readers.flatMap(({ asked }) => asked.map(({ dashboard, indicator }) => `${dashboard.id}.${indicator.id}`)),
    )
    const written = (model.dashboards ?? []).flatMap(({ id, indicators }) => indicators.map((one) => `${id}.${one.id}`))
    assert.equal(
      written.filter((name) => !told.has(name)),
      [],
      'each is asked by some role',
    )

    const random = randomFrom(20260513)
    const standing = new Map<string, AnyRecord>()
    const nonZero = new Set<string>()
    for (let set = 1; set <= SETS; set += 1) {
      const batches = types.flatMap((type) =>
        Array.from({ length: RECORDS }, (_, index) => {
          const after = recordOf(type, index, set, random)
          const before = standing.get(after.id)
          standing.set(after.id, after)
          const mutation = `${set} ${after.id}`
          const stamps = { by: 'ada', at: NOW, mutation, release: '', fields: [] }
          const change = { record: after.id, version: set, action: before ? 'update' : 'create', ...stamps }
          return {
            ...{
              actor: { userName: 'ada', membershipVersion: 1 },
              mutation,
              fingerprint: '',
              audit: [],
              at: NOW,
              result: null,
            },
            records: [{ expected: set - 1, ...(before && { before }), after, change }],
          }
        }),
      )
      for (const { kind } of await stores.records.commitMany(batches)) assert.is(kind, 'done')
      for (const [turn, { role, actor, asked }] of readers.entries()) {
        const time = { today: TODAY, now: NOW }
        const answers = await stores.records.counts(
          actor,
          asked.map(({ count }) => count),
          time,
        )
        const totalOf = async (at: number, key?: readonly string[]) => {
          const query = {
            ...listQuery(model, actor, asked[at] as (typeof asked)[number], key),
            offset: RECORDS * 2,
            limit: 1,
          }
          return (await stores.records.list(actor, query, { ...time, fields: [] })).total
        }
        for (const [at, { total }] of answers.entries()) {
          assert.is(await totalOf(at), total, `${role}: ${asked[at]?.dashboard.id}.${asked[at]?.indicator.id}`)
          if (total > 0) nonZero.add(`${asked[at]?.dashboard.id}.${asked[at]?.indicator.id}`)
        }
        // Of what is told apart, another number each time.
        const parted = answers.flatMap(({ groups }, at) => (groups.length > 0 ? [{ groups, at }] : []))
        const { groups, at } = parted[(set + turn) % Math.max(1, parted.length)] ?? { groups: [], at: 0 }
        for (const { key, count } of groups) {
          assert.is(await totalOf(at, key), count, `${role}: ${asked[at]?.indicator.id} under ${key}`)
        }
      }
    }
    assert.ok(nonZero.size > 0.8 * told.size, `${nonZero.size} of ${told.size} counted something`)
    await stores.close()
  })
})
