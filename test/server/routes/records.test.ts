import * as assert from 'uvu/assert'
import type { Model } from '../../../engine/model.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { uuid } from '../../lib/people.ts'
import { aServer, codesOf, dataOf, errorsOf, serverFor } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

type Data = Record<string, unknown>
interface Page {
  readonly data: readonly Data[]
  readonly metadata: { readonly total: number; readonly per: number; readonly page: number }
}

const pageOf = async (response: Response) => (await response.json()) as Page

/** A server on which Nadia has lent something; gives its id. */
async function withALoan(answers: Data = { title: 'Maps', borrower: 'Mina' }, wishes = {}) {
  const server = await serverFor('nadia', wishes)
  const made = await dataOf(await server.post('loans', { data: answers }))
  return { ...server, id: made['id'] as string, made }
}

/** No role reads the office's notes, so that nobody can be given them either. */
const withoutNotes: Model = {
  ...libraryModel,
  roles: Object.fromEntries(
    Object.entries(libraryModel.roles).map(([id, role]) => {
      const { notes: _, ...loan } = role.forms['loan'] ?? {}
      return [id, { ...role, forms: { ...role.forms, loan } }]
    }),
  ),
}

spec('POST /:plural', (it) => {
  it('200: answers with the record that was made', async () => {
    const { post } = await serverFor('nadia')
    const response = await post('loans', { data: { id: uuid(1), title: 'Maps', borrower: 'Mina' } })
    const { data } = (await response.json()) as { data: Data }
    assert.is(response.status, 200)
    const { id, loan_id, loan_id_display, title, owned_by, status, enabled, version, module_id } = data
    assert.equal(
      { id, loan_id, loan_id_display, title, owned_by, status, enabled, version, module_id },
      {
        id: uuid(1),
        loan_id: uuid(1),
        loan_id_display: '0000001',
        title: 'Maps',
        owned_by: 'nadia',
        status: 'open',
        enabled: true,
        version: 1,
        module_id: 'lending',
      },
    )
    assert.match(response.headers.get('etag') ?? '', /^"1-/)
  })

  it('204: says nothing to whom nothing is wanted', async () => {
    const { post, get } = await serverFor('nadia')
    const response = await post('loans', { data: { id: uuid(1), title: 'Maps' } }, { prefer: 'return=minimal' })
    assert.is(response.status, 204)
    assert.is(await response.text(), '')
    assert.is((await get(`loans/${uuid(1)}`)).status, 200)
  })

  it('409: for an id that is taken', async () => {
    const { post, id } = await withALoan()
    const response = await post('loans', { data: { id, title: 'Another' } })
    assert.is(response.status, 409)
    assert.equal(await codesOf(response), ['record.exists'])
  })

  it('403: for whom may not create', async () => {
    const { post } = await serverFor('omar')
    const response = await post('loans', { data: {} })
    assert.is(response.status, 403)
    assert.equal((await errorsOf(response))[0]?.params, { action: 'create' })
  })

  it('422: names each thing that is wrong, with the message of the rule in the language of the person', async () => {
    const { post } = await serverFor('nadia')
    const response = await post(
      'loans',
      { data: { lent_on: '2024-05-02', due_on: '2024-05-01' } },
      { 'accept-language': 'ar' },
    )
    assert.is(response.status, 422)
    const errors = await errorsOf(response)
    assert.equal(errors.map(({ detail, message }) => `${detail} ${message[0]}`).sort(), [
      'due_on rule.broken',
      'title answer.required',
    ])
    assert.is(errors.find(({ detail }) => detail === 'due_on')?.text, 'موعد الإرجاع قبل الإعارة.')
  })

  it('422, then 200: lets a warning be overridden with a reason, which the history tells', async () => {
    const { post, get } = await serverFor('nadia')
    const data = { id: uuid(1), title: 'Maps', pages: 3000 }
    assert.equal(await codesOf(await post('loans', { data })), ['pages: rule.broken'])
    assert.is((await post('loans', { data, override_reason: 'An atlas' })).status, 200)
    const [entry] = (await pageOf(await get(`loans/${uuid(1)}/record_history`))).data
    assert.equal(entry?.['overridden'], { codes: ['rule.broken:many_pages'], reason: 'An atlas' })
  })

  it('200: does the same write once, however often it is sent', async () => {
    const { post, get } = await serverFor('nadia')
    const headers = { 'idempotency-key': uuid(99) }
    const bodies = []
    for (let turn = 0; turn < 3; turn += 1)
      bodies.push(await dataOf(await post('loans', { data: { title: 'Maps' } }, headers)))
    assert.is(new Set(bodies.map((body) => JSON.stringify(body))).size, 1)
    assert.is((await pageOf(await get('loans'))).metadata.total, 1)
  })

  it('422: refuses another write under the id of an earlier one', async () => {
    const { post } = await serverFor('nadia')
    const headers = { 'idempotency-key': uuid(99) }
    await post('loans', { data: { title: 'Maps' } }, headers)
    const response = await post('loans', { data: { title: 'Others' } }, headers)
    assert.is(response.status, 422)
    assert.equal(await codesOf(response), ['mutation.reused'])
  })
})

spec('GET /:plural', (it) => {
  const many = async () => {
    const server = await serverFor('nadia')
    const loans = [
      { title: 'Äpfel', kind: 'book', pages: 10, borrower: 'Mina Haddad', born_on: '2012-01-01', branch: 'RIV01' },
      { title: 'Birds', kind: 'film', pages: 20, borrower: 'Omar Said', born_on: '2005-01-01', branch: 'HIL01' },
      { title: 'Comets', kind: 'game', pages: 30, borrower: 'Minh', branch: 'RIV02' },
    ]
    for (const data of loans) await server.post('loans', { data })
    const titles = async (query: string) => {
      const response = await server.get(`loans?${query}`)
      assert.is(response.status, 200, query)
      return (await pageOf(response)).data.map(({ title }) => title)
    }
    return { ...server, titles }
  }

  it('200: filters in the notation of the dialect', async () => {
    const { titles } = await many()
    assert.equal(await titles('kind=book,film&order_by=title'), ['Äpfel', 'Birds'])
    assert.equal(await titles('borrower_age=10..15'), ['Äpfel'])
    assert.equal(await titles('pages[0]=5..10&pages[1]=30..31&order_by=title'), ['Äpfel', 'Comets'])
    assert.equal(await titles('or[kind]=film&or[pages]=30&order_by=title'), ['Birds', 'Comets'])
    assert.equal(await titles('not[kind]=book&order_by=title'), ['Birds', 'Comets'])
    assert.equal(await titles('loc:branch0=RIV&order_by=title'), ['Äpfel', 'Comets'])
    assert.equal(await titles('query=min&order_by=title'), ['Äpfel', 'Comets'])
  })

  it('200: sorts, pages and counts', async () => {
    const { get } = await many()
    const response = await pageOf(await get('loans?order_by=pages&order=desc&per=2&page=2'))
    assert.equal(
      response.data.map(({ title }) => title),
      ['Äpfel'],
    )
    assert.equal(response.metadata, { total: 3, per: 2, page: 2 })
  })

  it('200: shows the fields asked for, beside what is always told', async () => {
    const { get } = await many()
    const [row = {}] = (await pageOf(await get('loans?fields=title&title=Birds'))).data
    assert.equal(Object.keys(row).sort(), [
      'enabled',
      'id',
      'loan_id',
      'loan_id_display',
      'module_id',
      'title',
      'version',
    ])
  })

  it('200: takes the same parameters in a body, so that no word stands in a URL', async () => {
    const { post } = await many()
    const response = await post('loans/query', { query: 'mina', kind: ['book', 'film'], not: { pages: 20 } })
    assert.equal(
      (await pageOf(response)).data.map(({ title }) => title),
      ['Äpfel'],
    )
  })

  it('304: when the asker has this very page', async () => {
    const { get, post } = await many()
    const etag = (await get('loans?kind=book')).headers.get('etag') as string
    assert.is((await get('loans?kind=book', { 'if-none-match': etag })).status, 304)
    await post('loans', { data: { title: 'Dunes', kind: 'book' } })
    assert.is((await get('loans?kind=book', { 'if-none-match': etag })).status, 200)
  })

  it('200: shows to each what they reach', async () => {
    const server = await aServer()
    const [nadia, layla, omar] = [await server.as('nadia'), await server.as('layla'), await server.as('omar')]
    await nadia.post('loans', { data: { title: 'Maps' } })
    const totals = await Promise.all(
      [nadia, layla, omar].map(async ({ get }) => (await pageOf(await get('loans'))).metadata.total),
    )
    assert.equal(totals, [1, 1, 0])
  })

  it('404: for a type that is not there, and for one that is not there for this person', async () => {
    const { get } = await serverFor('omar')
    const [none, hidden] = [await get('dragons'), await get('members')]
    assert.equal([none.status, hidden.status], [404, 404])
    assert.equal(await codesOf(none), await codesOf(hidden))
  })
})

spec('GET /:plural/:id', (it) => {
  it('200: says what may be done with the record, and on which forms', async () => {
    const { get, id } = await withALoan()
    const { metadata } = (await (await get(`loans/${id}`)).json()) as { metadata: { actions: string[]; forms: Data } }
    assert.equal(metadata.actions, ['create', 'history', 'read', 'update'])
    assert.equal(metadata.forms, { item: 'rw', lending: 'rw', reader: 'rw', copies_form: 'rw' })
  })

  it('200: shows only what the person reads', async () => {
    const server = await aServer()
    const [nadia, layla] = [await server.as('nadia'), await server.as('layla')]
    const { id } = await dataOf(await nadia.post('loans', { data: { title: 'Maps' } }))
    await layla.patch(`loans/${id}`, { data: { inner_note: 'torn' } })
    assert.not('inner_note' in (await dataOf(await nadia.get(`loans/${id}`))))
  })

  it('200: shows some fields where only those are asked for', async () => {
    const { get, id } = await withALoan()
    const data = await dataOf(await get(`loans/${id}?fields=title,owned_by`))
    assert.equal(Object.keys(data).sort(), [
      'enabled',
      'id',
      'loan_id',
      'loan_id_display',
      'module_id',
      'owned_by',
      'title',
      'version',
    ])
  })

  it('422: refuses a field that this person can never read like one that is not there', async () => {
    const { get, id } = await withALoan({ title: 'Maps' }, { model: withoutNotes })
    const [hidden, none] = [await get(`loans/${id}?fields=inner_note`), await get(`loans/${id}?fields=dragon`)]
    assert.equal([hidden.status, none.status], [422, 422])
    assert.is((await hidden.text()).replaceAll('inner_note', '?'), (await none.text()).replaceAll('dragon', '?'))
  })

  it('304: when the asker has this version, and 200 once it looks different', async () => {
    const { get, patch, id, wait } = await withALoan()
    const etag = (await get(`loans/${id}`)).headers.get('etag') as string
    assert.is((await get(`loans/${id}`, { 'if-none-match': etag })).status, 304)
    await patch(`loans/${id}`, { data: { title: 'Atlas' } })
    assert.is((await get(`loans/${id}`, { 'if-none-match': etag })).status, 200)
    const later = (await get(`loans/${id}`)).headers.get('etag') as string
    wait(14 * 60_000)
    await get('permissions')
    assert.is((await get(`loans/${id}`, { 'if-none-match': later })).status, 304)
  })

  it('404: says the same, to the byte, of what is out of reach and of what is not there', async () => {
    const { as, id } = await withALoan()
    const omar = await as('omar')
    const seen = async (path: string) => {
      const response = await omar.get(path)
      const headers = [...response.headers].filter(([name]) => name !== 'x-request-id')
      return JSON.stringify([response.status, headers, await response.text()])
    }
    for (const path of ['', '/record_history', '?fields=title']) {
      const out = await seen(`loans/${id}${path}`)
      assert.match(out, /^\[404/)
      assert.is(out, await seen(`loans/${uuid(404)}${path}`))
      assert.is(out, await seen(`loans/not-an-id${path}`))
    }
  })
})

spec('PATCH /:plural/:id', (it) => {
  it('200: answers with what changed; null is what is blank now', async () => {
    const { patch, id } = await withALoan()
    const data = await dataOf(await patch(`loans/${id}`, { data: { title: 'Atlas', borrower: null } }))
    assert.equal(
      { title: data['title'], borrower: data['borrower'], version: data['version'] },
      { title: 'Atlas', borrower: null, version: 2 },
    )
    assert.not('channel' in data)
  })

  it('200: merges rows by their id, and takes away those that are to go', async () => {
    const { patch, get, id } = await withALoan({
      title: 'Maps',
      copies: [
        { unique_id: uuid(11), copy_code: 'A' },
        { unique_id: uuid(12), copy_code: 'B' },
      ],
    })
    await patch(`loans/${id}`, {
      data: {
        copies: [{ unique_id: uuid(11), price: 5 }, { unique_id: uuid(12), _destroy: true }, { copy_code: 'C' }],
      },
    })
    const { copies } = (await dataOf(await get(`loans/${id}`))) as { copies: readonly Data[] }
    assert.equal(
      copies.map(({ copy_code, price }) => [copy_code, price]),
      [
        ['A', 5],
        ['C', undefined],
      ],
    )
  })

  it('200: lets a client send back all that it was given', async () => {
    const { patch, get, id } = await withALoan()
    const data = await dataOf(await get(`loans/${id}`))
    const response = await patch(`loans/${id}`, { data })
    assert.is(response.status, 200)
    assert.is((await dataOf(response))['version'], 1)
  })

  it('200: merges edits that do not touch, by the version that the writer saw', async () => {
    const { patch, get, id } = await withALoan()
    await patch(`loans/${id}`, { data: { title: 'Atlas' }, base_version: 1 })
    assert.is((await patch(`loans/${id}`, { data: { borrower: 'Minh' }, base_version: 1 })).status, 200)
    const { title, borrower, version } = await dataOf(await get(`loans/${id}`))
    assert.equal({ title, borrower, version }, { title: 'Atlas', borrower: 'Minh', version: 3 })
  })

  it('409: tells all three values of a true clash', async () => {
    const { patch, id } = await withALoan()
    await patch(`loans/${id}`, { data: { title: 'Atlas' }, base_version: 1 })
    const response = await patch(`loans/${id}`, { data: { title: 'Globe' }, base_version: 1 })
    assert.is(response.status, 409)
    const [{ detail, base, yours, theirs, version } = {} as never] = await errorsOf(response)
    assert.equal(
      { detail, base, yours, theirs, version },
      { detail: 'title', base: 'Maps', yours: 'Globe', theirs: 'Atlas', version: 2 },
    )
  })

  it('412: where exactly one version was demanded and another stands', async () => {
    const { patch, id } = await withALoan()
    assert.is((await patch(`loans/${id}`, { data: { title: 'Atlas' } }, { 'if-match': '"1"' })).status, 200)
    const response = await patch(`loans/${id}`, { data: { title: 'Globe' } }, { 'if-match': '"1"' })
    assert.is(response.status, 412)
    assert.equal(await codesOf(response), ['record.changed'])
    const etag = response.headers.get('etag')
    assert.is(etag, null)
  })

  it('200: with the tag that was handed out', async () => {
    const { patch, get, id } = await withALoan()
    const etag = (await get(`loans/${id}`)).headers.get('etag') as string
    assert.is((await patch(`loans/${id}`, { data: { title: 'Atlas' } }, { 'if-match': etag })).status, 200)
    assert.is((await patch(`loans/${id}`, { data: { title: 'Globe' } }, { 'if-match': etag })).status, 412)
  })

  it('200: performs a named action, for whom it is allowed', async () => {
    const { as, id } = await withALoan()
    const layla = await as('layla')
    assert.is((await dataOf(await layla.delete(`loans/${id}`)))['enabled'], false)
    assert.is((await dataOf(await layla.patch(`loans/${id}`, { data: {}, record_action: 'enable' })))['enabled'], true)
    assert.equal(await codesOf(await layla.patch(`loans/${id}`, { data: {}, record_action: 'burn' })), [
      'action.unknown',
    ])
  })

  it('200: does nothing twice', async () => {
    const { patch, get, id } = await withALoan()
    const headers = { 'idempotency-key': uuid(5) }
    for (let turn = 0; turn < 3; turn += 1)
      assert.is((await patch(`loans/${id}`, { data: { copies: [{ copy_code: 'A' }] } }, headers)).status, 200)
    assert.is(((await dataOf(await get(`loans/${id}`)))['copies'] as unknown[]).length, 1)
  })
})

spec('DELETE /:plural/:id', (it) => {
  it('200: takes the record out of sight of those who may not bring it back', async () => {
    const { as, get, id } = await withALoan()
    const layla = await as('layla')
    assert.is((await layla.delete(`loans/${id}`)).status, 200)
    assert.is((await pageOf(await get('loans'))).metadata.total, 0)
    assert.is((await pageOf(await layla.get('loans?record_state=false'))).metadata.total, 1)
  })

  it('403: for whom may read but not disable', async () => {
    const { id, delete: remove } = await withALoan()
    assert.is((await remove(`loans/${id}`)).status, 403)
  })
})

spec('GET /:plural/:id/record_history', (it) => {
  it('200: tells what was changed, newest first, rows by their ids', async () => {
    const { get, patch, id } = await withALoan({ title: 'Maps', copies: [{ unique_id: uuid(11), copy_code: 'A' }] })
    await patch(`loans/${id}`, { data: { title: 'Atlas', copies: [{ unique_id: uuid(11), price: 7 }] } })
    const { data, metadata } = await pageOf(await get(`loans/${id}/record_history`))
    assert.is(metadata.total, 2)
    assert.equal(
      data.map(({ action, user_name }) => [action, user_name]),
      [
        ['update', 'nadia'],
        ['create', 'nadia'],
      ],
    )
    assert.equal(data[0]?.['record_changes'], [
      { title: { from: 'Maps', to: 'Atlas' } },
      { copies: { from: [{ unique_id: uuid(11), price: null }], to: [{ unique_id: uuid(11), price: 7 }] } },
    ])
  })

  it('200: leaves out what the reader does not read, and entries of which nothing is left', async () => {
    const { as, get, id } = await withALoan()
    const layla = await as('layla')
    await layla.patch(`loans/${id}`, { data: { inner_note: 'torn' } })
    const { data, metadata } = await pageOf(await get(`loans/${id}/record_history`))
    assert.is(metadata.total, data.length)
    assert.not.match(JSON.stringify(data), /inner_note|torn/)
  })

  it('403: for whom may read the record but not its history', async () => {
    const { as, stores, id } = await withALoan()
    void stores
    const jon = await as('jon')
    assert.is((await jon.get(`loans/${id}/record_history`)).status, 200)
    const member = await dataOf(await jon.post('members', { data: { first_name: 'Mina' } }))
    assert.is((await jon.get(`members/${member['id']}/record_history`)).status, 403)
  })
})
