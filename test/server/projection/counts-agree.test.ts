import fc from 'fast-check'
import * as assert from 'uvu/assert'
import type { Model, RecordType } from '../../../engine/model.ts'
import { type Actor, OWN } from '../../../engine/permissions/actor.ts'
import { reachOf } from '../../../engine/permissions/reach.ts'
import { askable, askableFrom, sourceFor } from '../../../engine/query/askable.ts'
import { type Count, type Counted, checkCount, countAmong, isUnder } from '../../../engine/query/count.ts'
import type { Query, Where } from '../../../engine/query/query.ts'
import type { Database } from '../../../server/db/open.ts'
import { grantResolver } from '../../../server/projection/grants.ts'
import { countHeld } from '../../../server/projection/held-counts.ts'
import { heldType } from '../../../server/projection/held-type.ts'
import { openType, plannedParts } from '../../../server/projection/live-type.ts'
import { typePlan } from '../../../server/projection/plan.ts'
import type { RecordsStore } from '../../../server/stores/record-stores.ts'
import { spec } from '../../lib/spec.ts'
import { AT, actorsOf, answer, type History, histories, membershipOf, models, queriesOf, TODAY } from './generated.ts'
import { batchOf, libraryStores } from './library-stores.ts'

const CONFIGURATIONS = 40
const QUESTIONS = 20
const time = { today: TODAY, now: AT }

/** What records, and rows, may be counted by. */
const BY = {
  book: [
    'colour',
    'colours',
    'lent',
    'place',
    'agency',
    'reader',
    'status',
    'owned_by',
    'owned_by_groups',
    'record_state',
  ],
  'book.parts': ['read', 'colours', 'record.colour', 'record.colours', 'record.place', 'record.owned_by_groups'],
}

const countsOf = (model: Model): fc.Arbitrary<Count> =>
  queriesOf(model).chain(({ from, where }) =>
    fc
      .record({
        names: fc.uniqueArray(fc.constantFrom(...(BY[from as keyof typeof BY] ?? ['status'])), { maxLength: 2 }),
        level: fc.constantFrom(undefined, 0, 1),
      })
      .map(({ names, level }) => ({
        from,
        ...(where && { where }),
        by: names.map((name) => (name.endsWith('place') && level !== undefined ? { name, level } : { name })),
      })),
  )

const worlds = models.chain((model) =>
  fc.record({
    model: fc.constant(model),
    history: histories,
    questions: fc.array(fc.record({ actor: actorsOf(model), count: countsOf(model) }), {
      minLength: QUESTIONS,
      maxLength: QUESTIONS,
    }),
  }),
)

const inOrder = (counted: Counted | string) =>
  typeof counted === 'string'
    ? counted
    : { total: counted.total, groups: counted.groups.map((group) => JSON.stringify(group)).sort() }

/** The list of the records that one group counts. */
function listOf(model: Model, actor: Actor, { from, where, by }: Count, key: readonly string[]): Query {
  const source = sourceFor(actor, model.recordTypes, from)
  if (!source) throw new Error(`Nothing is asked of ${from}`)
  const under = by.map((grouping, index) =>
    isUnder(grouping, askableFrom(source, grouping.name)?.kind ?? 'none', key[index] ?? ''),
  )
  const all: Where = { all: [...(where ? [where] : []), ...under] }
  return { from: 'book', where: source.collection ? { any_row: source.collection.id, where: all } : all, limit: 0 }
}

/** Reaches and reads everything. */
const everybody = (model: Model): Actor => {
  const type = model.recordTypes['book'] as RecordType
  const actions = new Set(['read', 'enable'])
  const readable = new Set([...askable(type).keys(), ...type.fields.map(({ id }) => id), 'flags', 'workflow_stages'])
  const { programmes } = type
  const grant = {
    label: OWN,
    recordType: 'book',
    programmes,
    rows: 'all' as const,
    readable,
    writable: new Set<string>(),
    actions,
  }
  const account = {
    userName: 'ada',
    fullName: 'Ada',
    role: 'librarian',
    agency: 'north',
    groups: ['day'],
    locale: 'en',
  }
  return { ...account, programmes, grants: [grant], manages: new Set() }
}

