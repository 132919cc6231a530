/** A library in a folder: people, loans, and the bytes of a file that a loan holds. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../../server/db/open.ts'
import { fileUses } from '../../../server/db/schema.ts'
import { folderBlobs } from '../../../server/files/folder-blobs.ts'
import { newFileKey, seal } from '../../../server/files/sealed.ts'
import { createStores } from '../../../server/stores/create-stores.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { accounts, aLoan, now, uuid } from '../../lib/people.ts'
import { saving } from '../stores/town-library.ts'

const NAME = 'a1'.repeat(16)

export async function aKeptLibrary({ loans = 30 } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'formwork-backup-'))
  const folder = join(root, 'data')
  const database = openDatabase(folder)
  const stores = createStores(database)
  await stores.activate(libraryModel, now)
  for (const account of Object.values(accounts)) {
    const whole = { ...account, id: account.userName, services: [], disabled: false, passwordHash: '' }
    await stores.accounts.create(whole, { at: now, action: 'test' })
  }
  for (let number = 1; number <= loans; number++) {
    await stores.records.commit(saving(aLoan({ id: uuid(number), answers: { title: `Secret ${number}` } })))
  }
  const bytes = Buffer.from('a map of the town '.repeat(9000))
  const hash = createHash('sha256').update(bytes).digest('hex')
  const key = newFileKey()
  await folderBlobs(folder).write(NAME, seal(key, bytes))
  const brought = { name: NAME, key, size: bytes.length, hash, received: bytes.length, at: Date.parse(now) }
  await stores.files.stage({ ...brought, userName: 'nadia', fileName: 'map.txt', contentType: 'text/plain' })
  database.db
    .insert(fileUses)
    .values({ file: hash, record: uuid(1) })
    .run()
  writeFileSync(join(folder, 'instance.key'), Buffer.alloc(32, 7))
  return {
    root,
    folder,
    database,
    stores,
    fileName: NAME,
    saveLoan: (number: number) => stores.records.commit(saving(aLoan({ id: uuid(number) }))),
    async close() {
      await stores.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

export type KeptLibrary = Awaited<ReturnType<typeof aKeptLibrary>>
