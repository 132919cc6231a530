import * as assert from 'uvu/assert'
import { checkFolder } from '../../config/check.ts'
import { loadFolder } from '../../config/load.ts'
import { runCoverage } from '../../config/run-coverage.ts'
import { runTests } from '../../config/run-tests.ts'
import { spec } from '../lib/spec.ts'

const FOLDER = 'seeds/empty'

spec('The empty seed', (it) => {
  it('has nothing for the checker to say', async () => assert.equal((await checkFolder(loadFolder(FOLDER))).issues, []))

  it('keeps its own scenarios, which put all of it to the test', async () => {
    assert.is((await runTests(FOLDER)).exitCode, 0)
    assert.is((await runCoverage(FOLDER, { minimum: 100 })).exitCode, 0)
  })

  it('has one of each thing that an application needs', async () => {
    const { model } = await checkFolder(loadFolder(FOLDER))
    const counts = [model?.recordTypes, model?.lookups, model?.roles, model?.agencies].map(
      (of) => Object.keys(of ?? {}).length,
    )
    assert.equal(counts, [1, 1, 1, 1])
  })
})
