import { createHash } from 'node:crypto'
import sharp from 'sharp'
import * as assert from 'uvu/assert'
import { jpeg, mp3, pdf, png } from '../../lib/file-samples.ts'
import { codesOf, dataOf, errorsOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { aFileServer, bytesOf, type KeptFile } from './lending-files.ts'

const MEGABYTE = 1024 * 1024

spec('POST /uploads', (it) => {
  it('201: says what was kept, under the hash of its bytes', async () => {
    const { as, blobs } = await aFileServer()
    const { send } = await as('nadia')
    const response = await send('document', 'Birth certificate.pdf', pdf(), 'application/pdf')
    assert.is(response.status, 201)
    assert.equal(await dataOf<KeptFile>(response), {
      file: createHash('sha256').update(pdf()).digest('hex'),
      file_name: 'Birth certificate.pdf',
      content_type: 'application/pdf',
      size: pdf().length,
    })
    assert.is(blobs.names().length, 1)
  })

  it('201: keeps of a photo what it shows, upright, and nothing of where it was taken', async () => {
    const { as, vault } = await aFileServer()
    const { brings } = await as('nadia')
    const taken = await jpeg({ place: 'canary-place' })
    const turned = await sharp(taken).keepMetadata().withMetadata({ orientation: 6 }).toBuffer()
    assert.ok(Buffer.from(turned).includes('canary-place'))
    const { file } = await brings('photo', 'x.jpg', turned)
    const opened = await vault.open(file)
    const parts: Uint8Array[] = []
    for await (const part of opened?.read() ?? []) parts.push(part)
    const kept = Buffer.concat(parts)
    const { exif, width, height, orientation } = await sharp(kept).metadata()
    assert.equal([exif, width, height, orientation], [undefined, 40, 60, undefined])
    assert.not.ok(kept.includes('canary-place'))
  })

  it('201: gives a file a name that misleads nobody', async () => {
    const { as } = await aFileServer()
    const { brings } = await as('nadia')
    const names = [
      '../../etc/passwd.pdf',
      'a\u202efdp.exe.pdf',
      '  a   b .pdf',
      'شهادة.pdf',
      `${'long'.repeat(60)}.pdf`,
    ]
    const kept = await Promise.all(names.map((name, index) => brings('document', name, pdf(String(index)))))
    const [first, second, third, fourth, fifth] = kept.map(({ file_name }) => file_name)
    assert.equal([first, second, third, fourth], ['etc passwd.pdf', 'a fdp.exe.pdf', 'a b.pdf', 'شهادة.pdf'])
    assert.is(fifth?.length, 120)
  })

  it('415: for a file that lies about its type, and keeps nothing of it', async () => {
    const { as, blobs, stores } = await aFileServer()
    const { send } = await as('nadia')
    const lies = [
      await send('photo', 'a.jpg', Buffer.from('<svg onload="alert(1)"/>'), 'image/jpeg'),
      await send('photo', 'a.jpg', pdf(), 'image/jpeg'),
      await send('photo', 'a.jpg', await png(), 'image/jpeg'),
      await send('document', 'a.pdf', Buffer.from('<html>'), 'application/pdf'),
      await send('document', 'a.pdf', pdf(), 'text/html'),
      await send('audio', 'a.mp3', await jpeg(), 'audio/mpeg'),
      await send('signature', 'a.jpg', await jpeg(), 'image/jpeg'),
    ]
    for (const response of lies) {
      assert.is(response.status, 415)
      assert.equal(await codesOf(response), ['upload.wrong_type'])
    }
    assert.equal(blobs.names(), [])
    assert.is(await stores.files.receivedFrom('nadia'), 0)
  })

  it('422: for a picture that cannot be opened, for nothing, and for a kind of file that there is not', async () => {
    const { as, blobs } = await aFileServer()
    const { send } = await as('nadia')
    const broken = (await png({ width: 300, height: 300 })).slice(0, 200)
    assert.equal(await codesOf(await send('photo', 'a.png', broken)), ['upload.broken'])
    assert.equal(await codesOf(await send('document', 'a.txt', new Uint8Array(0))), ['upload.empty'])
    assert.equal(await codesOf(await send('film', 'a.txt', pdf())), ['upload.wrong_kind'])
    assert.equal(blobs.names(), [])
  })

  it('422: for a small picture that would fill the memory', async () => {
    const { as } = await aFileServer()
    const { send } = await as('nadia')
    const flood = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'white' } })
      .png()
      .toBuffer()
    assert.ok(flood.length < MEGABYTE)
    assert.equal(await codesOf(await send('photo', 'a.png', flood)), ['upload.broken'])
  })

  it('413: for too much, as soon as it is too much', async () => {
    const { as, blobs } = await aFileServer({ maximumBytes: MEGABYTE })
    const { send } = await as('nadia')
    let asked = 0
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        asked += 1
        controller.enqueue(new Uint8Array(64 * 1024))
      },
    })
    const response = await send('document', 'a.txt', endless)
    assert.is(response.status, 413)
    const [error] = await errorsOf(response)
    assert.equal([error?.message, error?.params], [['upload.too_large'], { maximum: MEGABYTE }])
    assert.ok(asked < 20, `${asked} pieces were read`)
    assert.equal(blobs.names(), [])
  })

  it('429: for more in a day than one person can need', async () => {
    const { as, stores } = await aFileServer()
    const { send } = await as('nadia')
    const file = { hash: 'a'.repeat(64), name: 'b'.repeat(32), key: new Uint8Array(32), size: 1 }
    const sent = {
      userName: 'nadia',
      fileName: 'a.pdf',
      contentType: 'application/pdf',
      received: 200 * MEGABYTE,
      at: 0,
    }
    await stores.files.stage({ ...file, ...sent })
    const response = await send('document', 'a.pdf', pdf())
    assert.is(response.status, 429)
    assert.is(response.headers.get('retry-after'), '3600')
    assert.is((await (await as('jon')).send('document', 'a.pdf', pdf())).status, 201)
  })

  it('429: for more at once than one person can need, sent in either way, and leaves room for others', async () => {
    const { as } = await aFileServer()
    const nadia = await as('nadia')
    const { id } = await nadia.lends({})
    let finish = () => {}
    const slow = new Promise<void>((done) => {
      finish = done
    })
    const dripping = () =>
      new ReadableStream<Uint8Array>({
        async pull(controller) {
          await slow
          controller.enqueue(pdf())
          controller.close()
        },
      })
    const under = Array.from({ length: 6 }, () => nadia.send('document', 'a.pdf', dripping()))
    await new Promise((soon) => setTimeout(soon, 50))
    const whole = { field_name: 'letters', file_name: 'a.pdf', attachment: Buffer.from(pdf()).toString('base64') }
    assert.is((await nadia.send('document', 'a.pdf', pdf())).status, 429)
    assert.is((await nadia.post(`loans/${id}/attachments`, { data: whole })).status, 429)
    assert.is((await (await as('jon')).send('document', 'a.pdf', pdf())).status, 201)
    finish()
    assert.equal(new Set((await Promise.all(under)).map(({ status }) => status)), new Set([201]))
    assert.is((await nadia.post(`loans/${id}/attachments`, { data: whole })).status, 200)
  })

  it('507: when the disk is nearly full', async () => {
    const { as, blobs } = await aFileServer()
    const { send } = await as('nadia')
    blobs.room = async () => ({ free: 500 * MEGABYTE, total: 100_000 * MEGABYTE })
    const response = await send('document', 'a.pdf', pdf())
    assert.is(response.status, 507)
    assert.equal(await codesOf(response), ['storage.full'])
    assert.equal(blobs.names(), [])
  })

  it('401 and 403: for who is not signed in, and for who may put files nowhere', async () => {
    const { as, request, blobs } = await aFileServer()
    assert.is((await request('POST', 'uploads?kind=photo&file_name=a.jpg', { body: {} })).status, 401)
    const refused = await (await as('vera')).send('photo', 'a.jpg', await jpeg())
    assert.is(refused.status, 403)
    assert.equal((await errorsOf(refused))[0]?.params, { action: 'upload' })
    assert.equal(blobs.names(), [])
    // Omar mends copies, whose rows may have pictures.
    assert.is((await (await as('omar')).send('photo', 'a.jpg', await jpeg())).status, 201)
  })
})

