import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { problems } from '../../../engine/problems.ts'
import { createRates } from '../../../server/security/rates.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { uuid } from '../../lib/people.ts'
import { aServer, codesOf, dataOf, errorsOf, serverFor } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

spec('Every answer', (it) => {
  it('tells the browser to run nothing but what is ours', async () => {
    const { get, request } = await serverFor('nadia')
    const answers = [
      await get('model'),
      await get('loans'),
      await get('nothing'),
      await request('GET', '/'),
      await request('GET', '/health'),
      await request('POST', 'tokens'),
    ]
    for (const { headers } of answers) {
      const policy = headers.get('content-security-policy') ?? ''
      assert.match(policy, /default-src 'none'/)
      assert.not.match(policy, /unsafe/)
      assert.is(headers.get('x-content-type-options'), 'nosniff')
      assert.is(headers.get('referrer-policy'), 'no-referrer')
      assert.is(headers.get('cross-origin-opener-policy'), 'same-origin')
      assert.is(headers.get('access-control-allow-origin'), null)
      assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/)
    }
  })

  it('of the API is kept by no cache', async () => {
    const { get } = await serverFor('nadia')
    for (const path of ['model', 'loans', 'nothing'])
      assert.is((await get(path)).headers.get('cache-control'), 'no-store')
  })
})

spec('What nobody foresaw', (it) => {
  it('500: says nothing but a number, under which the log knows where', async () => {
    const server = await serverFor('nadia')
    const broken = { ...server.stores.records, get: () => Promise.reject(new TypeError('secret of Mina')) }
    const { createServer } = await import('../../../server/create-server.ts')
    const breaking = createServer({ ...server.parts, stores: { ...server.stores, recordsUnder: () => broken } })
    const response = await breaking.request(`/api/v2/loans/${uuid(1)}`, {
      headers: { authorization: `Bearer ${server.token}` },
    })
    assert.is(response.status, 500)
    const text = await response.clone().text()
    const [error] = await errorsOf(response)
    assert.equal([error?.message, error?.resource], [['server.bug'], '/api/v2/loans/:id'])
    assert.not.match(text, /Mina|TypeError/)
    const logged = JSON.stringify(server.logged)
    assert.not.match(logged, /Mina/)
    assert.match(logged, /TypeError/)
    assert.is(server.logged[0]?.request, error?.params?.['request'])
  })

  it('507: says that the disk is full, and keeps nothing', async () => {
    const server = await serverFor('nadia')
    const full = { ...server.stores.records, commit: () => Promise.reject(problems.storageFull({})) }
    const { createServer } = await import('../../../server/create-server.ts')
    const response = await createServer({
      ...server.parts,
      stores: { ...server.stores, recordsUnder: () => full },
    }).request('/api/v2/loans', {
      method: 'POST',
      body: '{"data":{"title":"Maps"}}',
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    })
    assert.is(response.status, 507)
    assert.equal(await codesOf(response), ['storage.full'])
  })
})

spec('GET /health', (it) => {
  it('204: when a write would be kept', async () =>
    assert.is((await (await aServer()).request('GET', '/health')).status, 204))

  it('503: when it would not', async () => {
    const server = await aServer()
    const { createServer } = await import('../../../server/create-server.ts')
    const stores = { ...server.stores, heartbeat: () => Promise.reject(new Error('read-only')) }
    const response = await createServer({ ...server.parts, stores }).request('/health')
    assert.is(response.status, 503)
    assert.is(response.headers.get('retry-after'), '60')
  })
})

