/** A whole plan: what differs between two releases, and what of it there is on the records that stand here. */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { CountedPlan } from '../../engine/plan/plan.ts'
import type { Asked, Progress, Told } from './impact-messages.ts'

export interface Planning {
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

/** Others come first: whoever saves does not wait for somebody who plans. */
const NICE = 10

/** Counted in a process of its own, which only reads and ends when it has answered or when the signal says so. */
export function planOf(
  { now = new Date().toISOString(), ...asked }: Omit<Asked, 'now'> & Partial<Pick<Asked, 'now'>>,
  { onProgress, signal }: Planning = {},
): Promise<CountedPlan> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const child = start()
    const stop = () => end(() => reject(signal?.reason))
    const end = (then: () => void) => {
      signal?.removeEventListener('abort', stop)
      child.removeAllListeners('exit')
      child.kill('SIGKILL')
      then()
    }
    signal?.addEventListener('abort', stop)
    child.on('error', (error) => end(() => reject(error)))
    child.on('exit', () => end(() => reject(new Error('The process that counts for a plan ended'))))
    child.on('message', (told: Told) => {
      if ('ready' in told) child.send({ ...asked, now } satisfies Asked)
      else if ('progress' in told) onProgress?.(told.progress)
      else if ('plan' in told) end(() => resolve(told.plan))
      else end(() => reject(new Error(told.trouble)))
    })
  })
}

/** Beside the bundle, or, from source, beside this file. */
function childFile(): string {
  const bundled = fileURLToPath(new URL('./impact.js', import.meta.url))
  return existsSync(bundled) ? bundled : fileURLToPath(new URL('./impact-child.ts', import.meta.url))
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
