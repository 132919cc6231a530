import * as assert from 'uvu/assert'
import { aLoan, uuid } from '../../lib/people.ts'
import { aServer, codesOf, dataOf, errorsOf, serverFor } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { keepLoan } from './loans.ts'

type Data = Record<string, unknown>

/** A loan of Nadia's with one copy, and a way to say what stands now. */
async function withALoan() {
  const server = await serverFor('nadia')
  const data = { id: uuid(1), title: 'Maps', copies: [{ unique_id: uuid(11), copy_code: 'A' }] }
  assert.is((await server.post('loans', { data })).status, 200)
  await server.post('loans', {
    data: { id: uuid(2), title: 'Others', copies: [{ unique_id: uuid(22), copy_code: 'B' }] },
  })
  const standing = async () => JSON.stringify(await dataOf(await server.get(`loans/${uuid(1)}`)))
  return { ...server, path: `loans/${uuid(1)}`, standing }
}

const REFUSED: readonly (readonly [what: string, data: Data, status: number, codes: readonly string[]])[] = [
  ['an unknown field', { dragon: 1 }, 422, ['dragon: field.unknown']],
  ['a field that it does not read', { inner_note: 'x' }, 422, ['inner_note: field.unknown']],
  [
    'an unknown field of a row',
    { copies: [{ unique_id: uuid(11), dragon: 1 }] },
    422,
    [`copies[${uuid(11)}].dragon: field.unknown`],
  ],
  ['a text as a number', { pages: 'many' }, 422, ['pages: number.unreadable']],
  ['a number as a text', { title: { first: 'Maps' } }, 422, ['title: text.unreadable']],
  ['a list as a text', { title: ['Maps', 'Atlas'] }, 422, ['title: text.unreadable']],
  ['a day that is none', { lent_on: '2024-02-31' }, 422, ['lent_on: date.unreadable']],
  ['an option that is none', { kind: 'dragon' }, 422, ['kind: choice.unknown']],
  ['an option that is retired', { kind: 'tape' }, 422, ['kind: choice.retired']],
  ['rows that are none', { copies: 'A' }, 422, ['copies: subform.unreadable']],
  ['a row that is none', { copies: [7] }, 422, ['copies: subform.unreadable']],
  ['another owner', { owned_by: 'omar' }, 422, ['owned_by: field.core']],
  ['another status', { status: 'closed' }, 422, ['status: field.core']],
  ['another state', { record_state: false }, 422, ['record_state: field.core']],
  ['a share', { shared_with: [{ user_name: 'omar' }] }, 422, ['shared_with: field.unknown']],
  ['another id', { id: uuid(9) }, 422, ['id: field.core']],
  ['another programme', { module_id: 'membership' }, 422, ['module_id: field.core']],
]

