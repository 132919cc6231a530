/** A whole plan: what differs between two releases, and what of it there is on the records that stand here. */
import type { ChildProcess } from 'node:child_process'
import type { CountedPlan } from '../../engine/plan/plan.ts'
import { startChild } from './children.ts'
import type { Asked, Progress, Told } from './impact-messages.ts'

export interface Planning {
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
  /** That waits to be asked; default: a new one. */
  readonly child?: ChildProcess
}

/** Counted in a process of its own, which only reads and ends when it has answered or when the signal says so. */
export function planOf(
  { now = new Date().toISOString(), ...asked }: Omit<Asked, 'now'> & Partial<Pick<Asked, 'now'>>,
  { onProgress, signal, child = startChild('count') }: Planning = {},
): Promise<CountedPlan> {
  return new Promise((resolve, reject) => {
    const stop = () => end(() => reject(signal?.reason))
    const end = (then: () => void) => {
      signal?.removeEventListener('abort', stop)
      child.removeAllListeners('exit')
      child.kill('SIGKILL')
      then()
    }
    if (signal?.aborted) return stop()
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