const seen = { held: 0, counts: 0, groups: 0, rows: 0 }

/** The reader that keeps columns in memory, beside the stores. */
function memoryReader(model: Model, { sqlite }: Database) {
  const live = openType(
    sqlite,
    plannedParts(typePlan(model, model.recordTypes['book'] as RecordType), () => undefined),
  )
  const held = heldType(sqlite, live)
  const liveGrants = grantResolver(sqlite)
  return (actor: Actor, count: Count): Counted | undefined => {
    held.refresh()
    const source = checkCount(model, actor, count)
    return countHeld(held, { model, source, grants: liveGrants(actor, 'book', time.now), count, time })
  }
}

interface Stores {
  readonly records: RecordsStore
  readonly inMemory: ReturnType<typeof memoryReader>
}

async function agree(model: Model, { now }: History, stores: Stores, actor: Actor, counts: readonly Count[]) {
  const { records: store, inMemory } = stores
  const records = now.map((record) => ({ record, reach: reachOf(record, membershipOf) }))
  const known: { readonly count: Count; readonly counted: Counted }[] = []
  for (const count of counts) {
    const expected = await answer(() => countAmong(records, count, { model, actor, ...time }))
    const found = await answer(async () => (await store.counts(actor, [count], time))[0] as Counted)
    assert.equal(inOrder(found), inOrder(expected), JSON.stringify(count))
    if (typeof found === 'string') continue
    const held = inMemory(actor, count)
    if (held) assert.equal(inOrder(held), inOrder(found), `in memory, ${JSON.stringify(count)}`)
    seen.held += Number(held !== undefined)
    known.push({ count, counted: found })
    for (const { key, count: of } of found.groups) {
      const { total } = await store.list(actor, listOf(model, actor, count, key), { ...time, fields: [] })
      assert.is(total, of, `${JSON.stringify(count)} under ${JSON.stringify(key)}`)
    }
    seen.counts += 1
    seen.groups += found.groups.length
    seen.rows += Number(count.from !== 'book' && found.total > 0)
  }
  const together = await store.counts(
    actor,
    known.map(({ count }) => count),
    time,
  )
  assert.equal(
    together.map(inOrder),
    known.map(({ counted }) => inOrder(counted)),
  )
}

async function agreeIn({ model, history, questions }: typeof worlds extends fc.Arbitrary<infer World> ? World : never) {
  const stores = await libraryStores(model)
  try {
    const inMemory = memoryReader(model, stores.database)
    const counts = questions.map(({ count }) => count)
    const half = Math.ceil(history.steps.length / 2)
    for (const [index, step] of history.steps.entries()) {
      assert.is((await stores.records.commit(batchOf(step))).kind, 'done')
      // What is held from here on is kept up with the changes.
      if (index === half) for (const count of counts) await answer(() => inMemory(everybody(model), count))
    }
    const actors = [everybody(model), ...questions.slice(0, 2).map(({ actor }) => actor)]
    for (const actor of actors) await agree(model, history, { records: stores.records, inMemory }, actor, counts)
  } finally {
    await stores.close()
  }
}

spec('The SQL reader of counts', (it) => {
  it(`counts ${CONFIGURATIONS * QUESTIONS * 3} questions as the predicate does, together as one by one, and each number is its list's total`, async () => {
    await fc.assert(fc.asyncProperty(worlds, agreeIn), {
      numRuns: CONFIGURATIONS,
      seed: 20240301,
      includeErrorInReport: true,
      endOnFailure: true,
    })
    assert.ok(seen.counts > 400, `${seen.counts} were answered`)
    assert.ok(seen.groups > 300, `${seen.groups} groups were told of`)
    assert.ok(seen.rows > 30, `${seen.rows} were of rows`)
    assert.ok(seen.held > 200, `${seen.held} were told out of memory`)
  })
})