spec('A change', (it) => {
  for (const [what, data, status, codes] of REFUSED) {
    it(`${status}: is refused with ${what}, and nothing is stored`, async () => {
      const { patch, path, standing } = await withALoan()
      const before = await standing()
      const response = await patch(path, { data })
      assert.is(response.status, status)
      assert.equal(await codesOf(response), codes)
      assert.is(await standing(), before)
    })
  }

  it('200: passes over stamps of the platform that a client sends back', async () => {
    const { patch, path, standing } = await withALoan()
    const before = await standing()
    const stamps = {
      created_by: 'omar',
      created_at: '1999-01-01T00:00:00Z',
      last_updated_by: 'omar',
      version: 99,
      enabled: false,
      short_id: 'x',
    }
    assert.is((await patch(path, { data: stamps })).status, 200)
    assert.is(await standing(), before)
  })

  it('200: cannot reach a row of another record: there it is none', async () => {
    const { patch, path, get, standing } = await withALoan()
    const before = [await standing(), await (await get(`loans/${uuid(2)}`)).text()]
    assert.is((await patch(path, { data: { copies: [{ unique_id: uuid(22), _destroy: true }] } })).status, 200)
    assert.equal([await standing(), await (await get(`loans/${uuid(2)}`)).text()], before)
  })

  it('422: naming a row of another record is refused, and leaves both records alone', async () => {
    const { patch, path, get, standing } = await withALoan()
    const before = [await standing(), await (await get(`loans/${uuid(2)}`)).text()]
    const response = await patch(path, { data: { copies: [{ unique_id: uuid(22), copy_code: 'mine' }] } })
    assert.is(response.status, 422)
    assert.equal(await codesOf(response), [`copies[${uuid(22)}]: record.row_unknown`])
    assert.equal([await standing(), await (await get(`loans/${uuid(2)}`)).text()], before)
  })

  it('422: is refused for a field that the person reads but does not write', async () => {
    const server = await aServer()
    await keepLoan(server, aLoan({ answers: { title: 'Maps', kind: 'book' }, core: { owned_by: 'omar' } }))
    const omar = await server.as('omar')
    const response = await omar.patch(`loans/${uuid(1)}`, { data: { title: 'Atlas', kind: 'film' } })
    assert.is(response.status, 422)
    assert.equal(await codesOf(response), ['kind: field.not_writable'])
    assert.is((await dataOf(await omar.get(`loans/${uuid(1)}`)))['title'], 'Maps')
  })

  it('403: is refused for whom may only read', async () => {
    const { as, path, standing } = await withALoan()
    const before = await standing()
    const response = await (await as('layla')).patch(path, { data: { title: 'Atlas' } })
    assert.is(response.status, 403)
    assert.equal(await codesOf(response), ['action.forbidden'])
    assert.is(await standing(), before)
  })

  it('200: that is sent again under its id changes nothing a second time', async () => {
    const { patch, path, get, standing } = await withALoan()
    const again = () =>
      patch(path, { data: { copies: [{ unique_id: uuid(12), copy_code: 'B' }] } }, { 'idempotency-key': uuid(70) })
    assert.is((await again()).status, 200)
    const once = await standing()
    assert.is((await again()).status, 200)
    assert.is(await standing(), once)
    assert.is((await dataOf(await get(path)))['version'], 2)
  })

  it('422: is refused under the id of another one', async () => {
    const { patch, path, standing } = await withALoan()
    const headers = { 'idempotency-key': uuid(70) }
    await patch(path, { data: { title: 'Atlas' } }, headers)
    const before = await standing()
    const response = await patch(path, { data: { title: 'Globe' } }, headers)
    assert.equal([response.status, ...(await codesOf(response))], [422, 'mutation.reused'])
    assert.is(await standing(), before)
  })

  it('200: accepts what stands in a field that a condition hides, and clears it where that is declared', async () => {
    const { patch, path, get } = await withALoan()
    assert.is((await patch(path, { data: { returned: false, returned_on: '2024-05-01' } })).status, 200)
    assert.not('returned_on' in (await dataOf(await get(path))))
  })

  it('412: is refused for a version that is not the newest, where exactly one is demanded', async () => {
    const { patch, path } = await withALoan()
    await patch(path, { data: { title: 'Atlas' } })
    assert.is((await patch(path, { data: { title: 'Globe' } }, { 'if-match': '"1"' })).status, 412)
  })

  it('422: is refused for a version that there never was', async () => {
    const { patch, path } = await withALoan()
    assert.equal(await codesOf(await patch(path, { data: { title: 'Globe' }, base_version: 99 })), [
      'base_version: base_version.unknown',
    ])
  })

  it('404: is refused for the record of another agency, like one that is not there', async () => {
    const { as, path, standing } = await withALoan()
    const omar = await as('omar')
    const before = await standing()
    const [there, not] = [
      await omar.patch(path, { data: { copies: [] } }),
      await omar.patch(`loans/${uuid(404)}`, { data: { copies: [] } }),
    ]
    assert.equal([there.status, not.status], [404, 404])
    assert.is(await there.text(), await not.text())
    assert.is(await standing(), before)
  })

  for (const title of [
    "Robert'); DROP TABLE records;--",
    '<script>alert(1)</script>',
    '{{7*7}} #{7*7} %s %n',
    '=HYPERLINK("http://evil")',
    '../../etc/passwd',
  ]) {
    it(`200: keeps ${JSON.stringify(title)} as the text that it is`, async () => {
      const { patch, path, get, post } = await withALoan()
      const copies = [{ unique_id: uuid(11), copy_code: title, state: 'good' }]
      assert.is((await patch(path, { data: { title, borrower: title, copies } })).status, 200)
      const kept = await dataOf(await get(path))
      assert.equal([kept['title'], kept['borrower'], kept['copies']], [title, title, copies])
      assert.is((await get(path)).headers.get('content-type')?.split(';')[0], 'application/json')
      assert.is((await post('loans/query', { query: title })).status, 200)
      assert.is((await dataOf<object[]>(await get('loans'))).length, 2)
      const found = await post('loans/query', { title })
      assert.is(((await found.json()) as { metadata: { total: number } }).metadata.total, 1)
    })
  }
})

