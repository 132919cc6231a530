import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { packed } from '../../../server/backup/archive.ts'
import { createBackup } from '../../../server/backup/create-backup.ts'
import { enveloped } from '../../../server/backup/envelope.ts'
import { type Lock, lockedBy, makeBackupKeys } from '../../../server/backup/keys.ts'
import { restoreBackup } from '../../../server/backup/restore-backup.ts'
import {
  isRestorePoint,
  makeRestorePoint,
  restoreFromPoint,
  restorePoint,
  restorePoints,
} from '../../../server/backup/restore-point.ts'
import { mustBeFree } from '../../../server/backup/room.ts'
import { BackupTrouble } from '../../../server/backup/trouble.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { folderBlobs } from '../../../server/files/folder-blobs.ts'
import { createStores } from '../../../server/stores/create-stores.ts'
import { aside } from '../../../server/system/aside.ts'
import { uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { aKeptLibrary, type KeptLibrary } from './kept-library.ts'

const at = '2024-05-10T06:00:00.000Z'
const pair = makeBackupKeys()
const lock: Lock = { publicKey: pair.publicKey }
const unlock = { privateKey: pair.privateKey }

async function inALibrary(work: (library: KeptLibrary) => Promise<void>) {
  const library = await aKeptLibrary()
  try {
    await work(library)
  } finally {
    await library.close()
  }
}

const faultIn = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof BackupTrouble ? error.fault : String(error)),
  )

const loansIn = async (folder: string): Promise<readonly unknown[]> => {
  const stores = createStores(openDatabase(folder))
  const found = await Promise.all(Array.from({ length: 40 }, (_, index) => stores.records.get('loan', uuid(index + 1))))
  await stores.close()
  return found.flatMap((one) => (one ? [one.record] : []))
}

async function hasFile(folder: string, name: string): Promise<boolean> {
  const file = await folderBlobs(folder).open(name)
  await file?.close()
  return file !== undefined
}

