import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { restoreBackup } from '../../../server/backup/restore-backup.ts'
import { restorePoint } from '../../../server/backup/restore-point.ts'
import type { System } from '../../../server/system/system.ts'
import { codesOf, dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { aWatchedLibrary, backupPair, until, watchedModel } from './watched-library.ts'

type Facts = ReturnType<System['facts']>

const everywhere = [
  ['GET', 'system'],
  ['POST', 'system/check'],
  ['GET', 'backups'],
  ['POST', 'backups'],
  ['GET', 'usage_reports/current'],
  ['GET', 'form_burden'],
  ['GET', 'access_proof/field?record_type=loan&field=title'],
  ['GET', 'access_proof/user/nadia'],
] as const

spec('The care of an instance', (it) => {
  it('403: is nobody’s who is not entrusted with it', async () => {
    const library = await aWatchedLibrary()
    const nadia = await library.as('nadia')
    for (const [method, path] of everywhere) {
      const response = await (method === 'GET' ? nadia.get(path) : nadia.post(path))
      assert.is(response.status, 403, path)
    }
    await library.close()
  })

  it('200: tells how the instance is', async () => {
    const library = await aWatchedLibrary()
    const facts = await dataOf<Facts>(await library.get('system'))
    assert.equal(
      [facts.build, facts.status, facts.holdings.people, facts.release?.instance, facts.unsettled, facts.check],
      ['abc', 'attention', 4, 'library', 0, null],
    )
    assert.equal(facts.warnings, ['backup_not_configured', 'check_old'])
    assert.ok(facts.disk.free_bytes > 0 && facts.database.bytes > 0)
    await library.close()
  })

  it('202: looks whether all data is whole, beside the server', async () => {
    const library = await aWatchedLibrary()
    assert.is((await library.post('system/check')).status, 202)
    const facts = async () => dataOf<Facts>(await library.get('system'))
    await until(async () => (await facts()).check !== null)
    const { check, warnings } = await facts()
    assert.equal([check?.whole, check?.audit.whole, warnings], [true, true, ['backup_not_configured']])
    await library.close()
  })

  it('409: makes no backup where nothing says where to', async () => {
    const library = await aWatchedLibrary()
    const response = await library.post('backups')
    assert.is(response.status, 409)
    assert.equal(await codesOf(response), ['backup.not_configured'])
    await library.close()
  })

  it('202: makes a backup, verifies it, and keeps the newest', async () => {
    const kept = mkdtempSync(join(tmpdir(), 'formwork-kept-'))
    const keyFile = join(kept, 'key.pub')
    writeFileSync(keyFile, backupPair.publicKey)
    const to = join(kept, 'backups')
    const library = await aWatchedLibrary({ to, keyFile, keep: 1 })
    assert.is((await library.post('backups')).status, 202)
    const facts = async () => dataOf<Facts>(await library.get('system'))
    await until(async () => (await facts()).running.length === 0)
    const { backup } = await facts()
    assert.equal([backup.failed, backup.last?.verified, backup.locked_with], [null, true, 'key'])
    const listed = await dataOf<readonly { readonly file: string }[]>(await library.get('backups'))
    assert.equal(
      listed.map(({ file }) => file),
      readdirSync(to),
    )
    const into = join(kept, 'restored')
    const unlock = { privateKey: backupPair.privateKey }
    await restoreBackup({ file: join(to, listed[0]?.file ?? ''), into, unlock })
    assert.ok(readdirSync(into).includes('formwork.db'))
    await library.close()
    rmSync(kept, { recursive: true, force: true })
  })

  it('backs up and checks by itself, each once a day', async () => {
    const kept = mkdtempSync(join(tmpdir(), 'formwork-kept-'))
    const to = join(kept, 'backups')
    const library = await aWatchedLibrary({ to, passphrase: 'seven green bottles', keep: 1 })
    const { system } = library
    const facts = () => system.facts(watchedModel)
    const done = async () => {
      system.due()
      const begun = facts().running
      await until(() => facts().running.length === 0)
      return begun
    }
    assert.equal([await done(), await done(), await done()], [['backup'], ['check'], []])
    assert.equal(facts().warnings, [])
    library.pass(23)
    assert.equal(await done(), [])
    library.pass(2)
    assert.equal([await done(), await done(), await done()], [['backup'], ['check'], []])
    assert.equal(readdirSync(to), ['formwork-20240511T070000Z.backup'], 'only the newest is kept')
    library.pass(27)
    assert.equal(facts().warnings, ['backup_old', 'check_old'])
    await library.close()
    rmSync(kept, { recursive: true, force: true })
  })

  it('says that a backup came to nothing, and why', async () => {
    const library = await aWatchedLibrary({ to: '/dev/null/backups', passphrase: 'seven green bottles', keep: 3 })
    await library.post('backups')
    const facts = async () => dataOf<Facts>(await library.get('system'))
    await until(async () => (await facts()).backup.failed !== null)
    const { backup, warnings } = await facts()
    assert.match(backup.failed?.reason ?? '', /is a file; a folder is needed/)
    assert.ok(warnings.includes('backup_failed'))
    await library.close()
  })

  it('tells of the copies that were made before releases were applied', async () => {
    const library = await aWatchedLibrary()
    await restorePoint(library.dataFolder, '2024-05-10T06:00:00.000Z')
    assert.equal((await dataOf<Facts>(await library.get('system'))).restore_points, ['2024-05-10T06:00:00.000Z'])
    await library.close()
  })
})
