import * as assert from 'uvu/assert'
import { aServer, codesOf, PASSWORD } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { mailing, NEW } from '../mail/telling-server.ts'

const actionsOf = async (server: Awaited<ReturnType<typeof mailing>>) =>
  (await server.stores.audit.list({ offset: 0, limit: 99 })).map(({ action }) => action)

spec('POST /api/v2/users/password-reset-request', (it) => {
  it('204 whether there is such an account or not, and mails only to those that may sign in', async () => {
    const server = await mailing()
    const answers = await Promise.all(
      ['layla@example.org', 'omar@example.org', 'nobody@example.org'].map(async (email) => {
        const response = await server.ask(email)
        return [response.status, await response.text(), response.headers.get('content-type')]
      }),
    )
    assert.equal(
      answers,
      Array.from({ length: 3 }, () => [204, '', null]),
    )
    await server.sender.round()
    assert.equal(
      server.captured.list().map(({ to }) => to.address),
      ['Layla@example.org'],
    )
    assert.is((await actionsOf(server)).filter((action) => action === 'password_reset_request').length, 3)
  })

  it('429 to whoever asks too often for one address, whether it is known or not', async () => {
    for (const email of ['layla@example.org', 'nobody@example.org']) {
      const server = await mailing()
      const statuses: number[] = []
      for (let times = 0; times < 7; times++) statuses.push((await server.ask(email)).status)
      assert.is(statuses[0], 204)
      assert.is(statuses.at(-1), 429)
    }
  })

  it('404 where no mail is sent', async () => {
    const server = await aServer()
    const body = { user: { email: 'layla@example.org' } }
    assert.is((await server.request('POST', 'users/password-reset-request', { body })).status, 404)
  })
})

spec('POST /api/v2/users/password-reset', (it) => {
  it('204 sets the password, ends all sessions, signs nobody in, tells by mail and is audited', async () => {
    const server = await mailing()
    const layla = await server.as('layla')
    await server.ask('layla@example.org')
    const response = await server.choose(await server.token())
    assert.equal([response.status, response.headers.get('set-cookie')], [204, null])
    assert.is((await layla.get('model')).status, 401)
    assert.equal([await server.signIn(PASSWORD), await server.signIn(NEW)], [401, 200])
    await server.sender.round()
    assert.match(server.captured.list()[0]?.subject ?? '', /was changed/)
    assert.ok((await actionsOf(server)).includes('password_reset'))
  })

  it('403 the second time', async () => {
    const server = await mailing()
    await server.ask('layla@example.org')
    const token = await server.token()
    await server.choose(token)
    assert.equal(await codesOf(await server.choose(token, 'eleven red barrels')), ['password_reset.refused'])
    assert.is(await server.signIn(NEW), 200)
  })

  it('403 after an hour, after a newer link, and after the address or the password was changed', async () => {
    const spoiled: readonly ((server: Awaited<ReturnType<typeof mailing>>) => Promise<unknown>)[] = [
      async (server) => server.wait(3_600_001),
      async (server) => {
        await server.ask('layla@example.org')
        await server.sender.round()
      },
      async ({ stores }) => {
        const account = await stores.accounts.byUserName('layla')
        await stores.accounts.update(account?.id ?? '', { email: 'new@example.org' }, { at: '', action: 'test' })
      },
      async ({ stores }) => {
        const account = await stores.accounts.byUserName('layla')
        await stores.accounts.setPassword(account?.id ?? '', 'quick x', {
          at: '2024-05-10T06:00:00.000Z',
          action: 'test',
        })
      },
    ]
    for (const spoil of spoiled) {
      const server = await mailing()
      await server.ask('layla@example.org')
      const token = await server.token()
      await spoil(server)
      assert.is((await server.choose(token)).status, 403)
    }
  })

  it('403 for a token that nobody sent', async () => {
    const server = await mailing()
    for (const token of ['', 'x', 'A'.repeat(43)]) assert.is((await server.choose(token)).status, 403)
    assert.is((await actionsOf(server)).filter((action) => action === 'password_reset_refused').length, 3)
  })

  it('422 for a password that would be guessed, and the link stays good', async () => {
    const server = await mailing()
    await server.ask('layla@example.org')
    const token = await server.token()
    assert.equal(await codesOf(await server.choose(token, 'short')), ['password: password.too_short'])
    const unequal = { user: { reset_password_token: token, password: NEW, password_confirmation: 'other' } }
    const refused = await server.request('POST', 'users/password-reset', { body: unequal })
    assert.equal(await codesOf(refused), ['password_confirmation: password.unequal'])
    assert.is((await server.choose(token)).status, 204)
  })

  it('keeps no token that opens anything', async () => {
    const server = await mailing()
    await server.ask('layla@example.org')
    const token = await server.token()
    const kept = JSON.stringify([await server.stores.audit.list({ offset: 0, limit: 99 }), server.logged])
    assert.ok(token.length === 43 && !kept.includes(token))
  })
})

spec('GET /api/v2/mailbox', (it) => {
  it('200 shows the mails of a demonstration, also to whoever cannot sign in', async () => {
    const server = await mailing()
    await server.ask('layla@example.org')
    await server.sender.round()
    const { data } = (await (await server.request('GET', 'mailbox')).json()) as { data: { subject: string }[] }
    assert.equal(
      data.map(({ subject }) => subject),
      ['A new password for Town library'],
    )
  })

  it('404 everywhere else', async () => {
    const server = await aServer({ parts: { mail: {} } })
    assert.is((await server.request('GET', 'mailbox')).status, 404)
  })
})
