import * as assert from 'uvu/assert'
import { checkFolder } from '../../../config/check.ts'
import { sourceOf } from '../../../config/source.ts'
import { createServer } from '../../../server/create-server.ts'
import { libraryFiles } from '../../config/library-files.ts'
import { aServer } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

/** First parts of the addresses below the API that belong to no record type. */
async function fixedAddresses(): Promise<readonly string[]> {
  const { parts } = await aServer({ site: { developer: true } })
  // Their routes stand where these are there; what they do is asked of nobody here.
  const atWork = { ...parts, promotion: {}, editing: {}, system: {} } as Parameters<typeof createServer>[0]
  const paths = createServer(atWork).routes.map(({ path }) => path)
  const first = paths.flatMap((path) => /^\/api\/v2\/([a-z_]+)(\/|$)/.exec(path)?.[1] ?? [])
  return [...new Set(first)].sort()
}

const issuesOfPlural = async (plural: string) => {
  const type = JSON.parse(libraryFiles().get('record-types/loan.json') ?? '') as object
  const { issues } = await checkFolder(sourceOf(libraryFiles({ 'record-types/loan.json': { ...type, plural } })))
  return issues.map(({ code }) => code)
}

spec('The addresses of record types', (it) => {
  it('are none that the API has of its own', async () => {
    const addresses = await fixedAddresses()
    assert.ok(addresses.length > 10, addresses.join(' '))
    for (const address of addresses) assert.equal(await issuesOfPlural(address), ['name.reserved'], address)
  })
})
