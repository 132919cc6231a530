/** Work on drafts in a process of its own, which is started when somebody edits and ends when nobody does any more. */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Draft, DraftsStore } from '../stores/drafts-store.ts'
import type { AnswerOf, FromChild, Task, ToChild, WorkOn } from './messages.ts'

export interface Drafting {
  work<Name extends Task>(draft: Draft, task: Name, ...needs: WorkOn[Name]): Promise<AnswerOf<Name>>
  close(): void
}

const NICE = 10
const IDLE_MS = 10 * 60_000
const PATIENCE_MS = 5 * 60_000

interface Job {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}

interface Running {
  readonly child: ChildProcess
  readonly jobs: Map<number, Job>
  /** Bases that it was sent, the last used last; it keeps fewer. */
  readonly bases: string[]
  readonly ready: Promise<void>
}

const MOST_BASES = 3

export function createDrafting(drafts: Pick<DraftsStore, 'basis' | 'filesOf'>): Drafting {
  let running: Running | undefined
  let idle: NodeJS.Timeout | undefined
  let job = 0

  function end(which: Running, error: Error): void {
    if (running === which) running = undefined
    which.child.removeAllListeners()
    which.child.kill('SIGKILL')
    for (const { reject } of which.jobs.values()) reject(error)
    which.jobs.clear()
  }

  function begin(): Running {
    const child = start()
    const jobs = new Map<number, Job>()
    const ready = new Promise<void>((resolve) => {
      child.on('message', (said: FromChild) => {
        if ('ready' in said) return resolve()
        const waiting = jobs.get(said.job)
        jobs.delete(said.job)
        if ('answer' in said) waiting?.resolve(said.answer)
        else waiting?.reject(new Error(said.trouble))
        if (jobs.size === 0) rest()
      })
    })
    const made = { child, jobs, bases: [], ready }
    child.on('exit', () => end(made, new Error('The process that checks drafts ended')))
    child.on('error', (error) => end(made, error))
    return made
  }

  /** Nobody waits for it: it keeps nothing from ending, and ends after a while. */
  function rest(): void {
    const resting = running
    resting?.child.unref()
    resting?.child.channel?.unref()
    clearTimeout(idle)
    idle = setTimeout(() => resting && end(resting, new Error('ended')), IDLE_MS)
    idle.unref()
  }

  async function send(draft: Draft, task: Task, needs: readonly unknown[]): Promise<unknown> {
    clearTimeout(idle)
    running ??= begin()
    const now = running
    now.child.ref()
    now.child.channel?.ref()
    job += 1
    const mine = job
    const answer = new Promise<unknown>((resolve, reject) => {
      now.jobs.set(mine, { resolve, reject })
    })
    const late = setTimeout(() => end(now, new Error('Checking a draft took too long')), PATIENCE_MS)
    late.unref()
    try {
      await Promise.race([now.ready, answer])
      const changes = [...(await drafts.filesOf(draft.id))]
      const isKnown = now.bases.includes(draft.basis)
      const files = isKnown ? undefined : [...((await drafts.basis(draft.basis)) ?? [])]
      now.bases.splice(0, now.bases.length, ...now.bases.filter((one) => one !== draft.basis), draft.basis)
      if (now.bases.length > MOST_BASES) now.bases.shift()
      const asked: ToChild = {
        job: mine,
        draft: draft.id,
        basis: draft.basis,
        changes,
        task,
        needs,
        ...(files && { files }),
      }
      now.child.send(asked)
      return await answer
    } finally {
      clearTimeout(late)
      now.jobs.delete(mine)
    }
  }

  return {
    work: <Name extends Task>(draft: Draft, task: Name, ...needs: WorkOn[Name]) =>
      send(draft, task, needs) as Promise<AnswerOf<Name>>,
    close() {
      clearTimeout(idle)
      if (running) end(running, new Error('closed'))
    },
  }
}

/** Beside the bundle, or, from source, beside this file. */
function childFile(): string {
  const bundled = fileURLToPath(new URL('./drafting.js', import.meta.url))
  return existsSync(bundled) ? bundled : fileURLToPath(new URL('./child.ts', import.meta.url))
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
