import * as assert from 'uvu/assert'
import { checkFolder } from '../../../config/check.ts'
import { demoPeople } from '../../../config/demo-people.ts'
import { loadFolder } from '../../../config/load.ts'
import { issuesIn } from '../../../engine/forms/issues.ts'
import type { Model } from '../../../engine/model.ts'
import { generateDemo } from '../../../server/demo/generate.ts'
import { type DemoHints, noHints, readHints } from '../../../server/demo/hints.ts'
import type { Account } from '../../../server/stores/account-stores.ts'
import type { Batch } from '../../../server/stores/record-stores.ts'
import { spec } from '../../lib/spec.ts'

const SEED = 'seeds/child-protection'
const OTHER = 'test/configurations/vaccination'
const NOW = '2026-03-01T12:00:00.000Z'

const modelOf = async (folder: string): Promise<Model> => {
  const { model } = await checkFolder(loadFolder(folder))
  if (!model) throw new Error(`${folder} has errors`)
  return model
}

const accountsOf = (folder: string): readonly Account[] =>
  demoPeople(folder).map((person, index) => ({
    id: String(index),
    services: [],
    disabled: false,
    membershipVersion: 1,
    ...person,
    groups: person.groups ?? [],
  }))

async function generated(folder: string, wish: { records: number; seed?: number; hints?: DemoHints }) {
  const batches: Batch[] = []
  const commit = async (batch: Batch) => {
    batches.push(batch)
    return { kind: 'done' } as const
  }
  const progress: number[] = []
  const result = await generateDemo({
    model: await modelOf(folder),
    accounts: accountsOf(folder),
    hints: readHints(folder),
    seed: 1,
    now: NOW,
    store: { commit, get: async () => undefined, replayOf: async () => undefined },
    onProgress: (done, total) => progress.push(done / total),
    ...wish,
  })
  const last = new Map(batches.flatMap(({ records }) => records.map(({ after }) => [after.id, after] as const)))
  return { result, batches, progress, records: [...last.values()] }
}

