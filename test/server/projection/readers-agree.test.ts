import fc from 'fast-check'
import * as assert from 'uvu/assert'
import type { Model, RecordType } from '../../../engine/model.ts'
import { accessTo } from '../../../engine/permissions/access-to.ts'
import type { Actor, Grant } from '../../../engine/permissions/actor.ts'
import { reachOf } from '../../../engine/permissions/reach.ts'
import { readableRecord } from '../../../engine/permissions/readable-record.ts'
import { seesColumn } from '../../../engine/permissions/row-guard.ts'
import { askable } from '../../../engine/query/askable.ts'
import { type Collection, collectionsOf } from '../../../engine/query/collection.ts'
import { ask, type Reached } from '../../../engine/query/predicate.ts'
import type { Query } from '../../../engine/query/query.ts'
import { collectionColumns } from '../../../engine/records/collections.ts'
import type { AnyRecord, Row } from '../../../engine/records/record.ts'
import { wireAnswers } from '../../../engine/records/wire.ts'
import type { RecordsStore } from '../../../server/stores/record-stores.ts'
import { spec } from '../../lib/spec.ts'
import { AT, actorsOf, answer, type History, histories, membershipOf, models, queriesOf, TODAY } from './generated.ts'
import { batchOf, libraryStores } from './library-stores.ts'

const CONFIGURATIONS = 200
const QUESTIONS = 30
/** So many at least are not refused: half of all, since some actors are asked about what they may not read. */
const ANSWERED = { records: 1700, rows: 350, life: 800 }

const worlds = models.chain((model) =>
  fc.record({
    model: fc.constant(model),
    history: histories,
    questions: fc.array(fc.record({ actor: actorsOf(model), query: queriesOf(model) }), {
      minLength: QUESTIONS,
      maxLength: QUESTIONS,
    }),
  }),
)

const rowFieldsOf = (type: RecordType) => type.fields.flatMap(({ rows }) => rows?.fields ?? [])

const shown = (model: Model, actor: Actor, { record, reach }: Reached, fields: readonly string[]) => {
  const access = accessTo(actor, record, reach, AT)
  if (!access) throw new Error('Out of reach')
  return JSON.parse(
    JSON.stringify(
      readableRecord(model, { ...access, userName: actor.userName, names: new Set(fields) }, record, TODAY),
    ),
  ) as object
}

async function agree(model: Model, now: readonly AnyRecord[], store: RecordsStore, actor: Actor, query: Query) {
  const records = now.map((record) => ({ record, reach: reachOf(record, membershipOf) }))
  const type = model.recordTypes['book'] as RecordType
  const names = [...askable(type).keys()]
  const collection = collectionsOf(type).get(query.from.split('.')[1] ?? '')
  const cells = [...(collection?.field ? rowFieldsOf(type).map(({ id }) => id) : (collection?.names.keys() ?? []))]
  const fields = collection ? [...cells, ...names.map((name) => `record.${name}`)] : names
  const expected = await answer(() => {
    const { rows, total } = ask(records, query, { model, actor, today: TODAY, now: AT })
    const told = rows.map(({ row, ...reached }) => {
      const record = shown(model, actor, reached, names)
      return row && collection
        ? { unique_id: row.unique_id, record, ...cellsOf(model, actor, reached, collection, row) }
        : record
    })
    return { total, rows: told }
  })
  const found = await answer(() => store.list(actor, query, { today: TODAY, now: AT, fields }))
  if (typeof expected !== 'string') {
    answered[kindOf(query, collection)] += 1
    if (collection && !collection.field) told[collection.id] = (told[collection.id] ?? 0) + expected.rows.length
  }
  const asked = `${JSON.stringify(query)} asked with ${JSON.stringify(actor.grants.map(grantTold))}`
  assert.equal(JSON.parse(JSON.stringify(found)), expected, asked)
}

const grantTold = ({ readable, actions, ...grant }: Grant) => ({
  ...grant,
  readable: [...readable],
  actions: [...actions],
})

async function agreeIn({
  model,
  history,
  questions,
}: {
  model: Model
  history: History
  questions: readonly { actor: Actor; query: Query }[]
}) {
  const stores = await libraryStores(model)
  try {
    for (const committed of await Promise.all(history.steps.map((step) => stores.records.commit(batchOf(step))))) {
      assert.is(committed.kind, 'done')
    }
    for (const { actor, query } of questions) await agree(model, history.now, stores.records, actor, query)
  } finally {
    await stores.close()
  }
}

const kindOf = ({ from }: Query, collection: Collection | undefined) =>
  !from.includes('.') ? 'records' : collection?.field ? 'rows' : 'life'

/** What a row shows of itself to this actor. */
function cellsOf(model: Model, actor: Actor, { record, reach }: Reached, of: Collection, row: Row) {
  const cells = rowFieldsOf(model.recordTypes['book'] as RecordType)
  if (of.field) return wireAnswers(model, cells, row, TODAY)
  const readable = accessTo(actor, record, reach, AT)?.readable
  const reads = (name: string) => readable?.has(name) ?? false
  return Object.fromEntries(
    [...of.names.keys()].flatMap((name) =>
      row[name] !== undefined && seesColumn(of.guard, row, name, { reads }) ? [[name, row[name]]] : [],
    ),
  )
}

const answered = { records: 0, rows: 0, life: 0 }
/** Rows of the platform's own collections that were found. */
const told: Record<string, number> = {}

spec('The SQL reader', (it) => {
  it(`answers or refuses ${CONFIGURATIONS * QUESTIONS} questions over generated configurations as the predicate does`, async () => {
    await fc.assert(fc.asyncProperty(worlds, agreeIn), {
      numRuns: CONFIGURATIONS,
      seed: 20240229,
      includeErrorInReport: true,
    })
    assert.ok(answered.records >= ANSWERED.records, `${answered.records} about records were answered`)
    assert.ok(answered.rows >= ANSWERED.rows, `${answered.rows} about rows were answered`)
    assert.ok(answered.life >= ANSWERED.life, `${answered.life} about the platform's own rows were answered`)
    for (const name of Object.keys(collectionColumns))
      assert.ok((told[name] ?? 0) > 50, `${told[name]} ${name} were found`)
  })
})