spec('A backup', (it) => {
  it('is made beside a server at work, and gives back records, people, files and the key of the instance', () =>
    inALibrary(async ({ root, folder, stores, saveLoan, fileName }) => {
      const phases: string[] = []
      const making = createBackup({
        dataFolder: folder,
        to: `${root}/kept/`,
        lock,
        at,
        told: (one) => phases.push(one),
      })
      const saves = [31, 32, 33].map(saveLoan)
      const { file, manifest } = await making
      await Promise.all(saves)
      assert.equal(phases, ['copy', 'write', 'verify'])
      assert.is(file, join(root, 'kept', 'formwork-20240510T060000Z.backup'))
      assert.equal(readdirSync(join(root, 'kept')), ['formwork-20240510T060000Z.backup'])
      assert.not.ok(
        readdirSync(folder).some((name) => name.startsWith('backup-')),
        'nothing open is left',
      )
      const into = join(root, 'restored')
      await restoreBackup({ file, into, unlock })
      const before = await Promise.all(
        Array.from({ length: manifest.data.records }, (_, index) => stores.records.get('loan', uuid(index + 1))),
      )
      assert.equal(
        await loansIn(into),
        before.map((one) => one?.record),
      )
      assert.ok(manifest.data.records >= 30 && manifest.data.people === 4)
      assert.equal(readFileSync(join(into, 'instance.key')), readFileSync(join(folder, 'instance.key')))
      assert.ok(await hasFile(into, fileName))
    }))

  it('holds nothing that can be read without the key', () =>
    inALibrary(async ({ root, folder }) => {
      const { file } = await createBackup({ dataFolder: folder, to: join(root, 'one.backup'), lock, at })
      const bytes = readFileSync(file)
      for (const word of ['Secret', 'SQLite format', 'nadia', 'formwork.db']) assert.not.ok(bytes.includes(word), word)
    }))

  it('opens with the passphrase that it was made with and no other', () =>
    inALibrary(async ({ root, folder }) => {
      const file = join(root, 'one.backup')
      await createBackup({ dataFolder: folder, to: file, lock: { passphrase: 'seven green bottles' }, at })
      const into = join(root, 'restored')
      for (const other of [{ passphrase: 'eight green bottles' }, unlock]) {
        assert.is(await faultIn(restoreBackup({ file, into, unlock: other })), 'wrong_key')
        assert.not.ok(existsSync(into))
      }
      await restoreBackup({ file, into, unlock: { passphrase: 'seven green bottles' } })
      assert.is((await loansIn(into)).length, 30)
    }))

  it('is not opened at a price that nobody said, whatever its head asks for', () =>
    inALibrary(async ({ root, folder }) => {
      const file = join(root, 'one.backup')
      const passphrase = 'seven green bottles'
      await createBackup({ dataFolder: folder, to: file, lock: { passphrase }, at })
      const whole = readFileSync(file)
      const asked = whole.indexOf('==","cost":17}')
      for (const price of ['==","cost":99}', '","cost":17.5}']) {
        writeFileSync(file, Buffer.concat([whole.subarray(0, asked), Buffer.from(price), whole.subarray(asked + 14)]))
        assert.is(
          await faultIn(restoreBackup({ file, into: join(root, 'restored'), unlock: { passphrase } })),
          'wrong_key',
        )
      }
    }))

  it('opens with no other private key', () =>
    inALibrary(async ({ root, folder }) => {
      const { file } = await createBackup({ dataFolder: folder, to: join(root, 'one.backup'), lock, at })
      const other = { privateKey: makeBackupKeys().privateKey }
      assert.is(await faultIn(restoreBackup({ file, into: join(root, 'restored'), unlock: other })), 'wrong_key')
    }))

  it('is never restored when anything of it was altered, cut off or added', () =>
    inALibrary(async ({ root, folder }) => {
      const { file } = await createBackup({ dataFolder: folder, to: join(root, 'one.backup'), lock, at })
      const whole = readFileSync(file)
      const damaged = join(root, 'damaged.backup')
      const into = join(root, 'restored')
      const refused = async (bytes: Uint8Array) => {
        writeFileSync(damaged, bytes)
        const fault = await faultIn(restoreBackup({ file: damaged, into, unlock }))
        assert.ok(['damaged', 'wrong_key', 'not_a_backup', 'newer_format'].includes(fault), fault)
        assert.not.ok(existsSync(into), 'and nothing stands there')
      }
      const place = fc.oneof(fc.nat(whole.length - 1), fc.nat(400))
      await fc.assert(
        fc.asyncProperty(place, fc.nat(7), async (index, bit) => {
          const bytes = Buffer.from(whole)
          bytes[index] = (bytes[index] ?? 0) ^ (1 << bit)
          await refused(bytes)
        }),
        { numRuns: 80 },
      )
      const cut = fc.oneof(
        place,
        fc.constantFrom(0, whole.length - 1, whole.length - 16, whole.length - 64 * 1024 - 16),
      )
      await fc.assert(
        fc.asyncProperty(cut, (length) => refused(whole.subarray(0, length))),
        { numRuns: 40 },
      )
      await refused(Buffer.concat([whole, Buffer.from('x')]))
      const piece = 64 * 1024 + 16
      const start = whole.length - piece * 2
      const swapped = [whole.subarray(0, start), whole.subarray(start + piece), whole.subarray(start, start + piece)]
      await refused(Buffer.concat(swapped))
      assert.equal(
        readdirSync(root).filter((name) => name.includes('restor')),
        [],
      )
    }))

  it('is refused when a newer Formwork made it', () =>
    inALibrary(async ({ root, folder, database }) => {
      const file = join(root, 'one.backup')
      writeFileSync(file, 'formwork-backup/2\nwhatever comes then, nobody here knows')
      assert.is(await faultIn(restoreBackup({ file, into: join(root, 'restored'), unlock })), 'newer_format')
      database.sqlite.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', 9999999999999)")
      const made = createBackup({ dataFolder: folder, to: join(root, 'two.backup'), lock, at })
      assert.is(await faultIn(made), 'newer_data')
    }))

  it('is not made of data that is not whole', () =>
    inALibrary(async ({ root, folder, fileName, database }) => {
      const to = join(root, 'one.backup')
      rmSync(join(folder, 'files', fileName.slice(0, 2), fileName))
      assert.is(await faultIn(createBackup({ dataFolder: folder, to, lock, at })), 'not_whole')
      assert.equal(readdirSync(root), ['data'], 'and nothing looks like one')
      database.sqlite.exec('DELETE FROM file_uses')
      database.sqlite.exec("UPDATE records SET state = json_set(state, '$.answers.title', 'Other') WHERE id LIKE '%3'")
      assert.is(await faultIn(createBackup({ dataFolder: folder, to, lock, at })), 'not_whole')
    }))

  it('is not begun where there is no room for it', () =>
    inALibrary(async ({ root }) => {
      mustBeFree(root, 1)
      assert.throws(
        () => mustBeFree(root, 1e18),
        (error: unknown) => (error as BackupTrouble).fault === 'no_room',
      )
    }))

  it('left by a process that was killed is none: what stands under its name is whole', () =>
    inALibrary(async ({ root, folder }) => {
      const to = `${join(root, 'kept')}/`
      for (const delay of [0, 400, 700, 900, 1100, 1300, 1600]) {
        const leaving = new AbortController()
        const day = new Date(Date.parse(at) + delay * 1000).toISOString()
        const asked = { dataFolder: folder, to, lock: { passphrase: 'seven green bottles' }, at: day }
        const making = aside('backup', asked, { signal: leaving.signal }).catch(() => undefined)
        setTimeout(() => leaving.abort(new Error('killed')), delay)
        await making
      }
      const { file } = await createBackup({
        dataFolder: folder,
        to,
        lock: { passphrase: 'seven green bottles' },
        at: '2024-05-11T06:00:00.000Z',
      })
      const names = readdirSync(join(root, 'kept')).filter((name) => name.endsWith('.backup'))
      assert.ok(names.includes(basename(file)))
      for (const [index, name] of names.entries()) {
        const into = join(root, `restored-${index}`)
        await restoreBackup({ file: join(root, 'kept', name), into, unlock: { passphrase: 'seven green bottles' } })
      }
      assert.not.ok(readdirSync(root).some((name) => name.includes('restoring')))
    }))

  it('is neither written over anything nor restored over anything', () =>
    inALibrary(async ({ root, folder }) => {
      const file = join(root, 'one.backup')
      await createBackup({ dataFolder: folder, to: file, lock, at })
      assert.is(await faultIn(createBackup({ dataFolder: folder, to: file, lock, at })), 'exists')
      assert.is(await faultIn(restoreBackup({ file, into: folder, unlock })), 'not_empty')
      assert.is(await faultIn(restoreBackup({ file, into: file, unlock })), 'not_empty')
      mkdirSync(join(root, 'empty'))
      await restoreBackup({ file, into: join(root, 'empty'), unlock })
    }))

  it('writes nothing outside the folder, whatever a file in it is called', () =>
    inALibrary(async ({ root, folder }) => {
      for (const path of ['../escaped', '/tmp/escaped', 'a/../../escaped', '.hidden', 'a//b', 'a\\b', '']) {
        const file = join(root, 'strange.backup')
        const bytes: Uint8Array[] = []
        const facts = { madeAt: at, data: { tables: 0, records: 0, people: 0, head: { seq: 0, hash: '' } } }
        const content = packed([{ path, file: join(folder, 'instance.key') }], facts)
        for await (const part of enveloped(await lockedBy(lock), content)) bytes.push(part)
        writeFileSync(file, Buffer.concat(bytes))
        assert.is(await faultIn(restoreBackup({ file, into: join(root, 'restored'), unlock })), 'damaged', path)
      }
      assert.not.ok(existsSync(join(root, '..', 'escaped')))
    }))

  it('of an older Formwork is taken to the tables of today', async () => {
    const root = mkdtempSync(join(tmpdir(), 'formwork-older-'))
    const folder = join(root, 'data')
    const migrations = join(root, 'migrations')
    cpSync('server/db/migrations', migrations, { recursive: true })
    const journal = join(migrations, 'meta', '_journal.json')
    const known = JSON.parse(readFileSync(journal, 'utf8')) as { entries: unknown[] }
    writeFileSync(journal, JSON.stringify({ ...known, entries: known.entries.slice(0, -1) }))
    mkdirSync(folder)
    const older = new Sqlite(join(folder, 'formwork.db'))
    migrate(drizzle(older), { migrationsFolder: migrations })
    older.close()
    const { file } = await createBackup({ dataFolder: folder, to: join(root, 'one.backup'), lock, at })
    const into = join(root, 'restored')
    await restoreBackup({ file, into, unlock })
    assert.is((await loansIn(into)).length, 0)
    rmSync(root, { recursive: true })
  })

  it('signs nobody in who was signed in when it was made', () =>
    inALibrary(async ({ root, folder, stores }) => {
      const session = { id: 'b'.repeat(64), userName: 'nadia', kind: 'cookie', at: Date.parse(at) } as const
      await stores.sessions.start(session, { at, action: 'login' })
      const { file } = await createBackup({ dataFolder: folder, to: join(root, 'one.backup'), lock, at })
      await restoreBackup({ file, into: join(root, 'restored'), unlock })
      const restored = createStores(openDatabase(join(root, 'restored')))
      assert.is(await restored.sessions.find(session.id), undefined)
      assert.ok(await stores.sessions.find(session.id), 'here they go on')
      const [last] = await restored.audit.list({ offset: 0, limit: 1 })
      assert.is(last?.action, 'backup_restored')
      assert.equal(await restored.audit.verify(), { whole: true })
      await restored.close()
    }))
})

spec('A restore point', (it) => {
  it('is a copy beside the server at work, of which the last three are kept', () =>
    inALibrary(async ({ folder }) => {
      for (const day of ['10', '11', '12', '13']) await makeRestorePoint(folder, `2024-05-${day}T06:00:00.000Z`)
      assert.equal(
        restorePoints(folder),
        ['11', '12', '13'].map((day) => `202405${day}T060000.000Z`),
      )
    }))

  it('becomes a data folder again, with files and key', () =>
    inALibrary(async ({ root, folder, saveLoan, fileName }) => {
      const point = await restorePoint(folder, at)
      await saveLoan(31)
      assert.ok(isRestorePoint(point.folder))
      assert.not.ok(isRestorePoint(folder))
      const into = join(root, 'restored')
      await restoreFromPoint(point.folder, into)
      assert.is((await loansIn(into)).length, 30)
      assert.ok(await hasFile(into, fileName))
      assert.is(await faultIn(restoreFromPoint(point.folder, into)), 'not_empty')
    }))
})
