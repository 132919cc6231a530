import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { access } from '../../../server/commands/access.ts'
import { backup } from '../../../server/commands/backup.ts'
import { burden } from '../../../server/commands/burden.ts'
import { health } from '../../../server/commands/health.ts'
import { restore } from '../../../server/commands/restore.ts'
import { usage } from '../../../server/commands/usage.ts'
import { ConsoleTrouble } from '../../../server/env.ts'
import type { Command } from '../../../server/main.ts'
import { spec } from '../../lib/spec.ts'
import { aKeptLibrary, type KeptLibrary } from '../backup/kept-library.ts'

type Variables = Readonly<Record<string, string>>

/** Runs a command on the library that is at work; gives the exit code and what it said. */
async function run(command: Command, { folder }: KeptLibrary, args: readonly string[], variables: Variables = {}) {
  const said: string[] = []
  const say = (line: string) => said.push(line)
  const set = { FORMWORK_DATA: folder, ...variables }
  const before = Object.fromEntries(Object.keys(set).map((name) => [name, process.env[name]]))
  Object.assign(process.env, set)
  try {
    const code = await command(args, { print: say, warn: say, isInteractive: false })
    return { code, said: said.join('\n') }
  } catch (error) {
    if (!(error instanceof ConsoleTrouble)) throw error
    return { code: 1, said: error.message }
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}

async function inALibrary(work: (library: KeptLibrary) => Promise<void>) {
  const library = await aKeptLibrary({ loans: 5 })
  try {
    await work(library)
  } finally {
    await library.close()
  }
}

spec('formwork backup and restore', (it) => {
  it('0: locks with the public half of a key, and opens with the private one', () =>
    inALibrary(async (library) => {
      const at = (name: string) => join(library.root, name)
      assert.is((await run(backup, library, ['keys', '--out', at('keys')])).code, 0)
      assert.match((await run(backup, library, ['keys', '--out', at('keys')])).said, /never overwritten/)
      const made = await run(backup, library, ['--to', at('one.backup'), '--key', at('keys/backup-key.pub')])
      assert.is(made.code, 0, made.said)
      assert.match(made.said, /restored and found whole\.\n {2}5 records, 4 people/)
      const wrong = await run(restore, library, [
        at('one.backup'),
        '--into',
        at('new'),
        '--key',
        at('keys/backup-key.pub'),
      ])
      assert.match(wrong.said, /is the public half/)
      const args = [at('one.backup'), '--into', at('new'), '--key', at('keys/backup-key.pem')]
      const back = await run(restore, library, args)
      assert.is(back.code, 0, back.said)
      assert.ok(readdirSync(at('new')).includes('formwork.db'))
      assert.match((await run(restore, library, args)).said, /is not empty/)
    }))

  it('0: takes a passphrase from the environment, and names the file by the time', () =>
    inALibrary(async (library) => {
      const to = join(library.root, 'backups')
      mkdirSync(to)
      const variables = { FORMWORK_BACKUP_PASSPHRASE: 'seven green bottles', FORMWORK_BACKUP_TO: to }
      const made = await run(backup, library, [], variables)
      assert.is(made.code, 0, made.said)
      const [name = ''] = readdirSync(to)
      assert.match(name, /^formwork-\d{8}T\d{6}Z\.backup$/)
      const back = await run(restore, library, [join(to, name), '--into', join(library.root, 'new')], variables)
      assert.is(back.code, 0, back.said)
      assert.match((await run(health, library, ['--check'], variables)).said, /restored and found whole/)
    }))

  it('1: makes none that is not locked, or that a short word opens', () =>
    inALibrary(async (library) => {
      const to = ['--to', join(library.root, 'one.backup')]
      assert.match((await run(backup, library, to)).said, /Say what the backup is locked with/)
      assert.match((await run(backup, library, to, { FORMWORK_BACKUP_PASSPHRASE: 'short' })).said, /at least 12/)
      writeFileSync(join(library.root, 'no.key'), 'nothing')
      const args = [...to, '--key', join(library.root, 'no.key')]
      assert.match((await run(backup, library, args)).said, /holds no key/)
      assert.match((await run(backup, library, [])).said, /^Usage/)
      assert.match(
        (await run(backup, library, to, { FORMWORK_BACKUP_TO: library.root })).said,
        /FORMWORK_BACKUP_TO is set, but not what backups are locked with/,
      )
      assert.equal(readdirSync(library.root).sort(), ['data', 'no.key'])
    }))
})

spec('formwork health', (it) => {
  it('1: says what asks for attention; 0: when nothing does', () =>
    inALibrary(async (library) => {
      const first = await run(health, library, [])
      assert.is(first.code, 1)
      assert.match(first.said, /Nothing is backed up by itself[\s\S]*Nobody looked whether all data is whole/)
      assert.match(first.said, /holds {7}5 records, 4 people/)
      const variables = { FORMWORK_BACKUP_PASSPHRASE: 'seven green bottles' }
      await run(backup, library, ['--to', join(library.root, 'one.backup')], variables)
      const then = await run(health, library, ['--check', '--json'], variables)
      assert.equal([then.code, JSON.parse(then.said).warnings], [0, []])
    }))
})

spec('Reports at the console', (it) => {
  it('say how the instance is used, in columns, as a file for spreadsheets, or as JSON', () =>
    inALibrary(async (library) => {
      const span = ['--from', '2024-05-01', '--to', '2024-05-31']
      assert.match((await run(usage, library, span)).said, /^records +loan +Loan +5 +5 +0 +5/m)
      assert.match((await run(usage, library, [...span, '--csv'])).said, /^records,loan,Loan,,5,5,0,5,0/m)
      assert.is(JSON.parse((await run(usage, library, [...span, '--json'])).said).users.total, 4)
      assert.match((await run(usage, library, ['--from', 'soon'])).said, /--from takes a day/)
    }))

  it('say what forms ask, and what nobody ever filled in', () =>
    inALibrary(async (library) => {
      const lines = (await run(burden, library, ['--csv'])).said.split('\r\n')
      assert.ok(
        lines.some((line) => /^loan,\w+,[^,]*,title,,.*,5,5,0,1,0$/.test(line)),
        lines.join('\n'),
      )
      const unused = (await run(burden, library, ['--unused', '--csv'])).said
      assert.match(unused, /,borrower,/)
      assert.not.match(unused, /,title,/)
    }))

  it('say who can see a field and what somebody can see', () =>
    inALibrary(async (library) => {
      const field = await run(access, library, ['field', 'loan.title'])
      assert.match(field.said, /^librarian .* own /m)
      assert.match(field.said, /people see it, on 5 of 5 records\.$/)
      const person = await run(access, library, ['user', 'nadia', '--csv'])
      assert.match(person.said, /^field,loan,\w+,title,/m)
      for (const [args, trouble] of [
        [['field', 'ship.title'], /no record type ship/],
        [['field', 'loan.sail'], /no field sail/],
        [['field', 'loan.constructor'], /no field constructor/],
        [['user', 'nobody'], /Nobody is called nobody/],
        [['thing', 'x'], /^Usage/],
      ] as const)
        assert.match((await run(access, library, args)).said, trouble)
    }))

  it('hold nothing that anybody filled in', () =>
    inALibrary(async (library) => {
      for (const [command, args] of [
        [usage, []],
        [burden, []],
        [access, ['field', 'loan.title']],
        [access, ['user', 'nadia']],
        [health, []],
      ] as const) {
        assert.not.match((await run(command, library, [...args, '--json'])).said, /Secret/)
      }
      assert.match(
        readFileSync(join(library.folder, 'formwork.db'), 'latin1') +
          readFileSync(join(library.folder, 'formwork.db-wal'), 'latin1'),
        /Secret/,
      )
    }))
})
