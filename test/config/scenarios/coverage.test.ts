import * as assert from 'uvu/assert'
import { checkFolder } from '../../../config/check.ts'
import { runCoverage } from '../../../config/run-coverage.ts'
import { coverageOf } from '../../../config/scenarios/coverage.ts'
import { runScenarios } from '../../../config/scenarios/run.ts'
import { sourceOf } from '../../../config/source.ts'
import { spec } from '../../lib/spec.ts'
import { withScenarios } from './playing.ts'

/** What the scenarios put to the test: `file/pointer: outcomes`. */
async function covered(...scenarios: readonly (readonly [given: object, expected: object])[]) {
  const written = scenarios.map(([record, expected], index) => ({
    name: `${index}`,
    given: { record },
    // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
    then: expected,
  }))
  const { model, checked, issues } = await checkFolder(sourceOf(withScenarios(...written)))
  if (!model) throw new Error(JSON.stringify(issues))
  return coverageOf(
    checked,
    runScenarios(model, checked.folder, () => 0),
  )
    .filter(({ seen }) => seen.length > 0)
    .map(({ place, seen }) => `${place.file}${place.pointer}: ${seen.join(', ')}`)
}

const shelf = 'fields/loan/loan.json/fields/3'

spec('The coverage of a configuration', (it) => {
  it('counts a condition by the ways in which it came out', async () => {
    assert.equal(await covered([{ kind: 'novel' }, { visible: ['shelf'] }]), [`${shelf}/visible: true`])
    const both = await covered([{ kind: 'novel' }, { visible: ['shelf'] }], [{ kind: 'atlas' }, { hidden: ['shelf'] }])
    assert.equal(both, [`${shelf}/visible: true, false`])
  })

  it('leaves out what ran without anything being expected of it', async () =>
    assert.equal(
      await covered([{ kind: 'novel', out_on: '2025-01-01', back_on: '2025-01-02' }, { visible: ['book'] }]),
      [],
    ))

  it('counts rules kept and broken, options let through and held back, and what was worked out', async () => {
    const dates = { out_on: '2025-01-05', back_on: '2025-01-02' }
    assert.equal(await covered([dates, { issues: { back_on: ['back_after_out'] } }]), [
      'record-types/loan.json/rules/0/holds: broken',
    ])
    assert.equal(
      await covered([{ kind: 'novel' }, { options: { shelf: { offered: ['crime'], notOffered: ['maps'] } } }]),
      [`${shelf}/optionFilter: true, false`],
    )
    const days = { out_on: '2025-01-01', back_on: '2025-01-02' }
    assert.equal(await covered([days, { values: { days_out: 1 } }]), [
      'fields/loan/loan.json/fields/6/calculation: value',
    ])
  })

  it('reaches into rows', async () =>
    assert.equal(await covered([{ notes: [{}] }, { hidden: ['notes[1].said'] }]), [
      'fields/loan/loan.json/fields/9/fields/1/visible: false',
    ]))

  it('lists what is left with file and line, and fails below a minimum', async () => {
    const folder = 'test/configurations/vaccination'
    const { exitCode, text } = await runCoverage(folder, { minimum: 50 })
    assert.is(exitCode, 1)
    assert.match(
      text,
      /fields\/vaccination_card\/holder\.json:\d+ {2}not put to the test: allergy_details is shown while/,
    )
    assert.match(text, /0 % covered: 0 of \d+ ways to come out, by 0 scenarios\. That is below 50 %\.$/)
    const { expressions, percent } = JSON.parse((await runCoverage(folder, { json: true })).text)
    assert.is(percent, 0)
    assert.ok(
      expressions.every(({ line, missing }: { line: number; missing: string[] }) => line > 0 && missing.length > 0),
    )
  })
})
