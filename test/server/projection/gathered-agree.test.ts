import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { byCodePoint } from '../../../engine/lib/fold.ts'
import { type Actor, OWN } from '../../../engine/permissions/actor.ts'
import { reachOf } from '../../../engine/permissions/reach.ts'
import { ask } from '../../../engine/query/predicate.ts'
import type { Query, Where } from '../../../engine/query/query.ts'
import { spec } from '../../lib/spec.ts'
import { AT, actorsOf, histories, membershipOf, models, queriesOf, TODAY } from './generated.ts'
import { batchOf, libraryStores } from './library-stores.ts'

const time = { today: TODAY, now: AT }

const GROUPS: Readonly<Record<string, Where>> = {
  later: { field: 'due_date', from: { days: 1 } },
  overdue: { field: 'due_at', to: { hours: 0 } },
  rest: { all: [] },
}

/** Ada, by her own role, where she owns the record. */
const asOwner = (actor: Actor): Actor => ({
  ...actor,
  grants: actor.grants.flatMap((grant) =>
    grant.label === OWN && (grant.rows === 'all' || grant.rows.includes('user:ada'))
      ? [{ ...grant, rows: ['user:ada' as const] }]
      : [],
  ),
})

const worlds = models.chain((model) =>
  fc.record({
    model: fc.constant(model),
    history: histories,
    questions: fc.array(
      fc.record({
        actor: actorsOf(model),
        // Most conditions leave nothing of the few tasks that there are.
        query: fc.oneof(
          { weight: 1, arbitrary: queriesOf(model).filter(({ from }) => from === 'book.tasks') },
          { weight: 3, arbitrary: fc.constant<Query>({ from: 'book.tasks' }) },
        ),
        how: fc.constantFrom<'owned' | 'others' | 'all'>('owned', 'others', 'all'),
      }),
      { minLength: 6, maxLength: 6 },
    ),
  }),
)

let found = 0

spec('Rows gathered into one list', (it) => {
  it('are those that each question finds by itself, in their groups, sorted', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async ({ model, history, questions }) => {
        const stores = await libraryStores(model)
        try {
          for (const step of history.steps) await stores.records.commit(batchOf(step))
          const records = history.now.map((record) => ({ record, reach: reachOf(record, membershipOf) }))
          const asked = questions.flatMap(({ actor, query: { where }, how }) => {
            const who = how === 'owned' ? asOwner(actor) : actor
            const isForOthers: Where[] = how === 'others' ? [{ field: 'type', among: ['look'] }] : []
            const query: Query = { from: 'book.tasks', where: { all: [...(where ? [where] : []), ...isForOthers] } }
            try {
              ask([], query, { model, actor: who, ...time })
            } catch {
              return []
            }
            const ways = { owned: { owned: true as const }, others: { forOthers: ['look'] }, all: {} }
            return [{ actor: who, query, keys: [{ fields: ['due_at'] }], how, ...ways[how] }]
          })
          const all = asked.flatMap(({ actor, query, how }) =>
            Object.entries(GROUPS).flatMap(([group, where], index) => {
              const others = Object.values(GROUPS).slice(0, index)
              const only = { all: [...(query.where ? [query.where] : []), where, ...others.map((not) => ({ not }))] }
              return ask(records, { ...query, where: only }, { model, actor, ...time })
                .rows.filter(({ record }) => how !== 'owned' || record.core.owned_by === 'ada')
                .map(({ record, row }) => ({ group, line: `${row?.['due_at']} ${record.id} ${row?.unique_id}` }))
            }),
          )
          const { counts, rows } = await stores.records.gathered({
            ...time,
            sources: asked,
            groups: GROUPS,
            shown: ['later', 'rest'],
            directions: ['asc'],
            offset: 1,
            limit: 5,
          })
          const size = (group: string) => all.filter((one) => one.group === group).length
          assert.equal(counts, { later: size('later'), overdue: size('overdue'), rest: size('rest') })
          const shown = all.filter(({ group }) => group !== 'overdue').map(({ line }) => line)
          const lines = rows.map(({ record, row }) => `${record} ${row}`)
          const expected = shown.sort(byCodePoint).slice(1, 6)
          assert.equal(
            lines,
            expected.map((line) => line.slice(line.indexOf(' ') + 1)),
          )
          found += all.length
        } finally {
          await stores.close()
        }
      }),
      { numRuns: 60, seed: 4, includeErrorInReport: true },
    )
    assert.ok(found > 100, `${found} rows were gathered`)
  })
})
