/** The whole program with a mail server beside it, killed in the middle of a mail. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { openStores } from '../../../server/stores/open-stores.ts'
import { freePort } from '../../lib/instance.ts'
import { partsOf, smtpServer } from '../../lib/smtp-server.ts'
import { spec } from '../../lib/spec.ts'

const SMALL = 'test/configurations/vaccination'

async function until(holds: () => unknown): Promise<void> {
  const end = Date.now() + 30_000
  while (!holds()) {
    if (Date.now() > end) throw new Error('It did not happen')
    await new Promise((done) => setTimeout(done, 25))
  }
}

const ended = (child: ChildProcess) => new Promise((done) => child.once('exit', done))

/** A data folder in which somebody with an address has just been given an account. */
async function folderWithSomebodyNew(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-mail-'))
  const stores = await openStores(folder)
  const facts = { role: 'worker', agency: 'a', groups: [], services: [], disabled: false, passwordHash: 'hash' }
  const account = { ...facts, id: '1', userName: 'sami', fullName: 'Sami Aziz', email: 'sami@example.org' }
  await stores.accounts.create(account, { at: new Date().toISOString(), action: 'test' })
  await stores.close()
  return folder
}

async function serving(folder: string, smtp: number) {
  const port = await freePort()
  const env = {
    ...process.env,
    ...{ FORMWORK_CONFIG: SMALL, FORMWORK_DATA: folder, PORT: String(port) },
    ...{ FORMWORK_SMTP_URL: `smtp://sender:Secret-Word@127.0.0.1:${smtp}`, FORMWORK_MAIL_FROM: 'no-reply@example.org' },
  }
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts', 'serve'], { env, stdio: 'pipe' })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  return { child, printed: () => printed }
}

spec('An instance with a mail server', (it) => {
  it('sends what is queued, and says its secret to nobody but the server', async () => {
    const folder = await folderWithSomebodyNew()
    const server = await smtpServer()
    const { child, printed } = await serving(folder, server.port)
    await until(() => server.mails.length > 0)
    child.kill('SIGTERM')
    await ended(child)
    const [mail] = server.mails
    assert.equal([server.mails.length, mail?.to], [1, ['sami@example.org']])
    assert.match(partsOf(mail?.message ?? '')[0] ?? '', /^Hello Sami Aziz,/)
    assert.not.match(printed(), /Secret-Word|sami@example/)
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('that was killed while a mail was under way does not send it again', async () => {
    const folder = await folderWithSomebodyNew()
    let handedOver = 0
    // The message is taken, and the answer never comes.
    const silent = await smtpServer((command) => {
      if (command !== '.') return undefined
      handedOver += 1
      return 'silence'
    })
    const first = await serving(folder, silent.port)
    await until(() => handedOver > 0)
    first.child.kill('SIGKILL')
    await ended(first.child)
    await silent.close()

    const server = await smtpServer()
    const second = await serving(folder, server.port)
    await until(() => second.printed().includes('mail-unclear'))
    second.child.kill('SIGTERM')
    await ended(second.child)
    assert.equal([handedOver, server.connections()], [1, 0])
    const stores = await openStores(folder)
    assert.equal(await stores.mails.counts(), { failed: 1 })
    await stores.close()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })
})
