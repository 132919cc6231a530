import * as assert from 'uvu/assert'
import { diff } from '../../../config/plan/diff.ts'
import { stepsBetween } from '../../../config/plan/steps.ts'
import { fieldTypeOf } from '../../../engine/fields/index.ts'
import { issuesIn } from '../../../engine/forms/issues.ts'
import { isBlank } from '../../../engine/lib/blank.ts'
import { tasksOf } from '../../../engine/life/tasks.ts'
import { taken } from '../../../engine/migrations/take.ts'
import type { Field, Model, RecordType } from '../../../engine/model.ts'
import { accessTo } from '../../../engine/permissions/access-to.ts'
import { type AccountFacts, actorOf } from '../../../engine/permissions/actor-of.ts'
import { reachOf } from '../../../engine/permissions/reach.ts'
import type { PlanItem } from '../../../engine/plan/plan.ts'
import type { AnyRecord, Row } from '../../../engine/records/record.ts'
import { createImpact } from '../../../server/promotion/impact/counting.ts'
import { dice } from '../../config/plan/mutations.ts'
import { now, today } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { bases, changed, pick, somePeople, someRecord } from './random-changes.ts'

const RUNS = 200
const RECORDS = 40

interface World {
  readonly from: Model
  readonly to: Model
  readonly people: readonly AccountFacts[]
  readonly before: readonly AnyRecord[]
  readonly after: readonly AnyRecord[]
  /** Name before, of a field of loans. */
  readonly was: (id: string) => string
}

const rowsOf = (record: AnyRecord, subform: string) => (record.answers[subform] ?? []) as readonly Row[]

/** How often each option stands in a value. */
const chosen = (field: Field, value: unknown): readonly string[] =>
  isBlank(value) ? [] : ((fieldTypeOf(field).chosen?.(value) ?? [value].flat()) as string[])

/** Counted by looking at every record for each item anew, in the plainest way. */
const plainly: Readonly<Record<string, (item: PlanItem, world: World) => Readonly<Record<string, number>>>> = {
  'field.removed': holding,
  'field.retyped': holding,
  'field.renamed': holding,
  'option.removed': holdingOption,
  'option.retired': holdingOption,
  'stage.removed': ({ subject }, { before }) => ({
    records: before.filter(({ core }) => core.workflow === subject.id).length,
  }),
  'location.removed': ({ subject }, { before }) => ({
    records: before.filter(({ answers }) => answers['branch'] === subject.id).length,
  }),
  'role.form_gained': gaining,
  'role.form_opened': gaining,
  'role.form_lost': gaining,
  'role.form_narrowed': gaining,
  'role.reach_widened': gaining,
  'role.reach_narrowed': gaining,
  'role.action_gained': gaining,
  'role.action_lost': gaining,
  'role.fields_gained': gaining,
  'role.fields_lost': gaining,
  'task.removed': tasks,
  'task.changed': tasks,
}

function holding({ subject: { id, of } }: PlanItem, { before, from, was }: World) {
  const name = was(id)
  const held = before.map((record) =>
    of === undefined
      ? isBlank(record.answers[name])
        ? 0
        : Math.max(1, Array.isArray(record.answers[name]) ? rowsOf(record, name).length : 1)
      : rowsOf(record, was(of)).filter((row) => !isBlank(row[id])).length,
  )
  const loan = from.recordTypes['loan'] as RecordType
  const hasRows = of !== undefined || loan.fields.find((field) => field.id === name)?.rows !== undefined
  const records = held.filter((count) => count > 0).length
  return hasRows ? { records, rows: held.reduce((sum, count) => sum + count, 0) } : { records }
}

function holdingOption({ subject: { id, of } }: PlanItem, { before, from }: World) {
  const counts = before.map((record) => {
    const type = from.recordTypes[record.type] as RecordType
    const inFields = type.fields.flatMap((field) => [
      ...(field.settings['lookup'] === of && chosen(field, record.answers[field.id]).includes(id) ? [1] : []),
      ...(field.rows?.fields ?? []).flatMap((cell) =>
        rowsOf(record, field.id).filter(
          (row) => cell.settings['lookup'] === of && chosen(cell, row[cell.id]).includes(id),
        ),
      ),
    ]).length
    return inFields + (type.statusLookup === of && record.core.status === id ? 1 : 0)
  })
  return { records: counts.filter((count) => count > 0).length, values: counts.reduce((sum, count) => sum + count, 0) }
}

