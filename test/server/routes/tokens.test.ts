import * as assert from 'uvu/assert'
import { aServer, codesOf, ORIGIN, PASSWORD } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

type TestServer = Awaited<ReturnType<typeof aServer>>

const MINUTE = 60_000
const BROWSER = { origin: ORIGIN, 'x-requested-with': 'formwork' }

const signIn = (server: TestServer, user_name = 'nadia', password = PASSWORD, headers: Record<string, string> = {}) =>
  server.request('POST', 'tokens', { body: { user: { user_name, password } }, headers })

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

const asBrowser = async (server: TestServer) => {
  const cookie = cookiesOf(await signIn(server, 'nadia', PASSWORD, BROWSER))
  return {
    cookie,
    get: (path: string) => server.request('GET', path, { headers: { cookie } }),
    delete: (path: string, headers: Record<string, string>) =>
      server.request('DELETE', path, { headers: { cookie, ...headers } }),
  }
}

spec('POST /tokens', (it) => {
  it('200: gives a script its token, which works as a bearer', async () => {
    const server = await aServer()
    const body = (await (await signIn(server)).json()) as { id: string; user_name: string; token: string }
    assert.is(body.user_name, 'nadia')
    const mine = await server.request('GET', `users/${body.id}`, { headers: { authorization: `Bearer ${body.token}` } })
    assert.is(mine.status, 200)
  })

  it('200: gives a browser a cookie that no script of a page can read, and no token', async () => {
    const server = await aServer()
    const response = await signIn(server, 'nadia', PASSWORD, BROWSER)
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith('sid=')) ?? ''
    assert.match(cookie, /HttpOnly/)
    assert.match(cookie, /SameSite=Strict/)
    assert.match(cookie, /Path=\//)
    assert.equal(Object.keys((await response.json()) as object).sort(), ['id', 'user_name'])
  })

  it('200: keeps cookies to https where the instance is reached by it', async () => {
    const server = await aServer({ site: { secure: true, origins: ['https://records.example.org'] } })
    const response = await signIn(server)
    for (const cookie of response.headers.getSetCookie()) {
      assert.match(cookie, /^__Host-/)
      assert.match(cookie, /Secure/)
      assert.not.match(cookie, /Domain/)
    }
    assert.match(response.headers.get('strict-transport-security') ?? '', /max-age=31536000; includeSubDomains/)
  })

  it('200: keeps nothing that would let the reader of the database in', async () => {
    const server = await aServer()
    const { token } = (await (await signIn(server)).json()) as { token: string }
    assert.is(await server.stores.sessions.find(token), undefined)
  })

  it('200: ends the session that the browser had before', async () => {
    const server = await aServer()
    const first = await asBrowser(server)
    await signIn(server, 'omar', PASSWORD, { ...BROWSER, cookie: first.cookie })
    assert.is((await first.get('permissions')).status, 401)
  })

  it('401: says the same of an unknown user, a wrong password and a disabled account', async () => {
    const server = await aServer()
    const omar = await server.stores.accounts.byUserName('omar')
    await server.stores.accounts.update(
      omar?.id ?? '',
      { disabled: true },
      { at: '2024-05-10T06:00:00.000Z', action: 'test' },
    )
    const answers = []
    for (const [name, password] of [
      ['nobody', PASSWORD],
      ['nadia', 'wrong'],
      ['omar', PASSWORD],
    ] as const) {
      const response = await signIn(server, name, password)
      answers.push(`${response.status} ${await response.text()} ${response.headers.getSetCookie()}`)
    }
    assert.is(new Set(answers).size, 1)
    assert.match(answers[0] ?? '', /^401 .*sign_in\.refused/)
  })

  it('401: never takes a secret that the server did not make', async () => {
    const server = await aServer()
    for (const token of ['', 'x', 'a'.repeat(43), '../../etc/passwd', '__proto__']) {
      const response = await server.request('GET', 'permissions', { headers: { authorization: `Bearer ${token}` } })
      assert.is(response.status, 401)
    }
  })

  it('429: makes a guesser wait, whether the account exists or not', async () => {
    const server = await aServer()
    for (const name of ['nadia', 'nobody']) {
      const statuses = []
      for (let turn = 0; turn < 7; turn += 1) statuses.push((await signIn(server, name, `guess ${turn}`)).status)
      assert.equal(statuses, [401, 401, 401, 401, 401, 429, 429])
    }
    const waiting = await signIn(server, 'nadia', PASSWORD)
    assert.is(waiting.status, 429)
    assert.ok(Number(waiting.headers.get('retry-after')) >= 1)
  })

  it('200: lets the person in on a device of theirs while somebody else guesses', async () => {
    const server = await aServer()
    const device = cookiesOf(await signIn(server))
      .split('; ')
      .find((cookie) => cookie.startsWith('device=')) as string
    for (let turn = 0; turn < 12; turn += 1) await signIn(server, 'nadia', `guess ${turn}`)
    assert.is((await signIn(server, 'nadia', PASSWORD)).status, 429)
    assert.is((await signIn(server, 'nadia', PASSWORD, { cookie: device })).status, 200)
    assert.is((await signIn(server, 'nadia', PASSWORD, { cookie: device.replace(/.$/, 'x') })).status, 429)
  })

  it('422: names what is missing or of the wrong type', async () => {
    const server = await aServer()
    const post = (body: object) => server.request('POST', 'tokens', { body: body as Record<string, unknown> })
    assert.equal(await codesOf(await post({})), ['/user: body.value_missing'])
    assert.equal(await codesOf(await post({ user: [] })), ['/user: body.wrong_type'])
    assert.equal(await codesOf(await post({ user: { user_name: ['nadia'], password: 'x' } })), [
      '/user/user_name: body.wrong_type',
    ])
    assert.equal(await codesOf(await post({ user: { user_name: 'nadia', password: 'x', role: 'keeper' } })), [
      '/user/role: body.key_unknown',
    ])
  })
})

