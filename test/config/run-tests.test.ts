import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { runTests } from '../../config/run-tests.ts'
import { spec } from '../lib/spec.ts'

/** A folder on disk for the length of one test: the vaccination programme with these scenarios. */
async function inFolder(scenarios: readonly object[], run: (folder: string) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-tests-'))
  cpSync('test/configurations/vaccination', folder, { recursive: true })
  mkdirSync(join(folder, 'tests'))
  const file = { recordType: 'vaccination_card', scenarios }
  if (scenarios.length > 0) writeFileSync(join(folder, 'tests', 'cards.json'), JSON.stringify(file, null, 2))
  try {
    await run(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const allergy = (name: string, expected: object) => ({
  name,
  given: { record: { holder_name: 'Mina' } },
  when: { allergy: false },
  // biome-ignore lint/suspicious/noThenProperty: the word that people who write scenarios know
  then: expected,
})

spec('A run of scenarios', (it) => {
  it('ends with sums, and well when all come true', () =>
    inFolder([allergy('Nobody asks which', { hidden: ['allergy_details'] })], async (folder) => {
      const { exitCode, text } = await runTests(folder)
      assert.is(exitCode, 0)
      assert.match(text, /^1 passed, 0 failed \(\d+ ms\)$/)
    }))

  it('shows a scenario that fails: its place, what was expected, what is the case and why', () =>
    inFolder([allergy('Somebody asks which', { visible: ['allergy_details'] })], async (folder) => {
      const { exitCode, text } = await runTests(folder)
      assert.is(exitCode, 1)
      assert.is(
        text.replaceAll(folder, 'FOLDER').replace(/\d+ ms/, '1 ms'),
        [
          'failed  Somebody asks which',
          '  FOLDER/tests/cards.json:16:11  visible',
          '    15 |         "visible": [',
          '  > 16 |           "allergy_details"',
          '       |           ^^^^^^^^^^^^^^^^^',
          '    17 |         ]',
          '  Expected: allergy_details visible',
          '  Actual: hidden',
          '    “Known allergy” is yes: does not hold',
          '',
          '0 passed, 1 failed (1 ms)',
        ].join('\n'),
      )
    }))

  it('gives machines the same as JSON', () =>
    inFolder([allergy('Somebody asks which', { visible: ['allergy_details'] })], async (folder) => {
      const report = JSON.parse((await runTests(folder, { json: true })).text)
      assert.is(report.ok, false)
      assert.equal([report.passed, report.failed], [0, 1])
      assert.is(report.results[0].differences[0].line, 16)
    }))

  it('is refused on a folder with errors, which are shown', () =>
    inFolder([allergy('Somebody asks', { visible: ['alergy_details'] })], async (folder) => {
      const { exitCode, text } = await runTests(folder)
      assert.is(exitCode, 1)
      assert.match(text, /Did you mean `allergy_details`\?/)
    }))

  it('says where scenarios would stand when there are none', () =>
    inFolder([], async (folder) => assert.match((await runTests(folder)).text, /tests\/vaccination_card\.json/)))
})
