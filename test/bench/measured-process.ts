import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

type Headers = Readonly<Record<string, string>>

interface Answer {
  readonly status: number
  readonly body: string
  readonly ms: number
  /** Content of the release that answered. */
  readonly release: string | undefined
}

/** A server in a process of its own whose CPU time can be read, and a keep-alive way to it. */
export interface Measured {
  /** CPU ms of the process so far. */
  cpu(): Promise<number>
  /** CPU ms of the processes that it started and that have ended. */
  others(): number
  /** Proportional memory in MB. */
  memory(): number
  send(method: string, path: string, token?: string, body?: unknown, more?: Headers): Promise<Answer>
  stop(): Promise<void>
  /** CPU ms and wall ms until the first answer. */
  readonly start: { readonly cpu: number; readonly ms: number }
}

export async function measured(
  args: readonly string[],
  port: number,
  env: Readonly<Record<string, string>> = {},
): Promise<Measured> {
  const began = performance.now()
  const child: ChildProcess = spawn(process.execPath, ['--import', './test/bench/report-cpu.mjs', ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, PORT: String(port), ...env },
  })
  const cpu = () =>
    new Promise<number>((done) => {
      child.once('message', (message) => done((message as { cpu: number }).cpu))
      child.send('cpu')
    })
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const send: Measured['send'] = (method, path, token, body, more) =>
    new Promise((done, failed) => {
      const at = performance.now()
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
      const headers = {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(text !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
        'x-requested-with': 'formwork',
        ...more,
      }
      const asked = request({ host: '127.0.0.1', port, method, path, agent, headers }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () =>
          done({
            ...{ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString(), ms: performance.now() - at },
            release: answer.headers['x-formwork-release']?.toString(),
          }),
        )
      })
      asked.on('error', (error: NodeJS.ErrnoException) => {
        // A connection that was closed for being idle is opened anew; of a write that went out nobody knows whether it arrived.
        const isUnheard = asked.reusedSocket && (method === 'GET' || error.code === 'EPIPE')
        if (isUnheard) send(method, path, token, body, more).then(done, failed)
        else failed(error)
      })
      asked.end(text)
    })

  for (;;) {
    if (child.exitCode !== null) throw new Error(`${args.join(' ')} ended before it answered`)
    const answered = await send('GET', '/health').then(
      () => true,
      () => false,
    )
    if (answered) break
    await new Promise((done) => setTimeout(done, 10))
  }
  const start = { cpu: await cpu(), ms: performance.now() - began }
  return {
    start,
    cpu,
    send,
    others: () => othersOf(child.pid),
    memory: () => Number(/Pss:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/smaps_rollup`, 'utf8'))?.[1]) / 1024,
    stop: () =>
      new Promise((done) => {
        agent.destroy()
        child.once('exit', () => done())
        child.kill('SIGTERM')
      }),
  }
}

/** A tick of the system's clock. */
const TICK_MS = 10

/** CPU ms of the processes that it started, with those that they started, once they have ended. */
export function othersOf(pid: number | undefined): number {
  // What stands before the last bracket is the name of the program.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(stat[13]) + Number(stat[14])) * TICK_MS
}
