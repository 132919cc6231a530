import * as assert from 'uvu/assert'
import { isOpenedBy, tokenScopes } from '../../../server/security/access-tokens.ts'
import { codesOf, dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { managedServer } from './managing-people.ts'

type Data = Record<string, unknown>

async function withToken(more: Data = {}) {
  const server = await managedServer()
  const jon = await server.as('jon')
  const data = { name: 'Test instance', scopes: ['configuration:read'], ...more }
  const response = await jon.post('access_tokens', { data })
  const made = response.status === 201 ? await dataOf<{ id: string; token: string }>(response) : { id: '', token: '' }
  const ask = (method: string, path: string, body?: Data) =>
    server.request(method, path, { headers: { authorization: `Bearer ${made.token}` }, ...(body && { body }) })
  return { ...server, jon, response, made, ask }
}

spec('Access tokens', (it) => {
  it('201: are shown once, and never again', async () => {
    const { made, jon } = await withToken()
    assert.match(made.token, /^fw_[\w-]{43}$/)
    const listed = await (await jon.get('access_tokens')).text()
    assert.ok(listed.includes('Test instance') && !listed.includes(made.token))
  })

  it('open what their scope says, and nothing else', async () => {
    const { ask } = await withToken()
    // There is no promotion in this server: what is open is not found, what is closed is refused.
    assert.is((await ask('GET', 'releases')).status, 404)
    for (const [method, path] of [
      ['GET', 'loans'],
      ['GET', 'model'],
      ['GET', 'users'],
      ['GET', 'access_tokens'],
      ['GET', 'releases/x/bundle'],
      ['POST', 'plans'],
      ['POST', 'plans/x/approve'],
      ['GET', 'trusted_keys'],
    ] as const) {
      const answer = await ask(method, path, method === 'POST' ? {} : undefined)
      assert.is(answer.status, 403, path)
      assert.equal(await codesOf(answer), ['access_token.out_of_scope'])
    }
  })

  it('no scope opens approving, trusting keys or a path that only looks like one', () => {
    for (const path of ['plans/x/approve', 'trusted_keys', 'cases', 'releases/x/bundle/y', 'users']) {
      for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) {
        assert.not.ok(isOpenedBy(tokenScopes, method, `/api/v2/${path}`), `${method} ${path}`)
      }
    }
  })

  it('401: are over when they are ended, past their day, or whoever made them is disabled', async () => {
    const ended = await withToken()
    assert.is((await ended.jon.delete(`access_tokens/${ended.made.id}`)).status, 204)
    assert.is((await ended.ask('GET', 'releases')).status, 401)
    assert.is((await ended.jon.delete(`access_tokens/${ended.made.id}`)).status, 404)

    const old = await withToken({ days: 1 })
    old.wait(24 * 3_600_000 + 1)
    assert.is((await old.ask('GET', 'releases')).status, 401)

    const left = await withToken()
    await left.stores.accounts.update(
      await left.idOf('jon'),
      { disabled: true },
      { at: '2024-05-10T06:00:00Z', action: 'test' },
    )
    assert.is((await left.ask('GET', 'releases')).status, 401)
  })

  it('say when they were used last', async () => {
    const { ask, jon } = await withToken()
    await ask('GET', 'releases')
    const [token] = await dataOf<readonly Data[]>(await jon.get('access_tokens'))
    assert.is(token?.['last_used_at'], '2024-05-10T06:00:00.000Z')
  })

  it('403: are made by those who may share the configuration; 422: and open no more than their maker may', async () => {
    const server = await managedServer()
    const data = { name: 'X', scopes: ['configuration:read'] }
    assert.is((await (await server.as('nadia')).post('access_tokens', { data })).status, 403)
    assert.is((await withToken({ scopes: ['users:create'] })).response.status, 422)
    assert.is((await withToken({ scopes: [] })).response.status, 422)
    assert.is((await withToken({ days: 5000 })).response.status, 422)
  })
})
