import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A demo instance of the built server in a process of its own, on a data folder of its own. */
export interface Instance {
  readonly url: string
  readonly port: number
  readonly data: string
  readonly process: ChildProcess
  /** What it printed so far. */
  output(): string
  stop(): Promise<void>
}

interface Wishes {
  readonly configuration?: string
  readonly data?: string
  readonly args?: readonly string[]
  /** Another command than `serve`. */
  readonly command?: readonly string[]
  /** Leave the data folder for the next start. */
  readonly keepData?: true
}

export const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })

export async function startInstance(wishes: Wishes = {}): Promise<Instance> {
  const port = await freePort()
  const data = wishes.data ?? mkdtempSync(join(tmpdir(), 'formwork-'))
  const child = spawn(
    process.execPath,
    ['dist/server.js', ...(wishes.command ?? ['serve', ...(wishes.args ?? ['--demo'])])],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        FORMWORK_DATA: data,
        ...(wishes.configuration && { FORMWORK_CONFIG: wishes.configuration }),
      },
    },
  )
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
  const url = `http://127.0.0.1:${port}`
  const deadline = Date.now() + 60_000
  for (;;) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`The instance did not start:\n${printed}`)
    const up = await fetch(`${url}/health`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (up) break
    await new Promise((done) => setTimeout(done, 50))
  }
  return {
    url,
    port,
    data,
    process: child,
    output: () => printed,
    stop: () =>
      new Promise((done) => {
        const finish = () => {
          if (!wishes.keepData) rmSync(data, { recursive: true, force: true })
          done()
        }
        if (child.exitCode !== null || child.signalCode !== null) return finish()
        child.once('exit', finish)
        child.kill('SIGTERM')
      }),
  }
}