function gaining({ kind, subject, details }: PlanItem, { from, to, people, before, was }: World) {
  const isLoss = /(lost|narrowed)$/.test(kind)
  const [less, more] = isLoss ? [to, from] : [from, to]
  const fields = details['fields'] as readonly string[] | undefined
  const action = details['action'] as string | undefined
  const seen = (model: Model, account: AccountFacts, record: AnyRecord) => {
    const reach = reachOf(record, (name) => people.find(({ userName }) => userName === name))
    const access = accessTo(actorOf(model, account), record, reach, now)
    const named = (names: Iterable<string> = []) =>
      [...names].map((name) =>
        model === from ? ([...new Set([name])].map((one) => nowCalled(one, was, to))[0] ?? name) : name,
      )
    return {
      read: new Set(named(access?.readable)),
      write: new Set(named(access?.writable)),
      act: access?.actions ?? new Set<string>(),
    }
  }
  const modes = action
    ? (['act'] as const)
    : details['mode']
      ? [details['mode'] as 'read']
      : fields
        ? (['read', 'write'] as const)
        : (['read', 'write', 'act'] as const)
  const records = new Set<string>()
  const whom = new Set<string>()
  for (const account of people.filter(({ role }) => role === subject.id)) {
    for (const record of before) {
      const [little, much] = [seen(less, account, record), seen(more, account, record)]
      const differs = modes.some((mode) =>
        [...much[mode]].some(
          (name) => !little[mode].has(name) && (action ? name === action : (fields?.includes(name) ?? true)),
        ),
      )
      if (!differs) continue
      records.add(record.id)
      whom.add(account.userName)
    }
  }
  return { records: records.size, people: whom.size }
}

const nowCalled = (name: string, was: World['was'], to: Model) =>
  to.recordTypes['loan']?.fields.find(({ id }) => was(id) === name)?.id ?? name

function tasks({ subject: { id } }: PlanItem, { from, to, before, after }: World) {
  let [appear, vanish, records] = [0, 0, 0]
  for (const [index, record] of before.entries()) {
    const ids = (model: Model, of: AnyRecord | undefined) =>
      of ? tasksOf(model, of).flatMap((task) => (task.type === id ? [task.unique_id] : [])) : []
    const [had, has] = [ids(from, record), ids(to, after[index])]
    const [gone, come] = [had.filter((one) => !has.includes(one)), has.filter((one) => !had.includes(one))]
    appear += come.length
    vanish += gone.length
    if (gone.length + come.length > 0) records += 1
  }
  return { appear, vanish, records }
}

/** Records in which the whole validator finds an error that it did not find before. */
function incomplete({ from, to, before, after, was }: World): number {
  const keys = (model: Model, { type: of, answers, core, programme }: AnyRecord, called: (path: string) => string) => {
    const type = model.recordTypes[of] as RecordType
    const found = issuesIn(model, type, answers, { core, today, programme, before: answers })
    return found
      .filter(({ level }) => level !== 'warning')
      .map(({ path, code, params }) => JSON.stringify([called(path), code, code === 'rule.broken' && params?.['rule']]))
  }
  return before.filter((record, index) => {
    const had = new Set(keys(from, record, (path) => path.replace(/^[a-z_]+/, (id) => nowCalled(id, was, to))))
    return keys(to, after[index] as AnyRecord, (path) => path).some((key) => !had.has(key))
  }).length
}

function world(seed: number) {
  const roll = dice(seed)
  const from = pick(roll, bases)
  const { model: to, done } = changed(from, roll)
  const people = somePeople(roll, from)
  const steps = stepsBetween({ from, to })
  const before = Array.from({ length: RECORDS }, (_, number) => someRecord(roll, people, from, number + 1))
  const after = before.map((record) => steps.levels.reduce(taken, record))
  const was = (id: string) => steps.renames.find((one) => one.to === id)?.from ?? id
  const found = diff(from, to, steps)
  const impact = createImpact(found, { from, to, steps, people, now, today })
  for (const record of before) impact.see(record)
  return { from, to, people, before, after, was, done, items: impact.items(), totals: impact.totals() }
}

spec('What a plan counts', (it) => {
  it(`is what there is, of ${RUNS} pairs of configurations and their records`, () => {
    const checked = new Map<string, number>()
    let [wrong, touched] = [0, 0]
    for (let run = 1; run <= RUNS; run++) {
      const { items, totals, done, ...rest } = world(run)
      for (const item of items) {
        const expected = plainly[item.kind]?.(item, rest)
        if (!expected) continue
        const told = Object.fromEntries(Object.keys(expected).map((name) => [name, item.counts?.[name]]))
        assert.equal(told, expected, `${run}: ${item.id} after ${done}`)
        checked.set(item.kind, (checked.get(item.kind) ?? 0) + 1)
        touched += expected['records'] ?? 0
      }
      assert.is(totals.incomplete, incomplete(rest), `${run}: incomplete after ${done}`)
      assert.is(totals.migrated, rest.before.filter((record, index) => record !== rest.after[index]).length)
      wrong += totals.incomplete ?? 0
    }
    assert.ok(wrong > 500 && touched > 2000, 'there was something to count')
    assert.equal(
      Object.keys(plainly).filter((kind) => !checked.has(kind)),
      [],
      'every kind came up',
    )
  })

  it('lays what is wrong at the door of the difference that it comes of', () => {
    let all = 0
    for (let run = 1; run <= RUNS; run++) {
      const { items, totals } = world(run)
      if ((totals.incomplete ?? 0) === 0) continue
      all += totals.incomplete ?? 0
      const most = items.reduce((sum, { counts }) => sum + (counts?.['incomplete'] ?? 0), 0)
      assert.ok(most >= (totals.incomplete ?? 0), `${run}: ${items.map(({ id }) => id)}`)
    }
    assert.ok(all > 500, 'there was something to explain')
  })
})
