import { readFileSync } from 'node:fs'
import * as assert from 'uvu/assert'
import { checkFolder } from '../../config/check.ts'
import { loadFolder } from '../../config/load.ts'
import { runCoverage } from '../../config/run-coverage.ts'
import { runTests } from '../../config/run-tests.ts'
import { sourceOf } from '../../config/source.ts'
import { perform } from '../../engine/actions/perform.ts'
import type { Model } from '../../engine/model.ts'
import { actorOf } from '../../engine/permissions/actor-of.ts'
import { reachOf } from '../../engine/permissions/reach.ts'
import type { AnyRecord } from '../../engine/records/record.ts'
import { spec } from '../lib/spec.ts'
import { FOLDER as CHILD_PROTECTION, CP, people } from './seed.ts'

const FOLDER = 'seeds/supervised'
const TAKEN = ['workflows/case.json', 'actions/case-close.json', 'actions/case-reopen.json']

/** The child protection configuration with the files of this one over its own. */
async function carriedOver(): Promise<Model> {
  const texts = new Map(
    loadFolder(CHILD_PROTECTION)
      .files.filter(({ path }) => !path.startsWith('tests/'))
      .map(({ path, text }) => [path, text]),
  )
  for (const path of TAKEN) texts.set(path, readFileSync(`${FOLDER}/${path}`, 'utf8'))
  const [workflow = ''] = TAKEN
  const json = JSON.parse(texts.get(workflow) ?? '')
  texts.set(workflow, JSON.stringify({ ...json, programmes: [CP] }))
  const { model, issues } = await checkFolder(sourceOf(texts))
  const errors = issues.filter(({ severity }) => severity === 'error')
  if (!model || errors.length > 0) throw new Error(JSON.stringify(errors))
  return model
}

spec('The configuration in which every step waits for an approval', (it) => {
  it('has nothing for the checker to say', async () => assert.equal((await checkFolder(loadFolder(FOLDER))).issues, []))

  it('keeps its own scenarios, which put all of it to the test', async () => {
    const { exitCode, text } = await runTests(FOLDER)
    assert.is(exitCode, 0, text)
    assert.is((await runCoverage(FOLDER, { minimum: 100 })).exitCode, 0)
  })

  it('lends its stages to child protection', async () => {
    const model = await carriedOver()
    let count = 0
    const newId = () => `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`
    const id = newId()
    let record: AnyRecord | undefined
    const does = (by: string, name: string, answers: Readonly<Record<string, unknown>> = {}) => {
      const account = people[by]
      if (!account) throw new Error(by)
      const loaded = record ? { record, reach: reachOf(record, (userName) => people[userName]) } : {}
      const action = { name, type: 'case', record: id, mutation: newId(), answers }
      const moment = { now: '2026-03-02T09:00:00.000Z', newId }
      record = perform(model, loaded, action, actorOf(model, account), moment).records[0]?.after
      return record?.core.workflow
    }
    assert.is(does('worker', 'create', { name_first: 'Amina', sex: 'female' }), 'registered')
    const assessment = {
      ...{ assessment_requested_on: '2026-03-02', assessment_completed_on: '2026-03-02', assessment_summary: 'Safe.' },
      ...{ assessment_risk_level: 'low', risk_level: 'low', date_case_plan: '2026-03-02' },
    }
    assert.is(does('worker', 'update', assessment), 'registered')
    does('worker', 'request_approval_assessment')
    assert.is(does('manager', 'approve_assessment'), 'assessed')
    does('worker', 'request_approval_case_plan')
    assert.is(does('manager', 'approve_case_plan'), 'planned')
    assert.is(does('worker', 'update', { services_section: [{ service_type: 'psychosocial_service' }] }), 'in_service')
    assert.throws(() => does('worker', 'close', { closure_reason: 'wishes_no_help' }), /action\.refused/)
  })
})
