/** Names of deeds that the sources give to the audit, against the words that people read. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { actionTypes } from '../../../engine/actions/index.ts'
import { automaticReads } from '../../../server/audit/actions.ts'
import { spec } from '../../lib/spec.ts'

const texts = JSON.parse(readFileSync('ui/locales/en/log.json', 'utf8')) as Readonly<Record<string, string>>
const sources = ['server/routes', 'server/middleware', 'server/stores'].flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8')),
)
const found = (pattern: RegExp) =>
  sources.flatMap((source) => [...source.matchAll(pattern)].map(([, name]) => name ?? ''))
const named = [...found(/audited\w*\(\s*'([a-z_]+)'/g), ...found(/\baction: '([a-z_]+)'/g)]

spec('The audit', (it) => {
  it('has words for everything that is noted', () => {
    assert.ok(named.length > 40, 'the sources were read')
    const deeds = new Set([...named, ...automaticReads, ...actionTypes.map(({ name }) => name)])
    assert.equal([...deeds].filter((deed) => !(`log.deed.${deed}` in texts)).sort(), [])
  })
})
