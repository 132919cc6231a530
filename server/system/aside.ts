/** Work on a whole data folder that nobody who saves may have to wait for: each in a process of its own, which can be killed. */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Answers, Asked, TaskName } from './tasks.ts'

export type ToChild = { readonly [Name in TaskName]: { readonly task: Name; readonly asked: Asked[Name] } }[TaskName]
export type FromChild =
  | { readonly ready: true }
  | { readonly answer: unknown }
  /** In words for a person, or the name of a bug. */
  | { readonly trouble: string; readonly isTold: boolean }

/** What came of the work is no answer but a sentence. */
export class TaskTrouble extends Error {}

interface Limits {
  readonly signal?: AbortSignal
  readonly patienceMs?: number
}

const NICE = 10
const AN_HOUR = 3_600_000

export function aside<Name extends TaskName>(
  task: Name,
  asked: Asked[Name],
  { signal, patienceMs = AN_HOUR }: Limits = {},
): Promise<Answers[Name]> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const child = start()
    const stop = () => end(() => reject(signal?.reason))
    const late = setTimeout(() => end(() => reject(new TaskTrouble('It took too long.'))), patienceMs)
    late.unref()
    const end = (then: () => void) => {
      clearTimeout(late)
      signal?.removeEventListener('abort', stop)
      child.removeAllListeners('exit')
      child.kill('SIGKILL')
      then()
    }
    signal?.addEventListener('abort', stop)
    child.on('error', (error) => end(() => reject(error)))
    child.on('exit', () => end(() => reject(new Error('The process beside the server ended'))))
    child.on('message', (said: FromChild) => {
      if ('ready' in said) child.send({ task, asked })
      else if ('answer' in said) end(() => resolve(said.answer as Answers[Name]))
      else end(() => reject(said.isTold ? new TaskTrouble(said.trouble) : new Error(said.trouble)))
    })
  })
}

/** Beside the bundle, or, from source, beside this file. */
function childFile(): string {
  const bundled = fileURLToPath(new URL('./aside.js', import.meta.url))
  return existsSync(bundled) ? bundled : fileURLToPath(new URL('./aside-child.ts', import.meta.url))
}

function start(): ChildProcess {
  const file = childFile()
  const child = fork(file, [], {
    serialization: 'advanced',
    execArgv: file.endsWith('.ts') ? process.execArgv : [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  try {
    if (child.pid !== undefined) setPriority(child.pid, NICE)
  } catch {
    // Where the system does not let it be said, all are equal.
  }
  return child
}