spec('The demonstration', (it) => {
  it('makes records of every type, in the proportion that its folder asks for', async () => {
    const { result, records } = await generated(SEED, { records: 40 })
    assert.is(result.givenUp, 0)
    const shares = readHints(SEED).records.records ?? {}
    for (const type of Object.keys((await modelOf(SEED)).recordTypes)) {
      const wanted = Math.round(40 * (shares[type] ?? 1))
      assert.is(records.filter((record) => record.type === type).length, wanted, type)
    }
  })

  it('makes records of each programme, by people who work in it, and shares them with nobody else', async () => {
    const model = await modelOf(SEED)
    const roleOf = new Map(accountsOf(SEED).map(({ userName, role }) => [userName, model.roles[role]]))
    const { records } = await generated(SEED, { records: 80 })
    assert.equal(
      [...new Set(records.map(({ programme }) => programme))].sort(),
      model.instance.programmes.map(({ id }) => id).sort(),
    )
    for (const { programme, core } of records) {
      for (const name of [core.owned_by, ...core.shared_with.map(({ user_name }) => user_name)])
        assert.ok(roleOf.get(name)?.programmes.includes(programme), `${name} ${programme}`)
    }
  })

  it('links incidents to cases that are like them', async () => {
    const { records } = await generated(SEED, { records: 80 })
    const byId = new Map(records.map((record) => [record.id, record]))
    const linked = records.flatMap(({ programme, answers, core }) => {
      const of = byId.get(String(answers['incident_case_id']))
      return of ? [{ programme, answers, core, of }] : []
    })
    assert.ok(linked.length > 5)
    for (const { programme, core, of } of linked) {
      assert.is(of.programme, programme)
      assert.is(of.core.owned_by, core.owned_by)
    }
    const same = linked.filter(({ answers, of }) => (answers['cp_sex'] ?? answers['sex']) === of.answers['sex'])
    assert.ok(same.length > linked.length / 2)
  })

  it('makes the same records of the same wish, and others of another', async () => {
    const [once, again] = [await generated(SEED, { records: 10 }), await generated(SEED, { records: 10 })]
    assert.equal(once.batches, again.batches)
    const other = await generated(SEED, { records: 10, seed: 2 })
    assert.not.equal(other.records[0]?.id, once.records[0]?.id)
  })

  it('leaves nothing on a record that the engine calls an error', async () => {
    const model = await modelOf(SEED)
    const { records } = await generated(SEED, { records: 30 })
    for (const { type, answers, core, programme } of records) {
      const recordType = model.recordTypes[type]
      const issues = recordType ? issuesIn(model, recordType, answers, { core, programme, today: '2026-03-01' }) : []
      assert.equal(
        issues.filter(({ level = 'error' }) => level === 'error'),
        [],
      )
    }
  })

  it('is committed in the order of time, each record after what stood before', async () => {
    const { batches } = await generated(SEED, { records: 60 })
    const moments = batches.map(({ at }) => at)
    assert.equal(moments, [...moments].sort())
    assert.ok(moments.every((at) => at < NOW))
    const versions = new Map<string, number>()
    for (const { expected, after } of batches.flatMap(({ records }) => records)) {
      assert.is(expected, versions.get(after.id) ?? 0)
      versions.set(after.id, after.version)
    }
  })

  it('lets cases live: through stages, approvals and notes, with flags, some of them closed', async () => {
    const { result, records } = await generated(SEED, { records: 120 })
    const cases = records.filter(({ type }) => type === 'case')
    const stages = new Set(cases.map(({ core }) => core.workflow))
    for (const stage of ['new', 'assessment', 'case_plan', 'closed']) assert.ok(stages.has(stage), stage)
    const answers = new Set(cases.map((record) => record.answers['approval_status_assessment']))
    for (const status of ['pending', 'approved', 'rejected']) assert.ok(answers.has(status), status)
    assert.ok(cases.some(({ core }) => (core.flag_count ?? 0) > 0))
    assert.ok(cases.some(({ core }) => core.current_alert_types?.includes('notes')))
    assert.ok(result.happened > cases.length)
  })

  it('speaks in the words and scripts of its folder', async () => {
    const { records } = await generated(SEED, { records: 60 })
    const names = records.map(({ answers }) => String(answers['name_first'] ?? '')).join(' ')
    for (const script of [/\p{Script=Latin}/u, /\p{Script=Arabic}/u, /\p{Script=Ethiopic}/u, /\p{Script=Myanmar}/u]) {
      assert.match(names, script)
    }
  })

  it('gives and answers records as people do, so that each kind of step was taken', async () => {
    const { records } = await generated(SEED, { records: 150 })
    const entries = records.flatMap(({ core }) => core.transitions ?? [])
    const states = new Set(entries.map(({ type, status }) => `${type} ${status}`))
    for (const state of [
      'referral in_progress',
      'referral accepted',
      'referral done',
      'transfer accepted',
      'assign done',
    ])
      assert.ok(states.has(state), state)
    const shared = records.filter(({ core }) => core.shared_with.length > 0)
    assert.ok(shared.some(({ core }) => core.assigned_user_names?.includes('provider')))
    for (const { core } of shared)
      assert.equal(
        core.shared_with.filter(({ kind }) => kind === undefined),
        [],
      )
  })

  it('needs no words: any configuration is filled in by its field types', async () => {
    const { result, records } = await generated(OTHER, { records: 20, hints: noHints })
    assert.ok(result.made > 0)
    assert.is(result.givenUp, 0)
    assert.ok(records.every(({ answers }) => Object.keys(answers).length > 0))
  })

  it('says how far it is, to the end', async () => {
    const { progress } = await generated(SEED, { records: 200 })
    assert.is(progress.length, 2)
    assert.is(progress.at(-1), 1)
  })
})
