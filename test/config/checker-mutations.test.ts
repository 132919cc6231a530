import * as assert from 'uvu/assert'
import { spec } from '../lib/spec.ts'
import { faults } from './faults/index.ts'
import { SeedCopy } from './seed.ts'

spec('The checker', (it) => {
  it('finds nothing wrong with the seed', async () => {
    assert.equal(
      (await new SeedCopy().issues()).filter(({ severity }) => severity !== 'note'),
      [],
    )
  })

  for (const [fault, spoil] of Object.entries(faults)) {
    it(`reports ${fault}, its file and line, and nothing else`, async () => {
      const seed = new SeedCopy()
      const { code, file, besides = [], ...where } = spoil(seed)
      const line = seed.lineOf(file, where)
      const issues = await seed.issues()
      const told = issues.map((issue) => `${issue.file}:${issue.line} ${issue.code} ${issue.found}`)
      const isIt = (issue: (typeof issues)[number]) => issue.code === code && issue.file === file && issue.line === line
      assert.ok(issues.some(isIt), `${code} in ${file}:${line}; told: ${told.join('; ')}`)
      const others = issues.filter(
        (issue) => !isIt(issue) && issue.severity !== 'note' && !besides.includes(issue.code),
      )
      assert.is(others.length, 0, `only ${code} in ${file}:${line}; told: ${told.join('; ')}`)
    })
  }

  it('is put to the test with more than forty-five faults', () => assert.ok(Object.keys(faults).length > 45))
})
