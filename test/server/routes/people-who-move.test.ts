import * as assert from 'uvu/assert'
import type { Role } from '../../../engine/model.ts'
import { aLoan, uuid } from '../../lib/people.ts'
import { dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { given, giving, loan } from './giving.ts'
import { pageOf } from './loans.ts'

const note = { at: '2024-05-10T06:00:00.000Z', action: 'test', userName: 'jon' }

type Server = Awaited<ReturnType<typeof giving>>
type Person = Server['nadia']

async function change({ stores }: Pick<Server, 'stores'>, name: string, to: object) {
  const account = await stores.accounts.byUserName(name)
  await stores.accounts.update(account?.id ?? '', to, note)
}

/** What somebody gets by every way of reading: the record, how many the list has, the log, the entries, a search. */
async function everyWay({ get, post }: Person) {
  const counted = async (response: Response) =>
    response.status === 200 ? (await pageOf(response)).metadata.total : response.status
  return [
    (await get(loan)).status,
    await counted(await get('loans')),
    await counted(await get('loans?title=Maps')),
    await counted(await post('loans/query', { query: 'maps' })),
    (await get(`${loan}/transitions`)).status,
    (await get(`${loan}/flags`)).status,
    (await get(`${loan}/actions`)).status,
  ]
}
const ALL = [200, 1, 1, 1, 200, 200, 200]
const NOTHING = [404, 0, 0, 0, 404, 404, 404]

spec('Whoever is moved', (it) => {
  it('to another group is out of the reach of those who led them, and within that of others, with what they own', async () => {
    const server = await giving()
    const { layla } = server
    assert.equal(await everyWay(layla), ALL)
    await change(server, 'nadia', { groups: ['south'] })
    assert.equal(await everyWay(layla), NOTHING)
    await change(server, 'layla', { groups: ['south'] })
    assert.equal(await everyWay(await server.as('layla')), ALL)
  })

  it('takes along what they were given, and their former leader sees it no more', async () => {
    const server = await giving([aLoan({ answers: { title: 'Maps', borrower: 'Mina' }, core: { owned_by: 'sara' } })])
    const { layla } = server
    await change(server, 'sara', { agency: 'county', groups: ['west'] })
    assert.equal(await everyWay(layla), NOTHING)
    assert.is(
      (await (await server.as('sara')).post(`${loan}/showings`, { data: { transitioned_to: 'amal' } })).status,
      200,
    )
    assert.equal(await everyWay(layla), ALL)
    await change(server, 'amal', { groups: ['south'] })
    assert.equal(await everyWay(layla), NOTHING)
    assert.is((await (await server.as('amal')).get(loan)).status, 200)
  })

  it('to a role that reads no such records reads none, whoever gave them', async () => {
    const server = await given('showings', { transitioned_to: 'omar' })
    assert.equal(await everyWay(server.omar), ALL)
    const { model: standing } = server.configuration.release()
    const blind: Role = { ...(standing.roles['binder'] as Role), id: 'blind', actions: {} }
    const model = { ...standing, hash: 'b11d'.repeat(16), roles: { ...standing.roles, blind } }
    await server.stores.activate(model, note.at)
    server.configuration.change([], model)
    await change(server, 'omar', { role: 'blind' })
    assert.is((await server.omar.get(loan)).status, 401)
    assert.is((await (await server.as('omar')).get(loan)).status, 404)
  })
})

spec('Whoever is disabled', (it) => {
  it('is signed out at once, of every way, and stays so when they come back', async () => {
    const server = await given('showings', { transitioned_to: 'omar' })
    await change(server, 'omar', { disabled: true })
    const out = [401, 401, 401, 401, 401, 401, 401]
    assert.equal(await everyWay(server.omar), out)
    assert.is((await server.omar.patch(server.entry, { data: { status: 'accepted' } })).status, 401)
    assert.is((await server.omar.get('users/recipients?record_type=loan&transition=offer')).status, 401)
    await change(server, 'omar', { disabled: false })
    assert.equal(await everyWay(server.omar), out)
    assert.equal(await everyWay(await server.as('omar')), ALL)
  })

  it('is given nothing, by one who began before they were, or by several at once', async () => {
    const server = await giving([
      aLoan({ answers: { title: 'Maps', borrower: 'Mina' } }),
      aLoan({ id: uuid(2), answers: { title: 'Poems', borrower: 'Mina' } }),
    ])
    await change(server, 'omar', { disabled: true })
    assert.is((await server.nadia.post(`${loan}/offers`, { data: { transitioned_to: 'omar' } })).status, 422)
    const several = await server.nadia.post('loans/offers', {
      data: { ids: [uuid(1), uuid(2)], transitioned_to: 'omar' },
    })
    const told = await dataOf<readonly { readonly done: boolean }[]>(several)
    assert.equal(
      told.map(({ done }) => done),
      [false, false],
    )
    const { data } = await pageOf(await server.nadia.get('users/recipients?record_type=loan&transition=offer'))
    assert.equal(
      data.filter(({ user_name }) => user_name === 'omar'),
      [],
    )
  })
})
