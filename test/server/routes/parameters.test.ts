import * as assert from 'uvu/assert'
import { serverFor } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { withALoan } from './loans.ts'

const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e300,
  '',
  'x',
  'x'.repeat(5000),
  [],
  ['1', '2'],
  {},
  { $gt: '' },
  '0x10',
  'NaN',
  '1e9',
  '\u0000',
  '%00',
]

/** Every parameter of every kind of request, with everything that it is not. */
spec('A parameter of the wrong type', (it) => {
  it('4xx: never breaks the server and never tells of its insides', async () => {
    const { get, post, patch, logged, id } = await withALoan()
    const path = `loans/${id}`
    const answers: [string, Response][] = []
    for (const odd of ODD) {
      const text = encodeURIComponent(typeof odd === 'string' ? odd : JSON.stringify(odd))
      for (const name of [
        'page',
        'per',
        'order',
        'order_by',
        'fields',
        'query',
        'title',
        'pages',
        'lent_on',
        'returned',
        'borrower_age',
        'branch',
        'loc:branch',
        'or[title]',
        'not[pages]',
        'title[0]',
        'status',
        'owned_by',
        'created_at',
        'id',
      ]) {
        answers.push([`${name}=${text}`, await get(`loans?${name}=${text}`)])
        answers.push([`body ${name}=${text}`, await post('loans/query', { [name]: odd })])
      }
      for (const name of ['data', 'base_version', 'record_action', 'override_reason'])
        answers.push([`patch ${name}`, await patch(path, { data: {}, [name]: odd })])
      for (const name of ['id', 'module_id', 'title', 'pages', 'copies', 'lent_on'])
        answers.push([`post ${name}`, await post('loans', { data: { title: 'x', [name]: odd } })])
      for (const header of [
        'if-match',
        'idempotency-key',
        'prefer',
        'if-none-match',
        'accept-language',
        'accept-encoding',
      ]) {
        if (text.length < 4000)
          answers.push([`${header}: ${text}`, await patch(path, { data: {} }, { [header]: text })])
      }
      answers.push(
        [`id ${text}`, await get(`loans/${text}`)],
        [`device ${text}`, await get(`device_key?device=${text}`)],
        [`users ${text}`, await get(`users/${text}`)],
      )
    }
    for (const [what, response] of answers) {
      assert.ok(response.status < 500, `${what}: ${response.status}`)
      if (response.status < 400) continue
      const body = await response.text()
      assert.match(body, /^\{"errors":\[\{"status":\d+,"resource":"\/api\/v2\//, what)
      assert.not.match(body, /sqlite|SELECT|node_modules|at \w+ \(|\.ts:|Error:/i, what)
    }
    assert.equal(logged, [])
  })

  for (const query of [
    'per=1e9',
    'per=-1',
    'per=NaN',
    'per=0',
    'page=0',
    'page=99999999',
    'order=sideways',
    'order_by=dragon',
    'fields=dragon',
    'dragon=1',
    'or[dragon]=1',
    'not[dragon]=1',
    'title[]=',
  ]) {
    it(`422: refuses ${query}`, async () => {
      const { get } = await serverFor('nadia')
      const response = await get(`loans?${query}`)
      if (query !== 'title[]=') assert.is(response.status, 422)
      else assert.is(response.status, 200)
    })
  }
})

spec('A request for nothing that there is', (it) => {
  it('4xx: is answered in the form of every other', async () => {
    const { get, post, patch, delete: remove, request } = await serverFor('nadia')
    const answers = [
      await get('dragons/1/2/3'),
      await post('permissions', {}),
      await patch('loans', { data: {} }),
      await remove('forms'),
      await request('PUT', 'loans'),
      await request('GET', '/api/v1/loans'),
      await request('GET', '/api'),
    ]
    for (const response of answers) {
      assert.ok([401, 404].includes(response.status), String(response.status))
      assert.match(await response.text(), /^\{"errors":\[\{"status":40\d,"resource":/)
    }
  })
})