const keys = (count: number) => Array.from({ length: count }, (_, index) => `"k${index}":1`).join()

const BODIES: readonly (readonly [what: string, body: string, status: number, code: string])[] = [
  ['no JSON', 'title=Maps', 422, 'body.malformed'],
  ['a list', '[]', 422, 'body.wrong_type'],
  ['a word', '"data"', 422, 'body.wrong_type'],
  ['nothing', '', 422, 'body.malformed'],
  ['no data', '{}', 422, 'body.value_missing'],
  ['data that is none', '{"data":[]}', 422, 'body.wrong_type'],
  ['a key that nobody asked for', '{"data":{"title":"x"},"role":"keeper"}', 422, 'body.key_unknown'],
  ['a key twice', '{"data":{"title":"x","title":"y"}}', 422, 'body.duplicate_key'],
  ['the prototype', '{"data":{"__proto__":{"isAdmin":true},"title":"x"}}', 422, 'body.key_forbidden'],
  ['the constructor', '{"data":{"constructor":{"prototype":{"isAdmin":true}}}}', 422, 'body.key_forbidden'],
  ['a null character', '{"data":{"title":"a\\u0000b"}}', 422, 'body.null_character'],
  ['half a character', '{"data":{"title":"\\ud800"}}', 422, 'body.lone_surrogate'],
  ['a number that no two readers read alike', '{"data":{"pages":9007199254740993}}', 422, 'body.number_too_large'],
  ['deep nesting', `{"data":${'{"a":'.repeat(60)}1${'}'.repeat(60)}}`, 422, 'body.too_deep'],
  ['as much nesting as fits', '['.repeat(250_000), 422, 'body.too_deep'],
  ['as many keys as fit', `{${keys(20_000)}}`, 422, 'body.too_many_keys'],
  ['five megabytes of nesting', '['.repeat(5_000_000), 413, 'body.too_large'],
  ['five megabytes of text', `{"data":{"title":"${'x'.repeat(5_000_000)}"}}`, 413, 'body.too_large'],
]

/** What a new record may say and an old one may not. */
const OF_A_NEW_ONE = ['another id', 'another programme']

spec('A new record', (it) => {
  for (const [what, data, status, codes] of REFUSED.filter(([what]) => !OF_A_NEW_ONE.includes(what))) {
    it(`${status}: is refused with ${what}, and is not made`, async () => {
      const { post, get } = await serverFor('nadia')
      const response = await post('loans', { data: { id: uuid(1), title: 'Maps', ...data } })
      assert.equal([response.status, await codesOf(response)], [status, codes])
      assert.is((await get(`loans/${uuid(1)}`)).status, 404)
    })
  }

  it('422: is refused in a programme of others, or under what is no id', async () => {
    const { post, get } = await serverFor('nadia')
    for (const [data, code] of [
      [{ module_id: 'membership' }, 'module_id: programme.unknown'],
      [{ id: '../1' }, '/data/id: body.wrong_form'],
    ] as const) {
      const response = await post('loans', { data: { title: 'Maps', ...data } })
      assert.equal([response.status, ...(await codesOf(response))], [422, code])
    }
    assert.equal(await dataOf(await get('loans')), [])
  })
})

spec('A body', (it) => {
  for (const [what, body, status, code] of BODIES) {
    it(`${status}: is refused with ${what}`, async () => {
      const { post, get } = await serverFor('nadia')
      const response = await post('loans', body)
      assert.is(response.status, status)
      const [error] = await errorsOf(response)
      assert.is(error?.message[0], code)
      assert.is(((await (await get('loans')).json()) as { metadata: { total: number } }).metadata.total, 0)
      assert.is(({} as { isAdmin?: boolean }).isAdmin, undefined)
    })
  }

  it('413: is bounded where no length was said', async () => {
    const { parts, token } = await serverFor('nadia')
    const { createServer } = await import('../../../server/create-server.ts')
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(0x20))
      },
    })
    const response = await createServer(parts).request('/api/v2/loans', {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    } as RequestInit)
    assert.is(response.status, 413)
    assert.ok(sent < 1_000_000)
  })
})
