import { createRoot } from 'solid-js'
import * as assert from 'uvu/assert'
import type { Field, RecordType } from '../../../engine/model.ts'
import { Problem } from '../../../engine/problems.ts'
import type { Files } from '../../../ui/data/files.ts'
import { OutOfReach } from '../../../ui/data/trouble.ts'
import { createKeptFiles, type FileShelf, type KeptBytes } from '../../../ui/drafts/kept-files.ts'
import { sealFrom } from '../../../ui/drafts/seal.ts'
import { createFilesAtHand, FileRefused } from '../../../ui/form/files-at-hand.ts'
import { payloadBetween } from '../../../ui/form/payload.ts'
import { loadArea } from '../../../ui/lib/catalogue.ts'
import { frameTexts } from '../../../ui/locales/frame.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { spec } from '../../lib/spec.ts'

await loadArea('frame', frameTexts)

const field = (id: string, type: string, more: Partial<Field> = {}): Field => ({
  ...{ id, type, label: {}, settings: {}, rules: [], whenHidden: 'keep' },
  ...more,
})
const rows = { fields: [field('pictures', 'photo')], calculationOrder: [], summary: [], maximum: 9, projected: [] }
const fields = [
  field('title', 'text'),
  field('photos', 'photo'),
  field('signed', 'signature'),
  field('copies', 'subform', { rows }),
]
const type: RecordType = { ...(libraryModel.recordTypes['loan'] as RecordType), fields }

const jpeg = () => new Blob(['bytes of a photo'], { type: 'image/jpeg' })

function memoryFileShelf(): FileShelf & { readonly lying: Map<string, KeptBytes> } {
  const lying = new Map<string, KeptBytes>()
  return {
    lying,
    put: async (sealed) => {
      lying.set(sealed.id, sealed)
    },
    get: async (id) => lying.get(id),
    allOf: async (draft) => [...lying.values()].filter((sealed) => sealed.draft === draft),
    removeAllOf: async (draft) => {
      for (const [id, sealed] of lying) if (sealed.draft === draft) lying.delete(id)
    },
  }
}

const deviceKey = btoa('k'.repeat(32))
const of = { type: 'loan', record: 'r1' }

/** A device whose network does as it is told. */
function aDevice(shelf = memoryFileShelf()) {
  let fate: () => Error | undefined = () => undefined
  const sent: string[] = []
  const files: Files = {
    send: async ({ kind, name, bytes, onProgress }) => {
      onProgress(0.5)
      const error = fate()
      if (error) throw error
      sent.push(`${kind} ${name} ${await bytes.text()}`)
      return { file: 'f'.repeat(64), file_name: `kept ${name}`, content_type: bytes.type, size: 7 }
    },
    fetch: async () => jpeg(),
  }
  const seal = sealFrom(deviceKey)
  const kept = createKeptFiles(shelf, () => seal)
  const drafts = {
    keepFile: (file: string, _: unknown, bytes: Blob) => kept.keep(file, 'loan/r1', bytes),
    findFile: kept.find,
  }
  return createRoot((dispose) => ({
    hand: createFilesAtHand({ files, drafts, of }),
    shelf,
    kept,
    sent,
    meets: (error: Error | undefined) => {
      fate = () => error
    },
    dispose,
  }))
}

const soon = () => new Promise((done) => setTimeout(done, 30))

