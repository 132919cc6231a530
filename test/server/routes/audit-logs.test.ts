import * as assert from 'uvu/assert'
import type { Lifecycle, NamedAction } from '../../../engine/lifecycle.ts'
import type { RecordType } from '../../../engine/model.ts'
import { createRates, noRates } from '../../../server/security/rates.ts'
import { lendingLife } from '../../lib/lending-life.ts'
import { uuid } from '../../lib/people.ts'
import { aServer, serverFor } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { type Data, pageOf } from './loans.ts'
import { watchedLibrary } from './watching.ts'

const asked = async (response: Response) => {
  const { data, metadata } = await pageOf(response)
  return { data, metadata, told: data.map(({ user_name, action }) => `${user_name ?? '-'} ${action}`) }
}

/** Nadia lends something; Omar, of another group, looks for it in vain; somebody tries to sign in. */
async function aBusyDay() {
  const server = await aServer({ model: watchedLibrary })
  const [nadia, omar, layla, jon] = await Promise.all(['nadia', 'omar', 'layla', 'jon'].map(server.as))
  if (!nadia || !omar || !layla || !jon) throw new Error('Nobody is here')
  await nadia.post('loans', { data: { id: uuid(1), title: 'Canary' } })
  await omar.get(`loans/${uuid(1)}`)
  await omar.get('loans?title=Canary')
  await nadia.get('lookups')
  await server.request('POST', 'tokens', { body: { user: { user_name: 'nadia', password: 'wrong' } } })
  return { ...server, nadia, omar, layla, jon }
}

spec('GET /audit_logs', (it) => {
  it('200: tells who did what, to whose record, and never a value', async () => {
    const { jon } = await aBusyDay()
    const { data, told } = await asked(await jon.get('audit_logs?order=asc'))
    assert.equal(told.slice(-5), ['nadia create', 'omar show', 'omar list', 'nadia lookups_read', '- failed_login'])
    const made = data.find(({ action }) => action === 'create')
    assert.equal(
      [made?.['performed_by'], made?.['record_type_label'], made?.['record_owner_full_name'], made?.['record_id']],
      ['Nadia Haddad', 'Loan', 'Nadia Haddad', uuid(1)],
    )
    assert.is(data.find(({ user_name, action }) => user_name === 'omar' && action === 'show')?.['refused'], true)
    assert.not.match(JSON.stringify(data), 'Canary')
  })

  it('200: tells of guesses that had to wait, but not of each', async () => {
    const { as, request } = await aServer({
      model: watchedLibrary,
      parts: { rates: { ...noRates, noted: createRates().noted } },
    })
    const user = { user_name: 'omar', password: 'wrong' }
    for (let turn = 0; turn < 20; turn += 1) await request('POST', 'tokens', { body: { user } })
    const jon = await as('jon')
    const { data } = await asked(await jon.get('audit_logs?audit_log_actions=failed_login'))
    assert.is(data.filter(({ refused }) => refused).length, 5)
  })

  it('200: leaves the name of a failed sign-in blank', async () => {
    const { jon } = await aBusyDay()
    const { data } = await asked(await jon.get('audit_logs?audit_log_actions=failed_login'))
    assert.is(data.length, 1)
    assert.equal([data[0]?.['user_name'], data[0]?.['record_owner']], [undefined, undefined])
  })

  it('200: of some people, deeds, types and times, without what screens read by themselves', async () => {
    const { as, wait } = await aBusyDay()
    const told = async (filter: string) =>
      (await asked(await (await as('jon')).get(`audit_logs?order=asc&${filter}`))).told
    assert.equal(await told('user_name=omar'), ['omar login', 'omar show', 'omar list'])
    assert.equal(await told('audit_log_actions[]=show&audit_log_actions[]=create'), ['nadia create', 'omar show'])
    assert.equal(await told('record_type=loans&user_name=nadia'), ['nadia create'])
    assert.not.ok((await told('automatic=false')).includes('nadia lookups_read'))
    wait(86_400_000)
    await (await as('omar')).get('loans')
    assert.equal(await told('from=2024-05-11&user_name=omar&audit_log_actions=list'), ['omar list'])
    assert.equal(await told('from=2024-05-10T00:00:00Z&to=2024-05-10&user_name=omar&audit_log_actions=list,show'), [
      'omar show',
      'omar list',
    ])
  })

  it('200: comes page by page, and says where counting ends', async () => {
    const { jon, stores } = await aBusyDay()
    const noted = (count: number) =>
      stores.audit.write(Array.from({ length: count }, () => ({ at: '2020-01-01T00:00:00.000Z', action: 'old' })))
    await noted(150)
    const { data, metadata } = await pageOf(await jon.get('audit_logs?audit_log_actions=old&page=2'))
    assert.equal([data.length, metadata], [50, { total: 150, per: 100, page: 2 }])
    await noted(10_000)
    const many = await pageOf(await jon.get('audit_logs?audit_log_actions=old'))
    assert.equal(many.metadata, { total: 10_000, per: 100, page: 1, more: true })
  })

  it('200: shows leaders what their own people did, and of records beyond reach no name', async () => {
    const { layla, stores } = await aBusyDay()
    await stores.audit.write([
      { at: '2024-05-10T06:00:00.000Z', userName: 'nadia', action: 'show', recordType: 'loan', record: uuid(9) },
    ])
    const { data } = await asked(await layla.get('audit_logs'))
    assert.equal(
      [...new Set(data.map(({ user_name }) => user_name))].sort(),
      ['jon', 'layla', 'nadia'],
      'Omar is of another group, and failed sign-ins are nobody’s',
    )
    assert.is(data.find(({ action }) => action === 'create')?.['record_id'], uuid(1))
    assert.is(data.find(({ action }) => action === 'show')?.['record_id'], undefined)
    assert.equal((await asked(await layla.get('audit_logs?user_name=omar'))).data, [])
  })

  it('200: calls, counts and offers what an action’s name would tell too much of as what it was: a change', async () => {
    const { loan } = lendingLife.recordTypes as { readonly loan: RecordType }
    const actions = (loan.lifecycle?.actions ?? []).map((action) =>
      action.id === 'close'
        ? { ...action, effects: [{ effect: 'set_field', field: 'read_by_nobody', value: 'x' }] }
        : action,
    ) as readonly NamedAction[]
    const lifecycle = { ...(loan.lifecycle as Lifecycle), actions }
    const model = { ...watchedLibrary, recordTypes: { ...watchedLibrary.recordTypes, loan: { ...loan, lifecycle } } }
    const { stores, as } = await aServer({ model })
    const entry = { at: '2024-05-10T06:00:00.000Z', userName: 'nadia', recordType: 'loan', record: uuid(9) }
    await stores.audit.write([
      { ...entry, action: 'close' },
      { ...entry, action: 'update' },
    ])
    const [head, keeper] = [await as('layla'), await as('jon')]
    const count = async (one: typeof head, of: string) =>
      (await asked(await one.get(`audit_logs?audit_log_actions=${of}`))).data.length
    assert.equal([await count(head, 'close'), await count(head, 'update')], [0, 2])
    assert.equal([await count(keeper, 'close'), await count(keeper, 'update')], [1, 1])
    assert.not.match(await (await head.get('audit_logs/choices')).text(), '"close"')
  })

  it('403: for everybody else', async () => {
    const { nadia, omar } = await aBusyDay()
    for (const one of [nadia, omar])
      for (const path of ['audit_logs', 'audit_logs/choices']) assert.is((await one.get(path)).status, 403)
  })

  it('422: for what it does not know', async () => {
    const { jon } = await aBusyDay()
    for (const filter of ['record_type=ships', 'from=today', 'order_by=action', 'order=up', 'per=0', 'page=200'])
      assert.is((await jon.get(`audit_logs?${filter}`)).status, 422, filter)
  })
})

