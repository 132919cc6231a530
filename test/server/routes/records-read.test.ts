import * as assert from 'uvu/assert'
import { uuid } from '../../lib/people.ts'
import { aServer, codesOf, dataOf, serverFor } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { type Data, pageOf, withALoan } from './loans.ts'

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

  it('422: refuses a field that this person does not read like one that is not there', async () => {
    const { get, id } = await withALoan()
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
