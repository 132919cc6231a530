import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { bundleText } from '../../../config/release/bundle.ts'
import { apply } from '../../../server/commands/apply.ts'
import { build } from '../../../server/commands/build.ts'
import { keys } from '../../../server/commands/keys.ts'
import { listen } from '../../../server/commands/listen.ts'
import { openInstance } from '../../../server/commands/open-instance.ts'
import { plan } from '../../../server/commands/plan.ts'
import { pull } from '../../../server/commands/pull.ts'
import { push } from '../../../server/commands/push.ts'
import { rollback } from '../../../server/commands/rollback.ts'
import { environmentOf } from '../../../server/env.ts'
import type { Command } from '../../../server/main.ts'
import { jon } from '../../config/release/releases.ts'
import { dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { changed, promotingLibrary, releaseWith } from '../promotion/promoting-library.ts'

async function run(command: Command, ...args: readonly string[]) {
  const lines: string[] = []
  const say = (line: string) => void lines.push(line)
  const code = await command(args, { print: say, warn: say, isInteractive: false })
  return { code, out: lines.join('\n') }
}

const said = (command: Command, ...args: readonly string[]): Promise<string> =>
  run(command, ...args).then(
    ({ out }) => `no trouble: ${out}`,
    (error: Error) => error.message,
  )

const ATLAS = 'option/kind/atlas/removed'
const silent = { print: () => undefined, warn: () => undefined, isInteractive: false }

/** A stopped instance that was served from a folder, a key, and a release of the folder with another name. */
async function desk() {
  const place = mkdtempSync(join(tmpdir(), 'formwork-promote-'))
  const at = (name: string) => join(place, name)
  const folder = at('vaccination')
  cpSync('test/configurations/vaccination', folder, { recursive: true })
  const before = process.env['FORMWORK_CONFIG']
  process.env['FORMWORK_CONFIG'] = folder
  const open = (leading: 'folder' | 'release') =>
    openInstance(environmentOf({ FORMWORK_CONFIG: folder, FORMWORK_DATA: at('data') }), silent, leading)
  await (await open('folder')).stores.close()
  await run(keys, '--out', at('keys'))
  cpSync(folder, at('next'), { recursive: true })
  const instance = JSON.parse(readFileSync(join(folder, 'instance.json'), 'utf8')) as object
  writeFileSync(at('next/instance.json'), JSON.stringify({ ...instance, version: '1.1.0' }))
  await run(build, at('next'), '--key', at('keys/release-key.pem'), '--out', at('next.release'))
  const clear = () => {
    if (before === undefined) delete process.env['FORMWORK_CONFIG']
    else process.env['FORMWORK_CONFIG'] = before
    rmSync(place, { recursive: true })
  }
  return { at, open, clear, to: ['--to', at('data')] as const }
}

const planIn = (out: string) => /Plan ([0-9a-f-]{36})/.exec(out)?.[1] ?? ''

spec('At the console, a stopped instance', (it) => {
  it('takes no release of a key that it does not trust', async () => {
    const { at, to, clear } = await desk()
    assert.match(await said(push, at('next.release'), ...to), 'release.unknown_key')
    assert.is((await run(keys, 'trust', at('keys/release-key.pub'), ...to)).code, 0)
    assert.match((await run(push, at('next.release'), ...to)).out, 'is there')
    clear()
  })

  it('is planned for, taken to the release, serves it whatever the folder says, and goes back', async () => {
    const { at, to, open, clear } = await desk()
    await run(keys, 'trust', at('keys/release-key.pub'), ...to)
    const planned = await run(plan, at('next.release'), ...to)
    assert.match(planned.out, /It can be applied/)
    const id = planIn(planned.out)
    assert.match((await run(apply, id, ...to)).out, 'Version 1.1.0 serves.')
    assert.match((await run(apply, id, ...to)).out, 'already')
    const managed = await open('release')
    assert.equal([managed.managed, managed.model.instance.version], [true, '1.1.0'])
    await managed.stores.close()

    const back = await run(rollback, ...to)
    assert.match(back.out, 'to version 1.0.0')
    assert.match((await run(apply, planIn(back.out), ...to)).out, 'Version 1.0.0 serves.')
    assert.match(await said(rollback, '9.9.9', ...to), 'It can go back to: 1.1.0')
    clear()
  })

  it('is reached in the clear on this machine only, and by a token only', async () => {
    assert.match(await said(push, 'x', '--to', 'http://records.example.org'), 'must look like https')
    assert.match(await said(push, 'x', '--to', 'https://records.example.org'), '--token-file')
    assert.match(await said(push, 'x', '--to', '/nowhere'), 'no address, and no data folder')
  })
})

spec('At the console, an instance at work', (it) => {
  it('is handed a release, planned for and taken to it by its address and a token', async () => {
    const library = await promotingLibrary({ loans: 3 })
    const http = await listen(library.app, { ...environmentOf(), port: 0, host: '127.0.0.1' })
    const { port } = http.address() as { port: number }
    const place = mkdtempSync(join(tmpdir(), 'formwork-promote-'))
    const [file, token, decisions] = ['next.release', 'token', 'decisions.json'].map((name) => join(place, name))
    if (!file || !token || !decisions) throw new Error('There is no place')
    writeFileSync(file, bundleText(await releaseWith(changed)))
    writeFileSync(token, library.jon.token)
    writeFileSync(decisions, JSON.stringify({ [ATLAS]: { kind: 'map', options: { atlas: 'map' } } }))
    const to = ['--to', `http://127.0.0.1:${port}`, '--token-file', token] as const

    const planned = await run(plan, file, ...to, '--decisions', decisions)
    assert.match(planned.out, 'A second person has to approve it.')
    const id = planIn(planned.out)
    assert.match(await said(apply, id, ...to), 'plan.approval_missing')
    const { content_hash: content } = await dataOf<{ content_hash: string }>(await library.jon.get(`plans/${id}`))
    await library.layla.post(`plans/${id}/approve`, { content })
    assert.match((await run(apply, id, ...to)).out, 'serves.')
    assert.match(
      await said(push, file, ...['--to', `http://127.0.0.1:${port}`, '--token-file', file]),
      /401|session|refused/,
    )

    const own = await dataOf<{ key: { public_key: string } }>(await library.jon.get('releases'))
    const out = join(place, 'pulled.release')
    const from = ['--from', `http://127.0.0.1:${port}`, '--token-file', token, '--out', out] as const
    assert.match(await said(pull, ...from, '--key', own.key.public_key), 'release.unknown_key')
    assert.match((await run(pull, ...from, '--key', jon.publicKey)).out, 'written to')
    assert.equal(readFileSync(out), readFileSync(file))
    http.closeAllConnections()
    http.close()
    await library.end()
    rmSync(place, { recursive: true })
  })
})
