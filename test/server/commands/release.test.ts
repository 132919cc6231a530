import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { build } from '../../../server/commands/build.ts'
import { check } from '../../../server/commands/check.ts'
import { keys } from '../../../server/commands/keys.ts'
import { release } from '../../../server/commands/release.ts'
import type { Command } from '../../../server/main.ts'
import { spec } from '../../lib/spec.ts'

async function run(command: Command, ...args: readonly string[]) {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const code = await command(args, { print: say, warn: say, isInteractive: false })
  return { code, out: lines.join('\n') }
}

async function said(command: Command, ...args: readonly string[]): Promise<string> {
  try {
    await run(command, ...args)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('There is trouble to tell of')
}

/** A copy of a small configuration, a key, and a place for files. */
async function desk() {
  const place = mkdtempSync(join(tmpdir(), 'formwork-release-'))
  const at = (name: string) => join(place, name)
  const folder = at('vaccination')
  cpSync('test/configurations/vaccination', folder, { recursive: true })
  await run(keys, '--out', at('keys'))
  const key = ['--key', at('keys/release-key.pem')] as const
  const pinned = ['--key', at('keys/release-key.pub')] as const
  return { folder, at, key, pinned, clear: () => rmSync(place, { recursive: true }) }
}

spec('Keys', (it) => {
  it('are a secret for nobody but their owner, and a public half', async () => {
    const { at, clear } = await desk()
    assert.is(statSync(at('keys/release-key.pem')).mode & 0o777, 0o600)
    assert.match(readFileSync(at('keys/release-key.pub'), 'utf8'), /^[A-Za-z0-9+/]{43}=\n$/)
    assert.match(await said(keys, '--out', at('keys')), 'never overwritten')
    clear()
  })
})

spec('A release at the console', (it) => {
  it('is built twice alike, shown with who signed it, and unpacked into a folder without faults', async () => {
    const { folder, at, key, pinned, clear } = await desk()
    const words = [folder, ...key, '--author', 'Layla', '--message', 'The first one'] as const
    const built = await run(build, ...words, '--out', at('one.release'))
    assert.is(built.code, 0)
    assert.match(built.out, /^Release 1\.0\.0 of vaccination: [0-9a-f]{64}\n {2}\d+ files, 0 warnings/)
    await run(build, ...words, '--out', at('two.release'))
    assert.equal(readFileSync(at('one.release')), readFileSync(at('two.release')))

    const shown = await run(release, 'show', at('one.release'), ...pinned)
    assert.is(shown.code, 0)
    assert.match(shown.out, /message +The first one\nauthor +Layla\n/)
    assert.match(shown.out, /signed +[0-9a-f]{16} {2}verified/)
    assert.match((await run(release, 'show', at('one.release'))).out, /signed +[0-9a-f]{16} {2}not verified/)

    await run(release, 'unpack', at('one.release'), '--out', at('again'), ...pinned)
    assert.is((await run(check, at('again'))).code, 0)
    assert.not.ok(existsSync(at('again/people.json')))
    assert.match(await said(release, 'unpack', at('one.release'), '--out', at('again')), 'not empty')
    clear()
  })

  it('follows the one that is named as its parent', async () => {
    const { folder, at, key, clear } = await desk()
    await run(build, folder, ...key, '--out', at('one.release'))
    await run(build, folder, ...key, '--out', at('two.release'), '--parent', at('one.release'))
    const { hash, release: one } = JSON.parse(readFileSync(at('one.release'), 'utf8'))
    const two = JSON.parse(readFileSync(at('two.release'), 'utf8')).release
    assert.is(one.author, JSON.parse(readFileSync(at('one.release'), 'utf8')).signatures[0].key)
    assert.is(two.parent, hash)
    await run(build, folder, ...key, '--out', at('three.release'), '--parent', hash)
    assert.is(JSON.parse(readFileSync(at('three.release'), 'utf8')).release.parent, hash)
    clear()
  })

  it('is not built of a folder with errors, nor without a key, nor after a release of another instance', async () => {
    const { folder, at, key, clear } = await desk()
    await run(build, folder, ...key, '--out', at('one.release'))
    assert.match(await said(build, folder, '--out', at('x')), '--key FILE')
    assert.match(await said(build, folder, '--out', at('x'), '--key', at('keys/release-key.pub')), 'no private key')
    const instance = join(folder, 'instance.json')
    const text = readFileSync(instance, 'utf8')
    writeFileSync(instance, text.replace('"id": "vaccination"', '"id": "elsewhere"'))
    assert.match(
      await said(build, folder, ...key, '--out', at('x'), '--parent', at('one.release')),
      'release of vaccination',
    )
    writeFileSync(instance, text.replace('"defaultLocale": "en"', '"defaultLocale": "xx"'))
    const refused = await run(build, folder, ...key, '--out', at('x'))
    assert.is(refused.code, 1)
    assert.match(refused.out, /instance\.json:\d+/)
    assert.match(refused.out, 'Nothing was built')
    assert.not.ok(existsSync(at('x')))
    clear()
  })

  it('is refused with the reason when it was altered, cut short, is too large or signed by a stranger', async () => {
    const { folder, at, key, clear } = await desk()
    const file = at('one.release')
    await run(build, folder, ...key, '--out', file, '--author', 'Layla')
    const text = readFileSync(file, 'utf8')
    await run(keys, '--out', at('others'))
    const strange = await run(release, 'show', file, '--key', at('others/release-key.pub'))
    assert.is(strange.code, 1)
    assert.match(strange.out, 'release.unknown_key')
    assert.match(
      await said(release, 'unpack', file, '--out', at('u'), '--key', at('others/release-key.pub')),
      'release.unknown_key',
    )
    writeFileSync(file, text.replace('"author":"Layla"', '"author":"Jon"'))
    assert.match(await said(release, 'show', file), 'release.wrong_hash')
    writeFileSync(file, text.slice(0, 500))
    assert.match(await said(release, 'show', file), 'release.not_json')
    truncateSync(file, 200 * 1024 * 1024)
    assert.match(await said(release, 'show', file), 'release.too_large')
    clear()
  })
})