spec('Limits on requests', (it) => {
  it('429: after a burst of sixty, with the seconds to wait; each session for itself', async () => {
    const server = await aServer({ parts: { rates: createRates() } })
    const [nadia, omar] = [await server.as('nadia'), await server.as('omar')]
    const statuses = []
    for (let turn = 0; turn < 62; turn += 1) statuses.push((await nadia.get('permissions')).status)
    assert.is(statuses.filter((status) => status === 200).length, 60)
    const refused = await nadia.get('permissions')
    assert.is(refused.status, 429)
    assert.is(refused.headers.get('retry-after'), '1')
    assert.is((await omar.get('permissions')).status, 200)
    server.wait(1000)
    assert.is((await nadia.get('permissions')).status, 200)
  })

  it('429: for a stranger who tries tokens, whatever address they claim', async () => {
    const server = await aServer({ parts: { rates: createRates() } })
    const statuses = []
    for (let turn = 0; turn < 70; turn += 1) {
      const headers = { authorization: `Bearer ${'a'.repeat(43)}`, 'x-forwarded-for': `198.51.100.${turn}` }
      statuses.push((await server.request('GET', 'permissions', { headers })).status)
    }
    assert.equal([...new Set(statuses)], [401, 429])
  })

  it('429: for searches sooner than for other lists', async () => {
    const { get } = await serverFor('nadia', { parts: { rates: createRates() } })
    const statuses = []
    for (let turn = 0; turn < 25; turn += 1) statuses.push((await get('loans?query=maps')).status)
    assert.is(statuses.filter((status) => status === 429).length, 5)
    assert.is((await get('loans')).status, 200)
  })
})

spec('The audit', (it) => {
  it('knows who asked for what, refused or not, and never what they searched for', async () => {
    const server = await aServer()
    const [nadia, omar] = [await server.as('nadia'), await server.as('omar')]
    const { id } = await dataOf(await nadia.post('loans', { data: { id: uuid(1), title: 'Canary' } }))
    await nadia.get('loans?query=Canary&title=Canary')
    await nadia.get(`loans/${id}`)
    await omar.get(`loans/${id}`)
    await omar.get('loans/Canary')
    await omar.post('loans', { data: { title: 'Canary' } })
    const entries = await server.stores.audit.list({ offset: 0, limit: 100 })
    const told = entries
      .map(({ userName, action, recordType, record }) =>
        [userName, action, recordType, record].filter(Boolean).join(' '),
      )
      .reverse()
    assert.equal(told.slice(-6), [
      `nadia create loan ${id}`,
      'nadia list loan',
      `nadia show loan ${id}`,
      `omar show_refused loan ${id}`,
      'omar show_refused loan',
      'omar create_refused loan',
    ])
    assert.not.match(JSON.stringify(entries), /Canary/)
  })

  it('knows of sign-ins, failed ones without a name', async () => {
    const server = await aServer()
    await server.request('POST', 'tokens', { body: { user: { user_name: 'nadia', password: 'wrong' } } })
    const [last] = await server.stores.audit.list({ offset: 0, limit: 1 })
    assert.equal([last?.action, last?.userName], ['failed_login', undefined])
  })
})

spec('A disk on which nothing can be written any more', (it) => {
  async function readOnly() {
    const server = await serverFor('nadia')
    await server.post('loans', { data: { id: uuid(1), title: 'Maps', inner: undefined, borrower: 'Mina '.repeat(19) } })
    const { createServer } = await import('../../../server/create-server.ts')
    const full = () => Promise.reject(problems.storageFull({}))
    const stores = { ...server.stores, audit: { ...server.stores.audit, write: full } }
    const asked = createServer({ ...server.parts, stores })
    const headers = { authorization: `Bearer ${server.token}`, 'accept-encoding': 'gzip' }
    return { ...server, get: (path: string) => asked.request(`/api/v2/${path}`, { headers }) }
  }

  it('507: shows no record of which it cannot be noted who saw it', async () => {
    const { get } = await readOnly()
    for (const path of [`loans/${uuid(1)}`, 'loans']) {
      const response = await get(path)
      assert.equal(
        [response.status, response.headers.get('etag'), response.headers.get('content-encoding')],
        [507, null, null],
      )
      assert.equal(await codesOf(response), ['storage.full'])
    }
  })

  it('200: still says what people need to see what they have', async () => {
    const { get } = await readOnly()
    for (const path of ['model', 'lookups', 'permissions']) assert.is((await get(path)).status, 200)
  })
})

