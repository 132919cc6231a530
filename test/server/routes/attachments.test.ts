import sharp from 'sharp'
import * as assert from 'uvu/assert'
import { jpeg, mp3, pdf, png } from '../../lib/file-samples.ts'
import { uuid } from '../../lib/people.ts'
import { codesOf, dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { aFileServer, bytesOf } from './lending-files.ts'

type Wire = Readonly<Record<string, unknown>>

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** A loan of Nadia's with a photo, a recording, a letter, and a paper of the office. */
async function withFiles() {
  const server = await aFileServer({ maximumPerRecord: 10 })
  const nadia = await server.as('nadia')
  const [photo, recording, letter] = [
    await nadia.brings('photo', 'Größe "1".jpg', await jpeg({ width: 900, height: 600 })),
    await nadia.brings('audio', 'Talk.mp3', mp3(400)),
    await nadia.brings('document', 'a.pdf', pdf()),
  ]
  const { id } = await nadia.lends({
    photos: [{ unique_id: 'photo1', file: photo.file }],
    recordings: [{ unique_id: 'talk1', file: recording.file }],
    letters: [{ unique_id: 'letter1', file: letter.file }],
    copies: [{ unique_id: 'c1', copy_code: 'A', pictures: [{ unique_id: 'cover1', file: photo.file }] }],
  })
  const jon = await server.as('jon')
  const paper = await jon.brings('document', 'secret.pdf', pdf('canary'))
  await jon.patch(`loans/${id}`, { data: { papers: [{ unique_id: 'paper1', file: paper.file }] } })
  const address = `loans/${id}/attachments`
  return { ...server, nadia, jon, id: String(id), address, recording }
}

type Watched = Pick<Awaited<ReturnType<typeof withFiles>>, 'blobs'>

/** How many files are open, and how many were at most. */
function openFiles({ blobs }: Watched) {
  const { open } = blobs
  const count = { now: 0, most: 0 }
  blobs.open = async (name) => {
    const blob = await open(name)
    if (!blob) return undefined
    count.now += 1
    count.most = Math.max(count.most, count.now)
    return {
      ...blob,
      async close() {
        count.now -= 1
        await blob.close()
      },
    }
  }
  return count
}

spec('GET /:plural/:id/attachments/:attachment', (it) => {
  it('200: gives the bytes to keep, with a fixed type, and lets nothing in them act', async () => {
    const { nadia, address } = await withFiles()
    const response = await nadia.get(`${address}/letter1`)
    assert.is(response.status, 200)
    assert.ok((await bytesOf(response)).equals(Buffer.from(pdf())))
    const headers = Object.fromEntries(response.headers)
    assert.is(headers['content-type'], 'application/pdf')
    assert.is(headers['content-length'], String(pdf().length))
    assert.is(headers['content-disposition'], `attachment; filename="a.pdf"; filename*=UTF-8''a.pdf`)
    assert.is(headers['x-content-type-options'], 'nosniff')
    assert.is(headers['content-security-policy'], "sandbox; default-src 'none'")
    assert.is(headers['cache-control'], 'no-store')
  })

  it('200: says the name in a way that every program reads', async () => {
    const { nadia, address } = await withFiles()
    const { headers } = await nadia.get(`${address}/photo1`)
    const said = headers.get('content-disposition')
    assert.is(said, `attachment; filename="Gr__e 1.jpg"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%201.jpg`)
  })

  it('206: gives a part of a recording, and 416 for one that there is not', async () => {
    const { nadia, address, recording } = await withFiles()
    const whole = await bytesOf(await nadia.get(`${address}/talk1`))
    const part = async (range: string) => {
      const response = await nadia.get(`${address}/talk1`, { range })
      return { response, status: response.status, bytes: await bytesOf(response) }
    }
    const { response, bytes } = await part('bytes=100000-100099')
    assert.is(response.status, 206)
    assert.is(response.headers.get('content-range'), `bytes 100000-100099/${recording.size}`)
    assert.ok(bytes.equals(whole.subarray(100_000, 100_100)))
    assert.ok((await part('bytes=-10')).bytes.equals(whole.subarray(-10)))
    assert.ok((await part('bytes=5-')).bytes.equals(whole.subarray(5)))
    assert.is((await part('bytes=0-1,5-6')).status, 200)
    const { status, response: refused } = await part('bytes=900000-')
    assert.is(status, 416)
    assert.is(refused.headers.get('content-range'), `bytes */${recording.size}`)
  })

  it('200: makes a photo small, once', async () => {
    const { nadia, address, blobs } = await withFiles()
    const before = blobs.names().length
    const response = await nadia.get(`${address}/photo1?size=thumbnail`)
    assert.is(response.headers.get('content-type'), 'image/jpeg')
    const { width, height } = await sharp(await bytesOf(response)).metadata()
    assert.equal([width, height], [320, 213])
    assert.is((await nadia.get(`${address}/photo1?size=thumbnail`)).status, 200)
    assert.is(blobs.names().length, before + 1)
    assert.is((await nadia.get(`${address}/letter1?size=thumbnail`)).status, 404)
  })

  it('200: says of a file what it would give, and leaves none open', async () => {
    const { nadia, address, blobs, request } = await withFiles()
    const open = openFiles({ blobs })
    const headers = { authorization: `Bearer ${nadia.token}` }
    const response = await request('HEAD', `/api/v2/${address}/talk1`, { headers })
    assert.is(response.status, 200)
    assert.is(
      response.headers.get('content-length'),
      String((await bytesOf(await nadia.get(`${address}/talk1`))).length),
    )
    await nadia.get(`${address}/talk1`, { range: 'bytes=900000-' })
    const left = await nadia.get(`${address}/talk1`)
    await left.body?.cancel()
    assert.equal(open, { now: 0, most: 1 })
  })

  it('200: makes each small picture once, however many are asked for at once', async () => {
    const { nadia, id, address, blobs } = await withFiles()
    const other = await nadia.brings('photo', 'b.png', await png({ width: 700, height: 500 }))
    await nadia.patch(`loans/${id}`, { data: { photos: [{ unique_id: 'photo2', file: other.file }] } })
    const made: string[] = []
    const { write } = blobs
    blobs.write = async (name, bytes) => {
      made.push(name)
      await write(name, bytes)
    }
    const names = ['photo1', 'photo2', 'cover1', 'photo2', 'photo1']
    const smaller = (name: string) => nadia.get(`${address}/${name}?size=thumbnail`)
    const answers = await Promise.all(names.map(async (name) => bytesOf(await smaller(name))))
    assert.ok(answers.every(({ length }) => length > 0))
    assert.is(made.length, 2)
  })

  it('200: gives a file of a row', async () => {
    const { nadia, address } = await withFiles()
    assert.is((await nadia.get(`${address}/cover1`)).status, 200)
  })

  it('404: the same for a field that one does not read, a record out of reach, and what is not there', async () => {
    const { nadia, jon, as, id, address, wait } = await withFiles()
    assert.is((await jon.get(`${address}/paper1`)).status, 200)
    const answers = [
      await nadia.get(`${address}/paper1`),
      await nadia.get(`${address}/nothing`),
      await nadia.get(`loans/${uuid(9)}/attachments/photo1`),
      await (await as('omar')).get(`${address}/photo1`),
      await nadia.get(`${address}/paper1`, { range: 'bytes=0-10' }),
      await nadia.get(`${address}/paper1?size=thumbnail`),
      await (await as('vera')).get(`${address}/letter1`),
    ]
    const bodies = await Promise.all(answers.map((response) => response.text()))
    assert.equal(new Set(answers.map(({ status }) => status)), new Set([404]))
    assert.is(new Set(bodies).size, 1, bodies.join('\n'))
    assert.not.ok(bodies.some((body) => body.includes('canary') || body.includes('secret')))
    // Vera reads the item's form only: its photo, nothing else.
    assert.is((await (await as('vera')).get(`${address}/photo1`)).status, 200)
    assert.not.match(await (await nadia.get(`loans/${id}`)).text(), 'secret')
    assert.not.match(await (await nadia.get(`loans/${id}/record_history`)).text(), 'secret')
    wait(0)
  })

  it('404: as soon as the file was taken away', async () => {
    const { nadia, id, address } = await withFiles()
    await nadia.patch(`loans/${id}`, { data: { photos: [{ unique_id: 'photo1', _destroy: true }] } })
    assert.is((await nadia.get(`${address}/photo1`)).status, 404)
    assert.is((await nadia.get(`${address}/photo1?size=thumbnail`)).status, 404)
  })

  it('is noted in the audit, without the name of the file', async () => {
    const { nadia, id, address, stores } = await withFiles()
    await nadia.get(`${address}/photo1`)
    await nadia.get(`${address}/paper1`)
    const entries = await stores.audit.list({ offset: 0, limit: 100 })
    const told = entries.filter(({ action }) => /attachment|upload/.test(action))
    assert.equal(
      told.slice(0, 2).map(({ action, record }) => [action, record]),
      [
        ['show_attachment_refused', id],
        ['show_attachment', id],
      ],
    )
    assert.is(told.filter(({ action }) => action === 'upload').length, 4)
    assert.not.match(JSON.stringify(entries), /\.pdf|\.jpg|\.mp3/)
  })
})

spec('POST /:plural/:id/attachments', (it) => {
  it('200: adds a file sent as text, in the shape of the dialect', async () => {
    const { nadia, address } = await withFiles()
    const response = await nadia.post(address, {
      data: {
        ...{ attachment_type: 'image', field_name: 'photos', file_name: 'b.png', attachment: base64(await png()) },
        ...{ description: 'Back', is_current: true, date: '2024-05-01', comments: null },
      },
    })
    assert.is(response.status, 200)
    const { id, unique_id, size: _, attachment_url, ...rest } = await dataOf<Wire>(response)
    assert.is(id, unique_id)
    assert.equal(Object.keys(rest).sort(), [
      ...['content_type', 'date', 'description', 'field_name', 'file_name', 'is_current', 'record'],
    ])
    assert.equal([rest['field_name'], rest['content_type'], rest['date']], ['photos', 'image/png', '2024-05-01'])
    assert.is((await nadia.get(String(attachment_url))).status, 200)
  })

  it('200: adds it once, however often the same request is sent', async () => {
    const { nadia, address, id } = await withFiles()
    const body = { data: { field_name: 'photos', file_name: 'b.png', attachment: base64(await png()) } }
    const key = { 'idempotency-key': uuid(77) }
    const [one, other] = [await nadia.post(address, body, key), await nadia.post(address, body, key)]
    assert.is((await dataOf(one))['id'], (await dataOf(other))['id'])
    const { photos } = await dataOf<{ photos: readonly Wire[] }>(await nadia.get(`loans/${id}`))
    assert.is(photos.length, 2)
  })

  it('422 and 415: judges it as every upload is judged', async () => {
    const { nadia, address, blobs } = await withFiles()
    const add = async (data: Wire) => codesOf(await nadia.post(address, { data }))
    const before = blobs.names().length
    const file = { field_name: 'photos', file_name: 'b.png', attachment: base64(await png()) }
    assert.equal(await add({ ...file, attachment: base64(pdf()) }), ['upload.wrong_type'])
    assert.equal(await add({ ...file, attachment: 'no base64' }), ['/data/attachment: body.wrong_form'])
    assert.equal(await add({ ...file, field_name: 'papers' }), ['papers: field.unknown'])
    assert.equal(await add({ ...file, field_name: 'title' }), ['title: field.unknown'])
    assert.equal(await add({ ...file, field_name: 'nothing' }), ['nothing: field.unknown'])
    assert.equal(await add({ ...file, url: 'http://127.0.0.1/' }), ['/data/url: body.key_unknown'])
    assert.is(blobs.names().length, before)
  })

  it('403: for who may not change the record, and keeps nothing', async () => {
    const { as, address, blobs } = await withFiles()
    const before = blobs.names().length
    const data = { field_name: 'photos', file_name: 'b.png', attachment: base64(await png()) }
    const response = await (await as('vera')).post(address, { data })
    assert.is(response.status, 403)
    assert.is(blobs.names().length, before)
  })
})

spec('PATCH and DELETE of an attachment', (it) => {
  it('200: changes what is said of it, and nothing else', async () => {
    const { nadia, address } = await withFiles()
    const response = await nadia.patch(`${address}/photo1`, { data: { description: 'Cover', is_current: true } })
    assert.is(response.status, 200)
    assert.is((await dataOf(response))['description'], 'Cover')
    const cleared = await dataOf(await nadia.patch(`${address}/photo1`, { data: { description: null } }))
    assert.is(cleared['description'], undefined)
    const file = await nadia.patch(`${address}/photo1`, { data: { file_name: 'x.jpg' } })
    assert.is(file.status, 422)
  })

  it('200: reaches a file of a row', async () => {
    const { nadia, address } = await withFiles()
    const response = await nadia.patch(`${address}/cover1`, { data: { description: 'Cover' } })
    assert.is((await dataOf(response))['description'], 'Cover')
    assert.is((await nadia.delete(`${address}/cover1`)).status, 204)
    assert.is((await nadia.get(`${address}/cover1`)).status, 404)
    assert.is((await nadia.get(`${address}/photo1`)).status, 200)
  })

  it('404: of one that is not read, as of one that is not there', async () => {
    const { nadia, address } = await withFiles()
    for (const name of ['paper1', 'nothing']) {
      assert.is((await nadia.patch(`${address}/${name}`, { data: { description: 'x' } })).status, 404)
      assert.is((await nadia.delete(`${address}/${name}`)).status, 404)
    }
  })

  it('403: for who may read it and not change the record', async () => {
    const { as, address } = await withFiles()
    const vera = await as('vera')
    assert.is((await vera.patch(`${address}/photo1`, { data: { description: 'x' } })).status, 403)
    assert.is((await vera.delete(`${address}/photo1`)).status, 403)
  })
})
