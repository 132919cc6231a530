import * as assert from 'uvu/assert'
import { hashOf, newSecret } from '../../../server/security/secrets.ts'
import { aServer, codesOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

const HOUR = 3_600_000
const user = { user_name: 'jon', full_name: 'Jon Berg', password: 'a blue lamp by the sea' }

async function offered() {
  const server = await aServer({ people: {} })
  const token = newSecret()
  await server.stores.setUp.offer(hashOf(token), server.parts.clock() + HOUR)
  return { ...server, token, setUp: (body: Record<string, unknown>) => server.request('POST', 'set_up', { body }) }
}

spec('POST /set_up', (it) => {
  it('201: makes the first administrator and signs them in', async () => {
    const { setUp, token, request } = await offered()
    const response = await setUp({ token, user })
    assert.is(response.status, 201)
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const { actor } = (await (await request('GET', 'model', { headers: { cookie } })).json()) as {
      actor: { role: string }
    }
    assert.is(actor.role, 'keeper')
  })

  it('403: works once', async () => {
    const { setUp, token } = await offered()
    await setUp({ token, user })
    const again = await setUp({ token, user: { ...user, user_name: 'eve' } })
    assert.is(again.status, 403)
    assert.equal(await codesOf(again), ['set_up.refused'])
  })

  it('403: works for an hour', async () => {
    const { setUp, token, wait } = await offered()
    wait(HOUR)
    assert.is((await setUp({ token, user })).status, 403)
  })

  it('403, then 429: is not to be guessed', async () => {
    const { setUp } = await offered()
    const statuses = []
    for (let turn = 0; turn < 6; turn += 1) statuses.push((await setUp({ token: newSecret(), user })).status)
    assert.equal(statuses, [403, 403, 403, 403, 403, 429])
  })

  it('422: keeps the link for another try when something is wrong', async () => {
    const { setUp, token } = await offered()
    assert.equal(await codesOf(await setUp({ token, user: { ...user, password: 'short' } })), [
      'password: password.too_short',
    ])
    assert.equal(await codesOf(await setUp({ token, user: { ...user, role: 'dragon' } })), ['role: choice.unknown'])
    assert.equal(await codesOf(await setUp({ token, user: { ...user, user_name: 'two words' } })), [
      '/user/user_name: body.wrong_form',
    ])
    assert.is((await setUp({ token, user })).status, 201)
  })
})
