import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { document } from '../../../engine/fields/document.ts'
import { folderBlobs } from '../../../server/files/folder-blobs.ts'
import { createVault } from '../../../server/files/vault.ts'
import { openStores } from '../../../server/stores/open-stores.ts'
import { pdf } from '../../lib/file-samples.ts'
import { spec } from '../../lib/spec.ts'

const name = '0123456789abcdef0123456789abcdef'

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-blobs-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

spec('Bytes in a folder', (it) => {
  it('stand whole under their name, readable by nobody else', () =>
    inFolder(async (folder) => {
      const blobs = folderBlobs(folder)
      await blobs.write(name, pdf())
      const path = join(folder, 'files', '01', name)
      assert.ok(readFileSync(path).equals(Buffer.from(pdf())))
      assert.is(statSync(path).mode & 0o777, 0o600)
      assert.is(statSync(join(folder, 'files')).mode & 0o777, 0o700)
      assert.equal(readdirSync(join(folder, 'files')), ['01'])
      const opened = await blobs.open(name)
      assert.is(Buffer.from((await opened?.read(1, 3)) ?? []).toString(), 'PDF')
      await opened?.close()
      await blobs.remove(name)
      assert.is(await blobs.open(name), undefined)
      await blobs.remove(name)
    }))

  it('have names of their own making only', () =>
    inFolder(async (folder) => {
      const blobs = folderBlobs(folder)
      for (const wrong of ['../formwork.db', '..', '', `${name}/../x`, `${name}-A`, name.toUpperCase()]) {
        const refused = await blobs.write(wrong, pdf()).then(
          () => false,
          () => true,
        )
        assert.ok(refused, wrong)
      }
    }))

  it('that were begun and not finished are taken away later', () =>
    inFolder(async (folder) => {
      const blobs = folderBlobs(folder)
      await blobs.write(name, pdf())
      const part = join(folder, 'files', 'x.part')
      writeFileSync(part, 'half')
      utimesSync(part, 1, 1)
      const names: string[] = []
      for await (const one of blobs.writtenBefore(Date.now() - 1000)) names.push(one)
      assert.equal(names, [])
      assert.not.ok(existsSync(part))
      for await (const one of blobs.writtenBefore(Date.now() + 1000)) names.push(one)
      assert.equal(names, [name])
    }))

  it('say nothing of what they hold to whoever takes the disk', () =>
    inFolder(async (folder) => {
      const stores = await openStores(':memory:')
      const vault = createVault(stores.files, folderBlobs(folder))
      const files = document.files ?? { types: {}, said: [] }
      const brought = { bytes: pdf('canary'), fileName: 'canary.pdf', contentType: '', userName: 'nadia', at: 0 }
      const { file } = await vault.keep(brought, files, 1e6)
      const [folderName = ''] = readdirSync(join(folder, 'files'))
      const [blob = ''] = readdirSync(join(folder, 'files', folderName))
      assert.not.ok(blob.includes(file.slice(0, 16)))
      assert.not.ok(readFileSync(join(folder, 'files', folderName, blob)).includes('canary'))
      await stores.close()
    }))

  it('are kept once for two people who bring the same', () =>
    inFolder(async (folder) => {
      const stores = await openStores(':memory:')
      const vault = createVault(stores.files, folderBlobs(folder))
      const files = document.files ?? { types: {}, said: [] }
      const from = (userName: string) => ({ bytes: pdf(), fileName: 'a.pdf', contentType: '', userName, at: 0 })
      const kept = await Promise.all(['nadia', 'omar', 'jon'].map((who) => vault.keep(from(who), files, 1e6)))
      assert.is(new Set(kept.map(({ file }) => file)).size, 1)
      const blobs = readdirSync(join(folder, 'files')).flatMap((one) => readdirSync(join(folder, 'files', one)))
      assert.is(blobs.length, 1)
      const { file } = kept[0] ?? { file: '' }
      assert.is((await stores.files.broughtBy('omar', [file])).size, 1)
      assert.is((await stores.files.broughtBy('layla', [file])).size, 0)
      const opened = await vault.open(file)
      const parts: Uint8Array[] = []
      for await (const part of opened?.read() ?? []) parts.push(part)
      await opened?.close()
      assert.ok(Buffer.concat(parts).equals(Buffer.from(pdf())))
      await stores.close()
    }))
})