spec('Files at hand', (it) => {
  it('are sent as soon as they are chosen, and named by what the server calls them when the record is saved', async () => {
    const { hand, sent } = aDevice()
    const brought = hand.bring('photo', 'a.jpg', jpeg())
    await soon()
    assert.equal(sent, ['photo a.jpg bytes of a photo'])
    assert.is(hand.stateOf(brought.file)().kind, 'arrived')
    const payload = await hand.sent(type, {
      title: 'Maps',
      photos: [
        { unique_id: 'p1', ...brought, description: 'Cover' },
        { unique_id: 'p0', _destroy: true },
      ],
      signed: { unique_id: 's1', ...brought },
      copies: [{ unique_id: 'c1', pictures: [{ unique_id: 'p2', ...brought }] }],
    })
    const known = { file: 'f'.repeat(64), file_name: 'kept a.jpg', content_type: 'image/jpeg', size: 7 }
    assert.equal(payload, {
      title: 'Maps',
      photos: [
        { unique_id: 'p1', ...known, description: 'Cover' },
        { unique_id: 'p0', _destroy: true },
      ],
      signed: { unique_id: 's1', ...known },
      copies: [{ unique_id: 'c1', pictures: [{ unique_id: 'p2', ...known }] }],
    })
    assert.is(sent.length, 1)
  })

  it('wait on the device where there is no network, and go with the save', async () => {
    const device = aDevice()
    device.meets(new OutOfReach('network'))
    const brought = device.hand.bring('photo', 'a.jpg', jpeg())
    await soon()
    assert.is(device.hand.stateOf(brought.file)().kind, 'stopped')
    const payload = { photos: [{ unique_id: 'p1', ...brought }] }
    const failed = await device.hand.sent(type, payload).catch((error) => error)
    assert.instance(failed, OutOfReach)
    device.meets(undefined)
    const saved = await device.hand.sent(type, payload)
    assert.is((saved['photos'] as { file: string }[])[0]?.file, 'f'.repeat(64))
  })

  it('outlive the page, sealed, and go when their draft goes', async () => {
    const shelf = memoryFileShelf()
    const before = aDevice(shelf)
    before.meets(new OutOfReach('network'))
    const brought = before.hand.bring('photo', 'a.jpg', jpeg())
    await soon()
    before.dispose()
    const [lying] = [...shelf.lying.values()]
    assert.not.match(new TextDecoder().decode(lying?.bytes), 'photo')
    assert.not.match(JSON.stringify([lying?.id, lying?.draft, lying?.owner]), /local|loan|r1/)
    const after = aDevice(shelf)
    assert.is(after.hand.stateOf(brought.file)().kind, 'waiting')
    await after.hand.sent(type, { photos: [{ unique_id: 'p1', ...brought }] })
    assert.equal(after.sent, ['photo a.jpg bytes of a photo'])
    await after.kept.removeAllOf('loan/r1')
    assert.is(shelf.lying.size, 0)
    await after.kept.putBack('loan/r2')
    assert.is(shelf.lying.size, 0)
    await after.kept.putBack('loan/r1')
    assert.is(await (await after.kept.find(brought.file))?.text(), 'bytes of a photo')
  })

  it('that the server refuses say so at their field, and those that are gone too', async () => {
    const device = aDevice()
    device.meets(new Problem('invalid', 'upload.wrong_type', {}))
    const brought = device.hand.bring('photo', 'a.jpg', jpeg())
    await soon()
    const row = { copies: [{ unique_id: 'c1', pictures: [{ unique_id: 'p1', ...brought }] }] }
    const refused = await device.hand.sent(type, row).catch((error) => error)
    assert.instance(refused, FileRefused)
    assert.is(refused.issue.path, 'copies[c1].pictures')
    assert.match(Object.values(refused.issue.message)[0] as string, 'a.jpg: This file is not what its name says')
    const gone = { photos: [{ unique_id: 'p1', ...brought, file: 'local:nowhere' }] }
    assert.instance(await device.hand.sent(type, gone).catch((error) => error), FileRefused)
  })

  it('can be stopped and sent again', async () => {
    const device = aDevice()
    device.meets(new OutOfReach('server'))
    const brought = device.hand.bring('photo', 'a.jpg', jpeg())
    await soon()
    device.meets(undefined)
    device.hand.send('photo', brought.file, 'a.jpg')
    await soon()
    assert.is(device.hand.stateOf(brought.file)().kind, 'arrived')
  })
})

spec('The payload of files', (it) => {
  const entry = (id: string, more: object = {}) => ({
    unique_id: id,
    file: 'f'.repeat(64),
    file_name: 'a.jpg',
    ...more,
  })

  it('speaks of what came, of what is said anew, and of what went', () => {
    const before = { photos: [entry('p1', { description: 'Cover', attachment_url: '/api/v2/x' }), entry('p2')] }
    const after = { photos: [entry('p1', { date: '2024-05-01' }), entry('p3')] }
    assert.equal(payloadBetween(fields, before, after), {
      photos: [
        { description: null, date: '2024-05-01', unique_id: 'p1' },
        { ...entry('p3') },
        { unique_id: 'p2', _destroy: true },
      ],
    })
    assert.equal(payloadBetween(fields, before, { photos: [entry('p1', { description: 'Cover' }), entry('p2')] }), {})
  })
})
