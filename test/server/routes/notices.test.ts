import * as assert from 'uvu/assert'
import { now, uuid } from '../../lib/people.ts'
import { dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { telling } from '../mail/telling-server.ts'

interface Wire {
  readonly id: string
  readonly text: string
  readonly record_id: string
  readonly plural: string
  readonly read_at: string | null
}

const listOf = async (response: Response) =>
  (await response.json()) as { readonly data: readonly Wire[]; readonly metadata: Record<string, number> }

spec('GET /api/v2/notices', (it) => {
  it('200 gives what this person was told, newest first, in their language, and no answer of a record', async () => {
    const server = await telling()
    const jon = await server.as('jon')
    const text = await (await jon.get('notices')).text()
    const { data, metadata } = JSON.parse(text) as Awaited<ReturnType<typeof listOf>>
    assert.equal(
      data.map(({ text, plural, record_id }) => [text, plural, record_id]),
      [
        ['Loan loan 1 is overdue, says Nadia Haddad', 'loans', uuid(1)],
        ['Loan loan 2 is overdue, says Nadia Haddad', 'loans', uuid(2)],
      ],
    )
    assert.equal(metadata, { total: 2, per: 20, page: 1, unread: 2 })
    assert.not.match(text, /Forbidden/)
    const layla = await server.as('layla')
    assert.is(
      (await listOf(await layla.get('notices', { 'accept-language': 'ar' }))).data[0]?.text.slice(0, 5),
      'إعارة',
    )
  })

  it('200 leaves out what is about a record that is out of reach by now', async () => {
    const server = await telling()
    const account = await server.stores.accounts.byUserName('layla')
    await server.stores.accounts.update(account?.id ?? '', { groups: ['south'] }, { at: now, action: 'test' })
    const layla = await server.as('layla')
    assert.equal((await listOf(await layla.get('notices'))).metadata, { total: 0, per: 20, page: 1, unread: 0 })
    assert.equal(await dataOf(await layla.get('notices/unread')), { unread: 0 })
  })

  it('401 to nobody', async () => {
    const server = await telling()
    for (const path of ['notices', 'notices/unread', 'notices/kinds'])
      assert.is((await server.request('GET', path)).status, 401)
  })
})

spec('PATCH /api/v2/notices', (it) => {
  it('200 marks one, or all, as read', async () => {
    const server = await telling()
    const jon = await server.as('jon')
    const [first] = (await listOf(await jon.get('notices'))).data
    const read = { data: { read: true } }
    assert.equal(await dataOf(await jon.patch(`notices/${first?.id}`, read)), { unread: 1 })
    assert.equal(await dataOf(await jon.patch('notices', read)), { unread: 0 })
    const { data } = await listOf(await jon.get('notices'))
    assert.ok(data.every(({ read_at }) => read_at === now))
  })

  it('200 leaves those of others as they are', async () => {
    const server = await telling()
    const [jon, layla] = [await server.as('jon'), await server.as('layla')]
    const [hers] = (await listOf(await layla.get('notices'))).data
    assert.equal(await dataOf(await jon.patch(`notices/${hers?.id}`, { data: { read: true } })), { unread: 2 })
    assert.equal(await dataOf(await layla.get('notices/unread')), { unread: 1 })
  })

  it('422 for anything else', async () => {
    const server = await telling()
    const jon = await server.as('jon')
    assert.is((await jon.patch('notices', { data: { read: false } })).status, 422)
    assert.is((await jon.patch('notices/nonsense', { data: { read: true } })).status, 422)
  })
})

spec('What a page asks by itself', (it) => {
  it('does not keep a session alive', async () => {
    const server = await telling()
    const jon = await server.as('jon')
    const minute = 60_000
    for (let minutes = 0; minutes < 14; minutes++) {
      server.wait(minute)
      assert.is((await jon.get('notices/unread', { 'x-formwork-automatic': '1' })).status, 200)
    }
    server.wait(2 * minute)
    assert.is((await jon.get('notices/unread')).status, 401)
  })
})

spec('The mails that a person wants', (it) => {
  it('200 are chosen by notification, or none at all', async () => {
    const server = await telling()
    const jon = await server.as('jon')
    const { id } = (await server.stores.accounts.byUserName('jon')) ?? { id: '' }
    const choose = (data: Record<string, unknown>) => jon.patch(`users/${id}`, { data })
    const kinds = async () =>
      await dataOf<{ send_mail: boolean; kinds: readonly unknown[] }>(await jon.get('notices/kinds'))
    assert.equal(await kinds(), {
      ...{ mail: true, address: false, send_mail: true },
      kinds: [{ id: 'overdue', label: 'Overdue', send_mail: true }],
    })
    assert.is((await choose({ settings: { notifications: { send_mail: { overdue: false } } } })).status, 200)
    assert.equal((await kinds()).kinds, [{ id: 'overdue', label: 'Overdue', send_mail: false }])
    assert.is((await choose({ send_mail: false })).status, 200)
    assert.is((await kinds()).send_mail, false)
    assert.is(
      (await choose({ send_mail: true, settings: { notifications: { send_mail: { overdue: true } } } })).status,
      200,
    )
    assert.equal(await kinds(), {
      ...{ mail: true, address: false, send_mail: true },
      kinds: [{ id: 'overdue', label: 'Overdue', send_mail: true }],
    })
  })

  it('422 for what nobody is told of', async () => {
    const server = await telling()
    const jon = await server.as('jon')
    const { id } = (await server.stores.accounts.byUserName('jon')) ?? { id: '' }
    for (const send_mail of [{ unknown: false }, { overdue: 'no' }, { constructor: true }])
      assert.is((await jon.patch(`users/${id}`, { data: { settings: { notifications: { send_mail } } } })).status, 422)
  })
})