spec('The overlay of developers', (it) => {
  const issue = {
    code: 'json.syntax',
    severity: 'error',
    file: 'forms/a.json',
    line: 3,
    column: 1,
    pointer: '',
    found: '}',
    expected: ',',
  } as never

  it('200: has the issues of the folder, and keeps serving the last good configuration', async () => {
    const { get, configuration } = await serverFor('nadia', { site: { developer: true } })
    configuration.change([issue])
    const { data, metadata } = (await (await get('developer/issues')).json()) as {
      data: readonly { line: number }[]
      metadata: object
    }
    assert.equal([data[0]?.line, metadata], [3, { release: libraryModel.hash, errors: 1, warnings: 0 }])
    assert.is((await get('loans')).status, 200)
  })

  it('200: tells of each change as it happens', async () => {
    const { get, configuration } = await serverFor('nadia', { site: { developer: true } })
    const response = await get('developer/events')
    assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/)
    const reader = (response.body as ReadableStream<Uint8Array>).getReader()
    const next = async () => new TextDecoder().decode((await reader.read()).value)
    assert.match(await next(), /"errors":0/)
    configuration.change([issue])
    assert.match(await next(), /"errors":1/)
    await reader.cancel()
  })

  it('404: is not there on an instance that people work with', async () => {
    const { get } = await serverFor('nadia')
    assert.is((await get('developer/issues')).status, 404)
  })
})

spec('The screens', (it) => {
  function built() {
    const folder = mkdtempSync(join(tmpdir(), 'formwork-screens-'))
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Formwork</title>')
    writeFileSync(join(folder, 'assets', 'main-abc.js'), 'export {}')
    writeFileSync(join(folder, 'assets', 'main-abc.js.br'), 'brotli')
    writeFileSync(join(folder, '..', 'outside.js'), 'secret')
    return folder
  }

  it('200: are one page at every path of theirs, asked for anew each time', async () => {
    const server = await aServer({ site: { screens: built() } })
    for (const path of ['/', '/sign-in', '/r/loans/new', `/r/loans/${uuid(1)}`]) {
      const response = await server.request('GET', path)
      assert.equal(
        [response.status, response.headers.get('content-type'), response.headers.get('cache-control')],
        [200, 'text/html; charset=utf-8', 'no-cache'],
      )
      const etag = response.headers.get('etag') as string
      assert.is((await server.request('GET', path, { headers: { 'if-none-match': etag } })).status, 304)
    }
  })

  it('200: keep what has a hash in its name for ever, compressed where that is taken', async () => {
    const server = await aServer({ site: { screens: built() } })
    const plain = await server.request('GET', '/assets/main-abc.js')
    assert.equal(
      [await plain.text(), plain.headers.get('cache-control')],
      ['export {}', 'public, max-age=31536000, immutable'],
    )
    const brotli = await server.request('GET', '/assets/main-abc.js', { headers: { 'accept-encoding': 'gzip, br' } })
    assert.equal(
      [await brotli.text(), brotli.headers.get('content-encoding'), brotli.headers.get('content-type')],
      ['brotli', 'br', 'text/javascript; charset=utf-8'],
    )
  })

  it('never leave their folder', async () => {
    const server = await aServer({ site: { screens: built() } })
    for (const path of [
      '/../outside.js',
      '/assets/../../outside.js',
      '/assets/..%2f..%2foutside.js',
      '/%2e%2e/outside.js',
      '/assets/....//outside.js',
      '//outside.js',
      '/assets/.env',
      '/assets/main-abc.js%00.html',
    ]) {
      const response = await server.request('GET', path)
      assert.not.match(await response.text(), /secret/)
    }
  })

  it('404: have nothing at the place of a file that is gone', async () => {
    const server = await aServer({ site: { screens: built() } })
    assert.is((await server.request('GET', '/assets/main-old.js')).status, 404)
  })
})
