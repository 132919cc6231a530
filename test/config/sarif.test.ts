import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as assert from 'uvu/assert'
import { checkFolder } from '../../config/check.ts'
import { anchorOf, helpUri } from '../../config/help.ts'
import { type IssueCode, issueCodes } from '../../config/issue-codes.ts'
import { sarifOf } from '../../config/sarif.ts'
import { sourceOf } from '../../config/source.ts'
import { spec } from '../lib/spec.ts'
import { libraryFiles } from './library-files.ts'

const spoilt = libraryFiles({ 'agencies/city.json': '{\n  "id": "city",\n  "nam": "City"\n}' })

async function report() {
  const { issues } = await checkFolder(sourceOf(spoilt))
  // biome-ignore lint/suspicious/noExplicitAny: looked at as any reader of JSON would
  return { issues, sarif: JSON.parse(JSON.stringify(sarifOf('/srv/library', issues))) as any }
}

spec('The report for code hosts', (it) => {
  it('is one run of SARIF 2.1.0 with a result for each issue', async () => {
    const { issues, sarif } = await report()
    assert.equal([sarif.version, sarif.runs.length], ['2.1.0', 1])
    assert.match(sarif.$schema, /sarif-2\.1\.0\.json$/)
    assert.is(sarif.runs[0].results.length, issues.length)
    assert.ok(issues.length > 1)
  })

  it('describes each rule that it names: what is wrong, how grave, and where it is explained', async () => {
    const [run] = (await report()).sarif.runs
    for (const { ruleId, ruleIndex, level, message } of run.results) {
      const rule = run.tool.driver.rules[ruleIndex]
      assert.is(rule.id, ruleId)
      assert.ok(['error', 'warning', 'note'].includes(level))
      assert.is(rule.defaultConfiguration.level, level)
      assert.ok(rule.shortDescription.text.length > 0 && message.text.includes(rule.shortDescription.text))
      assert.ok(URL.canParse(rule.helpUri))
    }
  })

  it('marks the place from its first character to the one after its last', async () => {
    const [run] = (await report()).sarif.runs
    const found = run.results.find((result: { ruleId: string }) => result.ruleId === 'schema.unknown_property')
    const { artifactLocation, region } = found.locations[0].physicalLocation
    assert.equal(artifactLocation, { uri: 'agencies/city.json', uriBaseId: 'CONFIGURATION' })
    assert.equal(region, { startLine: 3, startColumn: 3, endLine: 3, endColumn: 8 })
    assert.is(run.originalUriBaseIds.CONFIGURATION.uri, 'file:///srv/library/')
  })

  it('links to a line of the page of codes that is there', () => {
    const [page = ''] = helpUri('reference.unknown').split('#')
    assert.ok(existsSync(fileURLToPath(page)))
    const text = readFileSync(fileURLToPath(page), 'utf8')
    const codes = Object.keys(issueCodes) as IssueCode[]
    assert.is(new Set(codes.map(anchorOf)).size, codes.length)
    assert.equal(
      codes.filter((code) => !text.includes(`<a id="${anchorOf(code)}">`)),
      [],
    )
  })
})
