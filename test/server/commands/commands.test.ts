import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { freePort } from '../../lib/instance.ts'
import { spec } from '../../lib/spec.ts'

const SMALL = 'test/configurations/vaccination'
const folder = () => mkdtempSync(join(tmpdir(), 'formwork-command-'))

interface Run {
  readonly child: ChildProcess
  readonly out: () => string
  readonly ended: Promise<number | null>
}

function start(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORMWORK_CONFIG: SMALL, ...env },
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
  return { child, out: () => printed, ended: new Promise((done) => child.on('exit', done)) }
}

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { ended, out } = start(args, env)
  return { code: await ended, out: out() }
}

async function until(what: () => boolean | Promise<boolean>, run: Run, seconds = 20): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  while (!(await what())) {
    if (Date.now() > deadline || run.child.exitCode !== null) throw new Error(`It did not happen:\n${run.out()}`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

async function serving(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const port = await freePort()
  const running = start(['serve', ...args], { PORT: String(port), ...env })
  const url = `http://127.0.0.1:${port}`
  await until(
    () =>
      fetch(`${url}/health`).then(
        ({ status }) => status === 204,
        () => false,
      ),
    running,
  )
  const stop = async () => {
    running.child.kill('SIGTERM')
    return running.ended
  }
  return { ...running, url, stop }
}

const oneLine = (out: string) => assert.is(out.trim().split('\n').length, 1, out)

spec('formwork', (it) => {
  it('says what it can do', async () => {
    const { code, out } = await run([])
    assert.is(code, 2)
    assert.match(out, /serve .*check .*demo /s)
  })

  it('check says whether a folder could be served', async () => {
    const good = await run(['check', SMALL, '--json'])
    assert.is(good.code, 0)
    assert.is((JSON.parse(good.out) as { ok: boolean }).ok, true)
    const broken = folder()
    cpSync(SMALL, broken, { recursive: true })
    writeFileSync(join(broken, 'instance.json'), '{\n  "id": 7\n}')
    const bad = await run(['check', broken])
    assert.is(bad.code, 1)
    assert.match(bad.out, /instance\.json:2:/)
  })

  it('init makes a folder that the check, the tests and the coverage find nothing wrong with', async () => {
    const made = join(folder(), 'my-country')
    assert.is((await run(['init', made, '--from', 'empty'])).code, 0)
    for (const command of ['check', 'test']) assert.is((await run([command, made])).code, 0, command)
    assert.is((await run(['coverage', made, '--minimum', '100'])).code, 0)
    assert.is((await run(['explain', 'full_name', made])).code, 0)
    const again = await run(['init', made, '--from', 'empty'])
    assert.is(again.code, 1)
    oneLine(again.out)
  })

  it('dev serves this machine only', async () => {
    const { code, out } = await run(['dev', SMALL], { HOST: '0.0.0.0', FORMWORK_DATA: folder() })
    assert.is(code, 1)
    assert.match(out, /this machine only/)
    oneLine(out)
  })

  it('dev waits for a folder with errors to be mended', async () => {
    const broken = folder()
    cpSync(SMALL, broken, { recursive: true })
    const whole = readFileSync(join(broken, 'instance.json'), 'utf8')
    writeFileSync(join(broken, 'instance.json'), '{')
    const port = await freePort()
    const running = start(['dev', broken], { PORT: String(port) })
    await until(() => running.out().includes('Waiting for a change'), running)
    await new Promise((done) => setTimeout(done, 200))
    writeFileSync(join(broken, 'instance.json'), whole)
    await until(() => running.out().includes('Sign in as'), running)
    running.child.kill('SIGTERM')
    assert.is(await running.ended, 0)
  })

  it('serve says in one line what is in its way', async () => {
    const port = await freePort()
    const taken = createServer().listen(port, '127.0.0.1')
    const ways: readonly (readonly [args: readonly string[], env: Record<string, string>, line: RegExp])[] = [
      [['serve'], { FORMWORK_CONFIG: '/nowhere', FORMWORK_DATA: folder() }, /no configuration folder at \/nowhere/],
      [['serve'], { PORT: 'http', FORMWORK_DATA: folder() }, /PORT is "http"/],
      [['serve'], { PORT: String(port), FORMWORK_DATA: folder() }, new RegExp(`Port ${port} is taken`)],
      [['serve'], { FORMWORK_DATA: '/dev/null/data' }, /data folder/],
      [['serve', '--dmeo'], { FORMWORK_DATA: folder() }, /--dmeo/],
    ]
    for (const [args, env, line] of ways) {
      const { code, out } = await run(args, env)
      assert.is(code, 1)
      assert.match(out, line)
      oneLine(out)
    }
    taken.close()
  })

  it('serve prints the issues of a configuration that was never good, and ends', async () => {
    const broken = folder()
    cpSync(SMALL, broken, { recursive: true })
    writeFileSync(join(broken, 'instance.json'), '{')
    const { code, out } = await run(['serve'], { FORMWORK_CONFIG: broken, FORMWORK_DATA: folder() })
    assert.is(code, 1)
    assert.match(out, /instance\.json:1:/)
  })

  it('serve of a real instance has no account, and prints the link for the first administrator', async () => {
    const data = folder()
    const instance = await serving([], { FORMWORK_DATA: data })
    const token = /set-up\?token=([\w-]{43})/.exec(instance.out())?.[1]
    const post = (path: string, body: object) =>
      fetch(`${instance.url}/api/v2/${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      })
    assert.is((await post('tokens', { user: { user_name: 'admin', password: 'formwork-demo' } })).status, 401)
    const user = { user_name: 'jon', full_name: 'Jon Berg', password: 'a blue lamp by the sea' }
    assert.is((await post('set_up', { token, user })).status, 201)
    assert.is(await instance.stop(), 0)

    const again = await serving([], { FORMWORK_DATA: data })
    assert.not.match(again.out(), /set-up/)
    await again.stop()
    const { code, out } = await run(['serve', '--demo'], { FORMWORK_DATA: data, PORT: '0' })
    assert.is(code, 1)
    assert.match(out, /real instance/)
  })

  it('serve --demo makes people and records once, and says who can sign in', async () => {
    const data = folder()
    const env = { FORMWORK_DATA: data }
    const first = await serving(['--demo'], env)
    assert.match(first.out(), /formwork-demo/)
    const [, name] = /Sign in as[^\n]*\n\s+(\S+)/.exec(first.out()) ?? []
    const body = JSON.stringify({ user: { user_name: name, password: 'formwork-demo' } })
    const signedIn = await fetch(`${first.url}/api/v2/tokens`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    assert.is(signedIn.status, 200)
    assert.is(await first.stop(), 0)
    const second = await serving(['--demo'], env)
    assert.not.match(second.out(), /█/)
    await second.stop()
    const { code, out } = await run(['serve'], env)
    assert.is(code, 1)
    assert.match(out, /demonstration/)
    oneLine(out)
  })

  it('serve --watch takes up a good change within two seconds, and keeps the last good one after a broken', async () => {
    const [configuration, data] = [folder(), folder()]
    cpSync(SMALL, configuration, { recursive: true })
    const instance = await serving(['--watch'], { FORMWORK_CONFIG: configuration, FORMWORK_DATA: data })
    const file = join(configuration, 'instance.json')
    const written = JSON.parse(readFileSync(file, 'utf8')) as { name: unknown }
    const nameIs = async (name: string) => {
      const { data: facts } = (await (await fetch(`${instance.url}/api/v2/primero`)).json()) as {
        data: { name: string }
      }
      return facts.name === name
    }
    await until(() => instance.out().includes('lasts until the next start'), instance, 5)
    writeFileSync(file, JSON.stringify({ ...written, name: 'Renamed' }))
    await until(() => nameIs('Renamed'), instance, 5)
    writeFileSync(file, '{ "id": ')
    await until(() => instance.out().includes('configuration-broken'), instance, 5)
    assert.ok(await nameIs('Renamed'))
    assert.is(await instance.stop(), 0)

    const restarted = await serving([], { FORMWORK_CONFIG: configuration, FORMWORK_DATA: data })
    assert.match(restarted.out(), /last good/)
    await restarted.stop()
    for (const place of [configuration, data]) rmSync(place, { recursive: true })
  })

  it('demo makes the records asked for, and only in a demonstration', async () => {
    const data = folder()
    const { code, out } = await run(['demo', '--cases', '20', '--seed', '3'], { FORMWORK_DATA: data })
    assert.is(code, 0, out)
    assert.match(out, /\d+ records made/)
    const fresh = await run(['demo', '--cases', '5', '--seed', '3', '--fresh'], { FORMWORK_DATA: data })
    assert.is(fresh.code, 0, fresh.out)
    const wrong = await run(['demo', '--cases', 'many'], { FORMWORK_DATA: data })
    assert.match(wrong.out, /^--cases takes a whole number, not "many"\.\s*$/)
  })
})
