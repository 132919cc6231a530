import * as assert from 'uvu/assert'
import { uuid } from '../../lib/people.ts'
import { codesOf, dataOf, errorsOf, serverFor } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { type Data, pageOf, withALoan } from './loans.ts'

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
