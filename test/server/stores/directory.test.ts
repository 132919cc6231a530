import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { openStores } from '../../../server/stores/open-stores.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { now } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const note = { at: now, userName: 'jon', action: 'test' }
const west = { kind: 'user_group', id: 'west', body: { id: 'west', name: { en: 'West' } } }

spec('The directory of an instance', (it) => {
  it('is the release itself where nothing was changed', async () => {
    const stores = await openStores(':memory:')
    assert.is(stores.directory.over(libraryModel), libraryModel)
  })

  it('lies over every release, and is one model for as long as nothing changes', async () => {
    const { directory } = await openStores(':memory:')
    await directory.write([west], note)
    const laid = directory.over(libraryModel)
    assert.is(directory.over(libraryModel), laid)
    assert.is(laid.locations, libraryModel.locations)
    assert.is(laid.hash, libraryModel.hash)
    const later = { ...libraryModel, hash: 'later', userGroups: {} }
    assert.equal(Object.keys(directory.over(later).userGroups), ['west'])
    await directory.write([{ ...west, id: 'far' }], { ...note, at: '2024-05-11T06:00:00.000Z' })
    assert.is.not(directory.over(libraryModel).directory, laid.directory)
  })

  it('gives way to the release again where that is decided', async () => {
    const { directory } = await openStores(':memory:')
    await directory.write(
      [{ ...west, id: 'north', body: { id: 'north', name: { en: 'Far north' } }, basis: 'b1' }],
      note,
    )
    const before = directory.over(libraryModel).directory
    await directory.write([{ kind: 'user_group', id: 'north', body: null, expected: 1 }], note)
    assert.equal(directory.over(libraryModel).userGroups['north'], libraryModel.userGroups['north'])
    assert.is.not(directory.over(libraryModel).directory, before)
    assert.equal(directory.changed(), [])
    await directory.write([{ ...west, id: 'north', basis: 'b2', expected: 2 }], note)
    assert.is(directory.entry('user_group', 'north')?.basis, 'b2')
  })

  it('keeps all of several entries or none', async () => {
    const { directory } = await openStores(':memory:')
    await directory.write([west], note)
    const both = [
      { ...west, id: 'far', expected: 0 },
      { ...west, expected: 0 },
    ]
    assert.is(await directory.write(both, note), 'stale')
    assert.is(directory.entry('user_group', 'far'), undefined)
  })

  it('says nothing of a write that was not kept', async () => {
    const { directory } = await openStores(':memory:')
    await directory.write([west], note)
    const broken = { ...west, id: 'far', files: ['a'.repeat(64)] }
    assert.is(await directory.write([broken], note).catch(() => 'refused'), 'refused')
    assert.equal(Object.keys(directory.over(libraryModel).userGroups), ['north', 'south', 'west'])
  })

  it('is there again after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'formwork-directory-'))
    try {
      const first = await openStores(folder)
      await first.activate(libraryModel, now)
      const place = { code: 'RIV09', name: { en: 'Riverton mill' }, parent: 'RIV', level: 1 }
      await first.directory.write([{ kind: 'location', id: 'RIV09', body: place }], note)
      await first.close()
      const again = await openStores(folder)
      assert.ok(again.directory.over(libraryModel).locations.some(({ code }) => code === 'RIV09'))
      await again.close()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