spec('A session', (it) => {
  it('ends after fifteen minutes without a request, for people who read records', async () => {
    const server = await aServer()
    const nadia = await server.as('nadia')
    server.wait(14 * MINUTE)
    assert.is((await nadia.get('permissions')).status, 200)
    server.wait(14 * MINUTE)
    assert.is((await nadia.get('permissions')).status, 200)
    server.wait(15 * MINUTE)
    assert.is((await nadia.get('permissions')).status, 401)
    server.wait(-15 * MINUTE)
    assert.is((await nadia.get('permissions')).status, 401)
  })

  it('ends after twelve hours, however busy', async () => {
    const server = await aServer()
    const nadia = await server.as('nadia')
    for (let turn = 0; turn < 71; turn += 1) {
      server.wait(10 * MINUTE)
      assert.is((await nadia.get('permissions')).status, 200)
    }
    server.wait(10 * MINUTE)
    assert.is((await nadia.get('permissions')).status, 401)
  })

  it('ends when the account is disabled or gets another role', async () => {
    for (const change of [{ disabled: true }, { role: 'keeper' }]) {
      const server = await aServer()
      const nadia = await server.as('nadia')
      const account = await server.stores.accounts.byUserName('nadia')
      await server.stores.accounts.update(account?.id ?? '', change, { at: '2024-05-10T06:00:00.000Z', action: 'test' })
      assert.is((await nadia.get('permissions')).status, 401)
    }
  })

  it('ends with DELETE /tokens', async () => {
    const server = await aServer()
    const browser = await asBrowser(server)
    assert.is((await browser.get('permissions')).status, 200)
    assert.is((await browser.delete('tokens', BROWSER)).status, 204)
    assert.is((await browser.get('permissions')).status, 401)
  })

  it('of a cookie is none for a bearer', async () => {
    const server = await aServer()
    const { cookie } = await asBrowser(server)
    const secret = /sid=([^;]+)/.exec(cookie)?.[1]
    const response = await server.request('GET', 'permissions', { headers: { authorization: `Bearer ${secret}` } })
    assert.is(response.status, 401)
  })
})

const FORGED: readonly (readonly [what: string, headers: Record<string, string>])[] = [
  ['nothing of ours', {}],
  ['no origin', { 'x-requested-with': 'formwork' }],
  ['no mark', { origin: ORIGIN }],
  ['another mark', { origin: ORIGIN, 'x-requested-with': 'XMLHttpRequest' }],
  ['another origin', { origin: 'https://evil.example', 'x-requested-with': 'formwork' }],
  ['an origin that begins like ours', { origin: `${ORIGIN}.evil.example`, 'x-requested-with': 'formwork' }],
  ['our origin on another port', { origin: 'http://localhost:3001', 'x-requested-with': 'formwork' }],
  ['our origin by another scheme', { origin: 'https://localhost:3000', 'x-requested-with': 'formwork' }],
  ['no origin at all, as from a frame', { origin: 'null', 'x-requested-with': 'formwork' }],
  [
    'the word of the browser that it is another site',
    { origin: ORIGIN, 'sec-fetch-site': 'cross-site', 'x-requested-with': 'formwork' },
  ],
  ['the word of the browser that it is a neighbour', { 'sec-fetch-site': 'same-site', 'x-requested-with': 'formwork' }],
  ['a link followed', { 'sec-fetch-site': 'none', 'x-requested-with': 'formwork' }],
  ['another method in disguise', { 'x-http-method-override': 'GET' }],
]

spec('A write with a cookie', (it) => {
  for (const [what, headers] of FORGED) {
    it(`403: is refused with ${what}`, async () => {
      const server = await aServer()
      const { cookie } = await asBrowser(server)
      const response = await server.request('POST', 'loans', {
        body: { data: { title: 'Forged' } },
        headers: { cookie, ...headers },
      })
      assert.is(response.status, 403)
      assert.equal(await codesOf(response), ['request.forged'])
    })
  }

  it('200: passes from our own page', async () => {
    const server = await aServer()
    const { cookie } = await asBrowser(server)
    for (const headers of [BROWSER, { 'sec-fetch-site': 'same-origin', 'x-requested-with': 'formwork' }]) {
      const response = await server.request('POST', 'loans', {
        body: { data: { title: 'Ours' } },
        headers: { cookie, ...headers },
      })
      assert.is(response.status, 200)
    }
  })

  it('403: of another site cannot even sign somebody in', async () => {
    const server = await aServer()
    assert.is((await signIn(server, 'nadia', PASSWORD, { origin: 'https://evil.example' })).status, 403)
    assert.is((await signIn(server, 'nadia', PASSWORD, { 'sec-fetch-site': 'cross-site' })).status, 403)
  })

  for (const type of [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/jsonp',
    '',
  ]) {
    it(`415: is refused as ${type === '' ? 'nothing in particular' : type}`, async () => {
      const server = await aServer()
      const { cookie } = await asBrowser(server)
      const headers = { cookie, ...BROWSER, 'content-type': type }
      const response = await server.request('POST', 'loans', { body: '{"data":{"title":"x"}}', headers })
      assert.is(response.status, 415)
    })
  }

  it('changes nothing by GET or HEAD', async () => {
    const server = await aServer()
    const { cookie } = await asBrowser(server)
    for (const method of ['GET', 'HEAD']) await server.request(method, 'tokens', { headers: { cookie } })
    assert.is((await server.request('GET', 'permissions', { headers: { cookie } })).status, 200)
  })
})
