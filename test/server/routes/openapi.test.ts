import { Validator } from '@seriousme/openapi-schema-validator'
import * as assert from 'uvu/assert'
import { checkFolder } from '../../../config/check.ts'
import { demoPeople } from '../../../config/demo-people.ts'
import { loadFolder } from '../../../config/load.ts'
import { createServer } from '../../../server/create-server.ts'
import { aServer } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

const SEED = 'seeds/child-protection'

interface Described {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>
}

async function described() {
  const { model } = await checkFolder(loadFolder(SEED))
  const person = demoPeople(SEED).find(({ role }) => role === 'superuser')
  if (!model || !person) throw new Error('Nobody may do everything')
  const server = await aServer({ model, people: { [person.userName]: { ...person, groups: person.groups ?? [] } } })
  const { get } = await server.as(person.userName)
  return { server, document: (await (await get('openapi.json')).json()) as Described }
}

/** What stands in the place of a part of an address that says which of several routes it is. */
const SAMPLES: Readonly<Record<string, string>> = {
  plural: 'cases',
  kinds: 'referrals',
  linked: 'incidents',
  'verb{[a-z]+-to}': 'assign-to',
}
/** Not of the API, or for the browser alone. */
const OTHERS = /^\/(healthz|openapi\.json$)|^\/[^a]|^\/api\/v2\/(developer|workshop|mailbox|openapi\.json)|\*/

spec('The description of the API', (it) => {
  it('has every route that there is, by every method', async () => {
    const { server, document } = await described()
    const there = new Set(
      Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`),
      ),
    )
    const routes = createServer(server.parts).routes.filter(
      ({ method, path }) => method !== 'ALL' && !OTHERS.test(path),
    )
    assert.ok(routes.length > 60)
    const missing = routes.map(({ method, path }) => {
      const parts = path.split('/').map((part) => (part.startsWith(':') ? (SAMPLES[part.slice(1)] ?? '{}') : part))
      return `${method} ${parts.join('/')}`
    })
    assert.equal([...new Set(missing.filter((one) => !there.has(one)))], [])
  })

  it('is valid for whoever may do most', async () => {
    const { document } = await described()
    const { valid, errors } = await new Validator().validate(document as unknown as Record<string, unknown>)
    assert.ok(valid, JSON.stringify(errors))
  })
})
