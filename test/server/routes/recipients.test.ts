import * as assert from 'uvu/assert'
import { givers, lendingGifts } from '../../lib/lending-gifts.ts'
import { aLoan, now, uuid } from '../../lib/people.ts'
import { aServer, codesOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { borrowed, giving } from './giving.ts'
import type { Data } from './loans.ts'

const note = { at: now, action: 'test', userName: 'jon' }
const asking = (kind: string, more = '') =>
  `users/recipients?record_type=loan&record_id=${uuid(1)}&transition=${kind}${more}`

async function found(answer: Response) {
  if (answer.status !== 200) throw new Error(await answer.text())
  const { data, metadata } = (await answer.json()) as { readonly data: readonly Data[]; readonly metadata: Data }
  return { data, metadata, names: data.map(({ user_name }) => user_name) }
}

spec('GET /users/recipients', (it) => {
  it('200: those only who may get it, with what helps to choose', async () => {
    const { nadia } = await giving()
    const { data, names, metadata } = await found(await nadia.get(asking('offer')))
    assert.equal(names, ['amal', 'layla', 'omar', 'sara'])
    assert.equal(metadata, { total: 4, per: 100, page: 1 })
    const { id, ...omar } = data[2] ?? {}
    assert.is(typeof id, 'string')
    assert.equal(omar, { user_name: 'omar', full_name: 'Omar Said', agency: 'county', services: ['stitching'] })
  })
  it('200: no further than the widest permission goes', async () => {
    const { nadia, layla } = await giving()
    assert.equal((await found(await nadia.get(asking('hand_over')))).names, ['amal', 'jon', 'layla'])
    assert.equal((await found(await layla.get(asking('hand_over')))).names, ['amal', 'jon', 'omar', 'sara'])
  })
  it('200: narrowed by agency, service and the beginnings of names', async () => {
    const { nadia } = await giving()
    const names = async (more: string) => (await found(await nadia.get(asking('offer', more)))).names
    assert.equal(await names('&agency=county'), ['omar'])
    assert.equal(await names('&service=gluing'), ['amal', 'layla', 'sara'])
    assert.equal(await names('&query=NOO'), ['sara'])
    assert.equal(await names('&query=said%20om'), ['omar'])
    assert.equal(await names('&query=aid'), [])
    assert.equal(await names('&per=1'), ['amal'])
  })
  it('200: says why there is nobody', async () => {
    const { nadia } = await giving()
    const why = async (more: string) => (await found(await nadia.get(asking('offer', more)))).metadata['why']
    assert.is(await why('&agency=county&service=gluing'), 'filters')
    const { as, parts } = await aServer({ model: lendingGifts, people: { nadia: givers['nadia'] as never } })
    assert.ok(parts)
    const alone = await as('nadia')
    const nobody = await found(await alone.get('users/recipients?record_type=loan&transition=offer'))
    assert.equal(nobody.metadata, { total: 0, per: 100, page: 1, why: 'none_with_permission' })
  })
  it('200: by services of their own, even none, and by those of the agency until they have some', async () => {
    const { nadia, stores } = await giving()
    const withService = async () => (await found(await nadia.get(asking('offer', '&service=gluing')))).names
    const account = await stores.accounts.byUserName('omar')
    const change = (services: readonly string[] | null) => {
      const changes = { services: services ?? [], ownServices: services === null ? null : true } as const
      return stores.accounts.update(account?.id ?? '', changes, note)
    }
    await change(['gluing'])
    assert.equal(await withService(), ['amal', 'layla', 'omar', 'sara'])
    await change([])
    assert.equal(await withService(), ['amal', 'layla', 'sara'])
    assert.equal((await found(await nadia.get(asking('offer', '&service=stitching')))).names, [])
    await change(null)
    assert.equal((await found(await nadia.get(asking('offer', '&service=stitching')))).names, ['omar'])
  })
  it('200: as the dialect asks for them, of any record of a programme', async () => {
    const { nadia } = await giving()
    assert.equal((await found(await nadia.get('users/offer-to?record_type=loan&record_module_id=lending'))).names, [
      'amal',
      'layla',
      'omar',
      'sara',
    ])
    assert.is((await nadia.get('users/bury-to?record_type=loan')).status, 422)
  })
  it('200: without whoever has moved away meanwhile', async () => {
    const { nadia, stores } = await giving()
    const account = await stores.accounts.byUserName('amal')
    await stores.accounts.update(account?.id ?? '', { groups: ['south'] }, note)
    assert.equal((await found(await nadia.get(asking('hand_over')))).names, ['jon', 'layla'])
  })
  it('403: to somebody who may not give such records away', async () => {
    const { omar } = await giving([aLoan({ answers: borrowed, core: { owned_by: 'omar' } })])
    assert.is((await omar.get(asking('offer'))).status, 403)
  })
  it('404: of a record out of reach as of one that is not there', async () => {
    const { omar } = await giving()
    assert.is((await omar.get(asking('offer'))).status, 404)
    assert.is((await omar.get(asking('offer').replace(uuid(1), uuid(9)))).status, 404)
  })
  it('422: of a kind or a type that there is not', async () => {
    const { nadia } = await giving()
    assert.equal(await codesOf(await nadia.get(asking('gift'))), ['transition: query.unreadable_value'])
    const answer = await nadia.get('users/recipients?record_type=gift&transition=offer')
    assert.equal([answer.status, await codesOf(answer)], [422, ['record_type: query.unreadable_value']])
  })
})
