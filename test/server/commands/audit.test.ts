import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { signHash } from '../../../config/release/keys.ts'
import { audit } from '../../../server/commands/audit.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { instanceKeys } from '../../../server/promotion/instance-keys.ts'
import { RECEIPT } from '../../../server/promotion/receipt.ts'
import { createStores } from '../../../server/stores/create-stores.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { now } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

/** Runs the command on a data folder; gives the exit code and what it said. */
async function verify(folder: string, ...args: readonly string[]) {
  const said: string[] = []
  const say = (line: string) => said.push(line)
  const before = process.env['FORMWORK_DATA']
  process.env['FORMWORK_DATA'] = folder
  try {
    const code = await audit(['verify', ...args], { print: say, warn: say, isInteractive: false })
    return { code, said: said.join('\n') }
  } finally {
    if (before === undefined) delete process.env['FORMWORK_DATA']
    else process.env['FORMWORK_DATA'] = before
  }
}

async function inAFolder(work: (folder: string) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-audit-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

spec('formwork audit verify', (it) => {
  it('0: says that all is whole, beside the server that is at work, and what to keep', () =>
    inAFolder(async (folder) => {
      const stores = createStores(openDatabase(folder))
      await stores.activate(libraryModel, now)
      const { code, said } = await verify(folder)
      assert.is(code, 0)
      assert.match(said, /The audit is whole: 1 entries/)
      const [, head = ''] = /--head (\S+)/.exec(said) ?? []
      assert.is((await verify(folder, '--head', head)).code, 0)
      await stores.close()
      assert.is((await verify(folder, '--head', head)).code, 0, 'and when nobody serves it')
    }))

  it('says of the receipts whether they are whole and signed here, and 1 which is not', () =>
    inAFolder(async (folder) => {
      const database = openDatabase(folder)
      const stores = createStores(database)
      await stores.activate(libraryModel, now)
      const { privateKey } = instanceKeys(folder)
      const sign = (hash: string) => signHash(RECEIPT, hash, privateKey)
      const receipt = { at: now, by: 'jon', kind: 'apply', content: 'a', body: { totals: {} } } as const
      for (const _ of [1, 2, 3]) stores.promotion.receipts.append(receipt, sign)
      assert.match((await verify(folder)).said, 'receipts of releases are whole, and signed by this instance: 3')
      assert.throws(() => database.sqlite.exec("UPDATE receipts SET by = 'ana'"), 'written once')
      assert.throws(() => database.sqlite.exec('DELETE FROM receipts'), 'written once')
      database.sqlite.exec('DROP TRIGGER receipts_are_not_changed; DROP TRIGGER receipts_are_not_deleted')
      database.sqlite.exec("UPDATE receipts SET by = 'ana' WHERE seq = 2")
      const { code, said } = await verify(folder)
      assert.equal([code, /broken at number 2/.test(said)], [1, true])
      database.sqlite.exec("UPDATE receipts SET by = 'jon' WHERE seq = 2; DELETE FROM receipts WHERE seq = 1")
      assert.match((await verify(folder)).said, 'broken at number 1')
      await stores.close()
    }))

  it('1: says the first place that is broken', () =>
    inAFolder(async (folder) => {
      const database = openDatabase(folder)
      const stores = createStores(database)
      await stores.activate(libraryModel, now)
      await stores.audit.write([
        { at: now, userName: 'nadia', action: 'show' },
        { at: now, action: 'failed_login' },
      ])
      const [, head = ''] = /--head (\S+)/.exec((await verify(folder)).said) ?? []
      database.sqlite.exec('DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted')
      database.sqlite.exec('DELETE FROM audit WHERE seq = 3')
      assert.is((await verify(folder)).code, 0)
      const cut = await verify(folder, '--head', head)
      assert.is(cut.code, 1)
      assert.match(cut.said, /broken at entry 3, before or at entry 3 which it once held/)
      database.sqlite.exec("UPDATE audit SET user_name = 'omar' WHERE seq = 2")
      const changed = await verify(folder)
      assert.is(changed.code, 1)
      assert.match(changed.said, /The audit is broken at entry 2\./)
      await stores.close()
    }))

  it('refuses what it cannot read in a sentence', async () => {
    for (const args of [['--head', 'x'], ['--what'], ['again']])
      assert.is(
        (await verify('/nowhere', ...args).catch((error) => error.constructor.name)) as unknown,
        'ConsoleTrouble',
      )
    assert.is(
      (await verify('/nowhere').catch((error: Error) => error.message)) as unknown,
      'There is no database in /nowhere (FORMWORK_DATA).',
    )
  })
})
