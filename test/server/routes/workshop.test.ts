import * as assert from 'uvu/assert'
import { createWorkshop } from '../../../server/commands/workshop.ts'
import { createConfiguration } from '../../../server/configuration.ts'
import { createServer } from '../../../server/create-server.ts'
import { developmentOf } from '../../../server/env.ts'
import { openStores } from '../../../server/stores/open-stores.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { accounts } from '../../lib/people.ts'
import { aServer, ORIGIN } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

async function openWorkshop(people: Partial<typeof accounts> = accounts) {
  const stores = await openStores(':memory:')
  const workshop = createWorkshop(
    developmentOf('test/configurations/vaccination'),
    stores,
    createConfiguration(libraryModel),
  )
  return aServer({ stores, people, site: { developer: true }, parts: { workshop } })
}

const browser = { origin: ORIGIN, 'sec-fetch-site': 'same-origin', 'x-requested-with': 'formwork' }
const issue = { code: 'name.case', severity: 'error', file: 'instance.json', line: 2, column: 3, length: 4 } as const

spec('POST /developer/workshop/session', (it) => {
  it('200: signs in as somebody who has the role', async () => {
    const { request } = await openWorkshop()
    const answer = await request('POST', 'developer/workshop/session', { body: { role: 'binder' }, headers: browser })
    assert.is(answer.status, 200)
    assert.is(((await answer.json()) as { user_name: string }).user_name, 'omar')
    const [cookie = ''] = (answer.headers.get('set-cookie') ?? '').split(';')
    const model = await request('GET', 'model', { headers: { cookie } })
    assert.is(((await model.json()) as { actor: { role: string } }).actor.role, 'binder')
  })

  it('200: makes somebody for a role that nobody has, once', async () => {
    const { request, stores } = await openWorkshop({ nadia: accounts.nadia })
    const role = 'binder'
    const names = [1, 2].map(async () => {
      const answer = await request('POST', 'developer/workshop/session', { body: { role }, headers: browser })
      return ((await answer.json()) as { user_name: string }).user_name
    })
    assert.equal(await Promise.all(names), ['as.binder', 'as.binder'])
    assert.ok(await stores.accounts.byUserName('as.binder'))
  })

  it('422: there is no such role', async () => {
    const { request } = await openWorkshop()
    const answer = await request('POST', 'developer/workshop/session', { body: { role: 'queen' }, headers: browser })
    assert.is(answer.status, 422)
  })

  it('403: another site cannot ask for it', async () => {
    const { request } = await openWorkshop()
    const headers = { ...browser, origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    const answer = await request('POST', 'developer/workshop/session', { body: { role: 'binder' }, headers })
    assert.is(answer.status, 403)
  })
})

spec('The workshop of those who write configurations', (it) => {
  it('answers under no name that another site made point to this machine', async () => {
    const { request } = await openWorkshop()
    const session = { body: { role: 'binder' }, headers: { 'sec-fetch-site': 'same-origin' } }
    const elsewhere = 'http://rebound.example:3000/api/v2/developer/workshop'
    const { parts } = await openWorkshop()
    const server = createServer(parts)
    assert.is((await server.request(elsewhere)).status, 403)
    const asked = await server.request(`${elsewhere}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...session.headers, origin: 'http://rebound.example:3000' },
      body: JSON.stringify(session.body),
    })
    assert.is(asked.status, 403)
    assert.is((await server.request(`${elsewhere.replace('rebound.example', '127.0.0.1')}`)).status, 200)
    assert.is((await request('GET', 'developer/workshop')).status, 200)
  })

  it('lists the roles and locales, and shows the lines around an issue', async () => {
    const { request, as, configuration } = await openWorkshop()
    const { data } = (await (await request('GET', 'developer/workshop')).json()) as {
      data: { roles: { id: string }[] }
    }
    assert.ok(data.roles.some(({ id }) => id === 'librarian'))
    configuration.change([{ ...issue, pointer: '/id', found: 'x', expected: 'y' }])
    const { get } = await as('nadia')
    const issues = (await (await get('developer/issues')).json()) as { data: { lines: string[] }[] }
    assert.match(issues.data[0]?.lines.join('\n') ?? '', /> 2 \| {3}"id": "vaccination"/)
  })

  it('lets the page show itself in a frame of its own', async () => {
    const { request } = await openWorkshop()
    const policy = (await request('GET', '/health')).headers.get('content-security-policy') ?? ''
    assert.match(policy, /frame-src 'self'; frame-ancestors 'self'/)
    assert.match(policy, /script-src 'self'/)
  })

  for (const [instance, site] of [
    ['a real instance', {}],
    ['a demonstration', { demo: true, developer: true }],
  ] as const) {
    it(`does not exist in ${instance}`, async () => {
      const { request, as } = await aServer({ site })
      const { get, post } = await as('nadia')
      assert.is((await get('developer/workshop')).status, 404)
      assert.is((await post('developer/workshop/session', { role: 'head' })).status, 404)
      const anybody = await request('POST', 'developer/workshop/session', { body: { role: 'head' }, headers: browser })
      assert.is(anybody.status, 401)
      const health = await request('GET', '/health')
      assert.match(health.headers.get('content-security-policy') ?? '', /frame-src 'none'; frame-ancestors 'none'/)
      assert.is(health.headers.get('x-frame-options'), 'DENY')
      const facts = (await (await get('primero')).json()) as { data: { workshop: boolean } }
      assert.is(facts.data.workshop, false)
    })
  }
})