spec('A record with files', (it) => {
  it('200: takes what its writer brought, and tells where to read it', async () => {
    const { as } = await aFileServer()
    const { brings, lends, get } = await as('nadia')
    const { file } = await brings('photo', 'Maps.jpg', await jpeg())
    const made = await lends({ photos: [{ unique_id: 'p1', file, description: 'Cover', is_current: true }] })
    const [entry] = made['photos'] as readonly Record<string, unknown>[]
    const { size, ...rest } = entry ?? {}
    assert.type(size, 'number')
    assert.equal(rest, {
      ...{ unique_id: 'p1', file, file_name: 'Maps.jpg', content_type: 'image/jpeg' },
      ...{ description: 'Cover', is_current: true },
      attachment_url: `/api/v2/loans/${made['id']}/attachments/p1`,
    })
    const read = await get(entry?.['attachment_url'] as string)
    assert.is(read.status, 200)
    assert.is((await bytesOf(read)).length, size)
  })

  it('200: takes back what it told, and merges files one by one', async () => {
    const { as } = await aFileServer()
    const { brings, lends, patch, get } = await as('nadia')
    const [one, other] = [await brings('photo', '1.jpg', await jpeg()), await brings('photo', '2.png', await png())]
    const made = await lends({ photos: [{ unique_id: 'p1', file: one.file }] })
    const address = `loans/${made['id']}`
    assert.is((await patch(address, { data: { photos: made['photos'] } })).status, 200)
    await patch(address, { data: { photos: [{ unique_id: 'p2', file: other.file }] } })
    await patch(address, { data: { photos: [{ unique_id: 'p1', description: 'Cover' }] } })
    const { photos } = await dataOf<{ photos: readonly Record<string, unknown>[] }>(await get(address))
    assert.equal(
      photos.map(({ unique_id, file_name, description }) => [unique_id, file_name, description]),
      [
        ['p1', '1.jpg', 'Cover'],
        ['p2', '2.png', undefined],
      ],
    )
    await patch(address, { data: { photos: [{ unique_id: 'p1', _destroy: true }] } })
    const after = await dataOf<{ photos: readonly unknown[] }>(await get(address))
    assert.is(after.photos.length, 1)
  })

  it('422: takes nothing that somebody else brought, nor what nobody did', async () => {
    const { as } = await aFileServer()
    const [nadia, jon] = [await as('nadia'), await as('jon')]
    const { file } = await jon.brings('document', 'a.pdf', pdf())
    const local = 'local:1234'
    for (const foreign of [file, 'b'.repeat(64), local, 7, '../../etc/passwd']) {
      const response = await nadia.post('loans', { data: { title: 'Maps', letters: [{ file: foreign }] } })
      assert.is(response.status, 422)
      assert.equal(await codesOf(response), ['letters: file.unknown'])
    }
    // Even one that stands on a record which she does not read.
    await jon.lends({ papers: [{ file }] })
    const again = await nadia.post('loans', { data: { title: 'Maps', letters: [{ file }] } })
    assert.equal(await codesOf(again), ['letters: file.unknown'])
  })

  it('422: lets nobody exchange a file behind its name', async () => {
    const { as } = await aFileServer()
    const { brings, lends, patch } = await as('nadia')
    const [one, other] = [await brings('photo', '1.jpg', await jpeg()), await brings('photo', '2.png', await png())]
    const { id } = await lends({ photos: [{ unique_id: 'p1', file: one.file }] })
    const tries = [{ file: other.file }, { file_name: 'x.jpg' }, { content_type: 'text/html' }, { size: 1 }]
    for (const lie of tries) {
      const response = await patch(`loans/${id}`, { data: { photos: [{ unique_id: 'p1', ...lie }] } })
      assert.equal(await codesOf(response), ['photos: file.fixed'])
    }
    const said = { file: one.file, content_type: 'text/html', size: 3, file_name: 'x.html' }
    const { photos } = await lends({ photos: [said] })
    const [{ content_type, file_name, size }] = photos as [Record<string, unknown>]
    assert.equal([content_type, file_name, size], ['image/jpeg', '1.jpg', one.size])
  })

  it('422: for one too many in the field, and for one too many in the record, rows included', async () => {
    const { as } = await aFileServer()
    const { brings, post, lends, patch } = await as('nadia')
    const pictures = await Promise.all(
      ['#111111', '#222222', '#333333'].map(async (colour) => brings('photo', 'a.png', await png({ colour }))),
    )
    const entries = pictures.map(({ file }) => ({ file }))
    const three = await post('loans', { data: { title: 'Maps', photos: entries } })
    assert.is(three.status, 422)
    assert.equal(await codesOf(three), ['photos: files.too_many'])
    assert.equal((await errorsOf(await post('loans', { data: { title: 'Maps', photos: entries } })))[0]?.params, {
      maximum: 2,
    })

    const { id } = await lends({
      photos: entries.slice(0, 2),
      copies: [{ unique_id: 'c1', copy_code: 'A', pictures: entries.slice(0, 2) }],
    })
    const letter = await brings('document', 'a.pdf', pdf())
    const fifth = await patch(`loans/${id}`, { data: { letters: [{ file: letter.file }] } })
    assert.equal(await codesOf(fifth), ['letters: files.too_many_in_record'])
    const inRow = await patch(`loans/${id}`, {
      data: { copies: [{ unique_id: 'c1', pictures: [{ file: pictures[2]?.file }] }] },
    })
    assert.equal(await codesOf(inRow), ['copies: files.too_many_in_record'])
    // What has nothing to do with files is not in their way.
    assert.is((await patch(`loans/${id}`, { data: { title: 'Atlas' } })).status, 200)
  })

  it('422: for a file of another kind than the field holds, or larger than it may be there', async () => {
    const { as } = await aFileServer()
    const { brings, post } = await as('nadia')
    const { file } = await brings('document', 'a.pdf', pdf())
    const wrong = await post('loans', { data: { title: 'Maps', photos: [{ file }] } })
    assert.equal(await codesOf(wrong), ['photos: file.wrong_type'])
    const large = await brings('document', 'a.txt', Buffer.from('x'.repeat(3000)))
    const refused = await post('loans', { data: { title: 'Maps', letters: [{ file: large.file }] } })
    assert.equal(await codesOf(refused), ['letters: file.too_large'])
  })

  it('200: keeps one signature, with who gave it, the day, and who was there', async () => {
    const { as } = await aFileServer()
    const { brings, lends, patch, get } = await as('nadia')
    const { file } = await brings('signature', 'signature.png', await png())
    const lie = { signature_provided_on: '1999-01-01', signature_created_by_user: 'jon' }
    const { id, signed } = await lends({ signed: { unique_id: 's1', file, signature_provided_by: 'Mina', ...lie } })
    const { size: _, attachment_url, ...rest } = signed as Record<string, unknown>
    assert.equal(rest, {
      ...{ unique_id: 's1', file, file_name: 'signature.png', content_type: 'image/png' },
      ...{ signature_provided_by: 'Mina', signature_provided_on: '2024-05-10', signature_created_by_user: 'nadia' },
    })
    await patch(`loans/${id}`, { data: { signed: { unique_id: 's1', signature_provided_by: 'Mina Aziz' } } })
    const now = await dataOf<{ signed: Record<string, unknown> }>(await get(`loans/${id}`))
    assert.is(now.signed['signature_provided_by'], 'Mina Aziz')
    assert.is(now.signed['file'], file)
    assert.is((await get(attachment_url as string)).status, 200)
    await patch(`loans/${id}`, { data: { signed: null } })
    assert.is((await get(attachment_url as string)).status, 404)
  })

  it('tells its history by the names of the files, in rows too', async () => {
    const { as } = await aFileServer()
    const { brings, lends, patch, get } = await as('nadia')
    const { file } = await brings('photo', 'Maps.jpg', await jpeg())
    const { id } = await lends({ copies: [{ unique_id: 'c1', copy_code: 'A' }] })
    await patch(`loans/${id}`, { data: { copies: [{ unique_id: 'c1', pictures: [{ unique_id: 'p1', file }] }] } })
    const [entry] = await dataOf<readonly { record_changes: readonly unknown[] }[]>(
      await get(`loans/${id}/record_history`),
    )
    assert.match(
      JSON.stringify(entry?.record_changes),
      /"to":\[\{"unique_id":"c1","pictures":\[\{"unique_id":"p1".*"Maps.jpg"/,
    )
  })
})

spec('What nobody needs any more', (it) => {
  it('is swept away a day after it was brought, and what a record held is not', async () => {
    const { as, vault, blobs, wait, parts } = await aFileServer()
    const { brings, lends, get } = await as('nadia')
    const photo = await brings('photo', 'Maps.jpg', await jpeg())
    await brings('document', 'a.pdf', pdf())
    await brings('audio', 'a.mp3', mp3())
    const { id } = await lends({ photos: [{ unique_id: 'p1', file: photo.file }] })
    assert.is((await get(`loans/${id}/attachments/p1?size=thumbnail`)).status, 200)
    assert.is(blobs.names().length, 4)
    wait(23 * 3_600_000)
    await vault.sweep(parts.clock())
    assert.is(blobs.names().length, 4)
    wait(2 * 3_600_000)
    await (await as('nadia')).patch(`loans/${id}`, { data: { photos: null } })
    await vault.sweep(parts.clock())
    assert.is(blobs.names().length, 2, 'the photo stays for the history of the record')
    assert.is((await (await as('nadia')).get(`loans/${id}/attachments/p1`)).status, 404)
  })

  it('cannot be attached after that', async () => {
    const { as, vault, wait, parts } = await aFileServer()
    const { file } = await (await as('nadia')).brings('photo', 'Maps.jpg', await jpeg())
    wait(25 * 3_600_000)
    await vault.sweep(parts.clock())
    const { brings, post } = await as('nadia')
    const response = await post('loans', { data: { title: 'Maps', photos: [{ file }] } })
    assert.equal(await codesOf(response), ['photos: file.unknown'])
    assert.is((await brings('photo', 'Maps.jpg', await jpeg())).file, file)
  })

  it('left by a process that ended too early is found and taken away', async () => {
    const { vault, blobs, parts } = await aFileServer()
    await blobs.write('c'.repeat(32), pdf())
    await vault.sweep(parts.clock())
    assert.equal(blobs.names(), [])
  })
})
