import * as assert from 'uvu/assert'
import { runCoverage } from '../../config/run-coverage.ts'
import { runTests } from '../../config/run-tests.ts'
import { spec } from '../lib/spec.ts'
import { FOLDER } from './seed.ts'

spec('The scenarios of the child protection seed', (it) => {
  it('all come true', async () => {
    const { exitCode, text } = await runTests(FOLDER)
    assert.is(exitCode, 0, text)
  })

  it('put every rule, and every condition and every calculation, to the test', async () => {
    const { exitCode, text } = await runCoverage(FOLDER, { minimum: 100 })
    assert.is(exitCode, 0, text)
    const { expressions } = JSON.parse((await runCoverage(FOLDER, { json: true })).text)
    const rules = expressions.filter(({ kind }: { kind: string }) => kind === 'rule')
    assert.ok(rules.length > 130)
    assert.equal(
      rules.filter(({ missing }: { missing: readonly string[] }) => missing.length > 0),
      [],
    )
  })
})