spec('GET /audit_logs/choices', (it) => {
  it('200: says by what the reader may filter', async () => {
    const { jon, layla } = await aBusyDay()
    const choices = async (one: typeof jon) =>
      ((await (await one.get('audit_logs/choices')).json()) as { data: Record<string, readonly Data[]> }).data
    const all = await choices(jon)
    assert.equal(all['users']?.map(({ user_name }) => user_name).sort(), ['jon', 'layla', 'nadia', 'omar'])
    assert.ok(all['actions']?.some(({ action, automatic }) => action === 'lookups_read' && automatic === true))
    assert.ok(all['actions']?.some(({ action, automatic }) => action === 'show' && automatic === false))
    assert.equal(
      (await choices(layla))['users']?.map(({ user_name }) => user_name),
      ['jon', 'layla', 'nadia'],
    )
  })
})

/** Open to everybody and said of nobody; somebody's own notices; and those that note by themselves what came of it. */
const UNNOTED = [
  // No addresses of the library, which names nothing there; what they leave is asked where they are (linked.test.ts, transitions.test.ts).
  ...['GET /api/v2/:plural/:id/:linked', 'POST /api/v2/:plural/:id/:linked'],
  ...['GET /api/v2/:plural/:id/:kinds', 'POST /api/v2/:plural/:id/:kinds', 'POST /api/v2/:plural/:kinds'],
  ...['PATCH /api/v2/:plural/:id/:kinds/:entry', 'DELETE /api/v2/:plural/:id/:kinds/:entry'],
  ...['GET /api/v2/primero', 'GET /api/v2/mailbox', 'GET /api/v2/look/logo'],
  ...['GET /api/v2/notices/kinds', 'GET /api/v2/notices/unread', 'PATCH /api/v2/notices', 'PATCH /api/v2/notices/:id'],
  ...['POST /api/v2/set_up', 'POST /api/v2/tokens'],
  ...['POST /api/v2/users/password-reset', 'POST /api/v2/users/password-reset-request'],
]

spec('Every route', (it) => {
  it('leaves a trace of who asked', async () => {
    const server = await serverFor('jon', { model: watchedLibrary })
    const { createServer } = await import('../../../server/create-server.ts')
    const routes = createServer(server.parts)
      .routes.filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v2/') && !path.includes('*'))
      .map(({ method, path }) => ({ method, path }))
    const silent: string[] = []
    const newest = async () => (await server.stores.audit.list({ offset: 0, limit: 1 }))[0]?.seq ?? 0
    for (const { method, path } of routes) {
      const name = `${method} ${path}`
      if (UNNOTED.includes(name)) continue
      const before = await newest()
      const token = (await server.as('jon')).token
      const signedIn = await newest()
      const address = path.replace(':plural', 'loans').replace(/:[a-z]+/g, uuid(404))
      await server.request(method, address, {
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(method !== 'GET' && { body: JSON.stringify({ data: {} }) }),
      })
      if ((await newest()) === signedIn) silent.push(name)
      assert.ok(signedIn > before)
    }
    assert.ok(routes.length > 30)
    assert.equal([...new Set(silent)].sort(), [])
  })
})
