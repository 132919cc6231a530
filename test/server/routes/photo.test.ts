import sharp from 'sharp'
import * as assert from 'uvu/assert'
import type { Model, RecordType, Role } from '../../../engine/model.ts'
import { jpeg } from '../../lib/file-samples.ts'
import { uuid } from '../../lib/people.ts'
import { errorsOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { aFileServer, bytesOf, filesModel } from './lending-files.ts'
import { pageOf } from './loans.ts'

/** Loans have a photo; who looks beyond their reach sees it where their role says so. */
function withPhotos(): Model {
  const model = filesModel({ maximumPerRecord: 10 })
  const may = (id: string, more: readonly string[]): Role => {
    const role = model.roles[id] as Role
    return { ...role, actions: { ...role.actions, loan: [...(role.actions['loan'] ?? []), ...more] } }
  }
  return {
    ...model,
    recordTypes: {
      ...model.recordTypes,
      loan: {
        ...(model.recordTypes['loan'] as RecordType),
        photo: 'photos',
        beyondReach: { fields: ['title'], photo: 'see_photo' },
      },
    },
    roles: {
      ...model.roles,
      binder: may('binder', ['search_beyond_reach', 'see_photo']),
      head: may('head', ['see_photo', 'disable']),
      visitor: { ...may('visitor', ['search_beyond_reach']), reach: 'self' },
    },
  }
}

async function photographed() {
  const server = await aFileServer({ maximumPerRecord: 10 }, withPhotos())
  const nadia = await server.as('nadia')
  const [old, current] = [
    await nadia.brings('photo', 'old.jpg', await jpeg({ width: 900, height: 600 })),
    await nadia.brings('photo', 'new.jpg', await jpeg({ width: 600, height: 900 })),
  ]
  const { id } = await nadia.lends({
    title: 'Maps',
    photos: [
      { unique_id: 'old', file: old.file },
      { unique_id: 'new', file: current.file, is_current: true },
    ],
  })
  const bare = await nadia.lends({ title: 'Maps without' })
  return { server, nadia, id: String(id), bare: String(bare['id']), as: server.as }
}

spec('GET /:plural/:id/photo', (it) => {
  it('200: is the current photo, small, for those who read it and those who may see it beyond their reach', async () => {
    const { as, id } = await photographed()
    for (const name of ['nadia', 'omar']) {
      const response = await (await as(name)).get(`loans/${id}/photo`)
      assert.is(response.status, 200, name)
      assert.is(response.headers.get('content-type'), 'image/jpeg')
      const { width = 0, height = 0 } = await sharp(await bytesOf(response)).metadata()
      assert.ok(height > width && height < 900, `${width} ${height}`)
    }
  })

  it('200: stands in a search beyond reach where there is one, and nothing else of the file', async () => {
    const { as, id, bare } = await photographed()
    const { data } = await pageOf(await (await as('omar')).get('loans?id_search=true&query=maps'))
    const told = new Map(data.map(({ id, photo_url }) => [id, photo_url]))
    assert.equal([told.get(id), told.get(bare)], [`/api/v2/loans/${id}/photo`, undefined])
    assert.not.match(JSON.stringify(data), /"photos"|new\.jpg/)
    const { data: mine } = await pageOf(await (await as('nadia')).get('loans?id_search=true&query=maps'))
    assert.not.match(JSON.stringify(mine), /photo_url/)
  })

  it('404: without a photo, for those who may not look, and of a record that was disabled, in the same words', async () => {
    const { as, id, bare } = await photographed()
    const omar = await as('omar')
    const missing = await errorsOf(await omar.get(`loans/${uuid(404)}/photo`))
    const same = async (response: Response) => assert.equal([response.status, await errorsOf(response)], [404, missing])
    await same(await omar.get(`loans/${bare}/photo`))
    assert.is((await omar.get(`loans/${id}/attachments/new`)).status, 404)
    await same(await (await as('vera')).get(`loans/${id}/photo`))
    assert.is((await (await as('layla')).patch(`loans/${id}`, { data: {}, record_action: 'disable' })).status, 200)
    await same(await omar.get(`loans/${id}/photo`))
  })
})
