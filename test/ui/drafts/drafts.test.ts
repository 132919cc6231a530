import { createRoot, createSignal } from 'solid-js'
import * as assert from 'uvu/assert'
import { createAutosave } from '../../../ui/drafts/create-autosave.ts'
import type { Draft } from '../../../ui/drafts/draft.ts'
import { createDrafts } from '../../../ui/drafts/drafts.ts'
import { spec } from '../../lib/spec.ts'
import { memoryShelf } from './memory-shelf.ts'

const keys: Record<string, string> = { nadia: btoa('n'.repeat(32)), omar: btoa('o'.repeat(32)) }

const draft = (over: Partial<Draft> = {}): Draft => ({
  user: 'nadia',
  release: 'r1',
  type: 'loan',
  record: '0b6f7a52-9b8e-4c3e-8f1f-6f2f3f1f8a01',
  changes: { borrower: 'Mina' },
  before: {},
  title: 'Mina',
  at: '2026-11-24T07:42:00Z',
  ...over,
})

const device = (shelf = memoryShelf()) => {
  let user = 'nadia'
  const drafts = createDrafts({ shelf, user: () => user, deviceKey: async () => keys[user] ?? '' })
  return {
    shelf,
    drafts,
    as: (name: string) => {
      user = name
    },
  }
}

spec('A draft', (it) => {
  it('is found again after the page was closed', async () => {
    const { shelf, drafts } = device()
    await drafts.keep(draft())
    assert.equal(await device(shelf).drafts.find(draft()), draft())
  })

  it('is one per record: the later typing stands', async () => {
    const { drafts } = device()
    await drafts.keep(draft())
    await drafts.keep(draft({ changes: { borrower: 'Mina Haddad' }, at: '2026-11-24T07:43:00Z' }))
    assert.equal(
      (await drafts.all()).map(({ changes }) => changes),
      [{ borrower: 'Mina Haddad' }],
    )
  })

  it('does not exist for another person on the same device', async () => {
    const { drafts, as } = device()
    await drafts.keep(draft())
    as('omar')
    assert.equal(await drafts.all(), [])
    assert.is(await drafts.find(draft()), undefined)
    as('nadia')
    assert.is((await drafts.all()).length, 1)
  })

  it('lies on the device without a readable word, not even whose it is', async () => {
    const { shelf, drafts } = device()
    await drafts.keep(draft())
    const [sealed] = [...shelf.lying.values()]
    const lying = JSON.stringify({ ...sealed, text: new TextDecoder('latin1').decode(sealed?.text) })
    for (const word of ['Mina', 'nadia', 'loan', '0b6f7a52']) assert.not.match(lying, word)
  })

  it('cannot be moved under another name', async () => {
    const { shelf, drafts } = device()
    await drafts.keep(draft())
    await drafts.keep(draft({ record: 'other', title: 'Jon' }))
    const [one, other] = [...shelf.lying.values()]
    if (one && other) shelf.lying.set(one.id, { ...other, id: one.id })
    assert.is(await drafts.find(draft()), undefined)
  })

  it('is gone once it was taken away, also while an older one was still being kept', async () => {
    const { drafts } = device()
    const keeping = drafts.keep(draft())
    await Promise.all([keeping, drafts.remove(draft())])
    assert.equal(await drafts.all(), [])
  })

  it('says when the device is full', async () => {
    const { shelf, drafts } = device()
    shelf.fill()
    assert.equal(await drafts.keep(draft()), { kind: 'full' })
  })

  it('says when there is no key to seal it with', async () => {
    const drafts = createDrafts({
      shelf: memoryShelf(),
      user: () => 'nadia',
      deviceKey: () => Promise.reject(new Error('no network')),
    })
    assert.equal(await drafts.keep(draft()), { kind: 'locked' })
  })

  it('can still be kept in the moment in which the session ends', async () => {
    const { shelf, drafts, as } = device()
    await drafts.keep(draft())
    as('')
    assert.equal(await drafts.keep(draft({ title: 'Mina H.' })), { kind: 'kept', at: '2026-11-24T07:42:00Z' })
    assert.is((await device(shelf).drafts.find(draft()))?.title, 'Mina H.')
  })
})

spec('Keeping drafts while somebody types', (it) => {
  const typing = (delay: number) => {
    const { drafts } = device()
    const [revision, setRevision] = createSignal(0)
    const { autosave, leave } = createRoot((dispose) => ({
      autosave: createAutosave({
        drafts,
        of: draft(),
        revision,
        draft: () => draft({ title: `${revision()}` }),
        delay,
      }),
      leave: dispose,
    }))
    return { drafts, autosave, leave, type: () => setRevision((n) => n + 1) }
  }
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

  it('waits for a short rest, then keeps the last state', async () => {
    const { drafts, type, autosave } = typing(10)
    for (const _ of [1, 2, 3]) type()
    await pause(40)
    assert.equal(
      (await drafts.all()).map(({ title }) => title),
      ['3'],
    )
    assert.is(autosave.last()?.kind, 'kept')
  })

  it('keeps at once when the page goes away', async () => {
    const { drafts, type } = typing(10_000)
    type()
    window.dispatchEvent(new Event('pagehide'))
    await pause(10)
    assert.is((await drafts.all()).length, 1)
  })

  it('keeps what was waiting when the person goes to another page', async () => {
    const { drafts, type, leave } = typing(10_000)
    type()
    leave()
    await pause(10)
    assert.is((await drafts.all()).length, 1)
  })

  it('keeps nothing any more once the record is saved', async () => {
    const { drafts, type, autosave } = typing(5)
    type()
    autosave.end()
    await pause(20)
    assert.equal(await drafts.all(), [])
  })
})
