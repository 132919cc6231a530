import * as assert from 'uvu/assert'
import type { Model, RecordType, Role } from '../../../engine/model.ts'
import { jpeg, pdf } from '../../lib/file-samples.ts'
import { lendingGifts } from '../../lib/lending-gifts.ts'
import { dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { aFileServer, filesModel } from './lending-files.ts'

const DAY = 86_400_000

/** Loans with files that are given away: a mender and a binder see the photos, and of papers and letters nothing. */
function model(): Model {
  const files = filesModel({ maximumPerRecord: 10 })
  const { librarian, binder, mender } = lendingGifts.roles as Readonly<Record<string, Role>>
  const loan = files.recordTypes['loan'] as RecordType
  const { lifecycle } = lendingGifts.recordTypes['loan'] as RecordType
  return {
    ...lendingGifts,
    hash: 'f1fe'.repeat(16),
    instance: { ...lendingGifts.instance, attachments: { maximumPerRecord: 10 } },
    recordTypes: { ...files.recordTypes, loan: { ...loan, ...(lifecycle && { lifecycle }) } },
    roles: { ...files.roles, ...(librarian && binder && mender && { librarian, binder, mender }) },
  }
}

async function sharing(kind: string, more: object = {}) {
  const server = await aFileServer({ maximumPerRecord: 10 }, model())
  const [nadia, omar] = [await server.as('nadia'), await server.as('omar')]
  const photo = await nadia.brings('photo', 'map.jpg', await jpeg({ width: 40, height: 40 }))
  const letter = await nadia.brings('document', 'letter.pdf', pdf())
  const { id } = await nadia.lends({
    borrower: 'Mina',
    photos: [{ unique_id: 'photo1', file: photo.file }],
    letters: [{ unique_id: 'letter1', file: letter.file }],
  })
  const loan = `loans/${String(id)}`
  const fetched = async () => [
    (await omar.get(`${loan}/attachments/photo1`)).status,
    (await omar.get(`${loan}/attachments/photo1?size=thumbnail`)).status,
    (await omar.get(`${loan}/attachments/letter1`)).status,
  ]
  assert.equal(await fetched(), [404, 404, 404])
  const begun = await nadia.post(`${loan}/${kind}`, { data: { transitioned_to: 'omar', ...more } })
  assert.is(begun.status, 200)
  return { server, nadia, omar, loan, fetched, entry: `${loan}/${kind}/${String((await dataOf(begun))['id'])}` }
}

spec('Files of a record that is given', (it) => {
  it('are fetched as far as the named role reads, until it is taken back', async () => {
    const { nadia, fetched, entry } = await sharing('showings', { authorized_role_unique_id: 'mender' })
    assert.equal(await fetched(), [200, 200, 404])
    await nadia.delete(entry)
    assert.equal(await fetched(), [404, 404, 404])
  })

  it('are fetched until the time is over for which it was given, swept or not', async () => {
    const { server, fetched, loan } = await sharing('looks')
    assert.equal(await fetched(), [200, 200, 404])
    server.wait(3 * DAY - 1000)
    // Sessions are over sooner than that.
    const omar = await server.as('omar')
    assert.is((await omar.get(`${loan}/attachments/photo1`)).status, 200)
    server.wait(1000)
    assert.is((await omar.get(`${loan}/attachments/photo1`)).status, 404)
    assert.is((await omar.get(loan)).status, 404)
  })

  it('are neither added nor taken away where they are only looked at', async () => {
    const { omar, loan } = await sharing('looks')
    const data = { attachment: 'AAAA', file_name: 'x.jpg', field_name: 'photos' }
    assert.is((await omar.post(`${loan}/attachments`, { data })).status, 403)
    assert.is((await omar.delete(`${loan}/attachments/photo1`)).status, 403)
    assert.is((await omar.patch(`${loan}/attachments/photo1`, { data: { description: 'x' } })).status, 403)
  })
})
