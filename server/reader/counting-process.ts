/**
 * The way to a process of its own for counts of many records: it can be killed, which a long statement on the server's
 * own thread cannot. It starts with the first question, answers one at a time, and ends when there was none for a while.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { getPriority, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Problem, problems } from '../../engine/problems.ts'
import type { Counted } from '../../engine/query/count.ts'
import { type Answer, type Question, READY } from './messages.ts'

export interface CountingProcess {
  /** Rejects with a Problem where nobody answers in time, or the one who asked is gone. */
  counts(question: Omit<Question, 'id'>, signal?: AbortSignal): Promise<readonly Counted[]>
  /** The process that is there now. */
  pid(): number | undefined
  close(): void
}

interface Limits {
  /** A question that takes longer is given up. */
  readonly patienceMs: number
  /** So long may the process take to start. */
  readonly startMs: number
  /** The process ends when it was not asked for so long. */
  readonly idleMs: number
  /** Questions that wait; further ones are refused, and sooner those of a person who has so many there. */
  readonly mostWaiting: number
  readonly mostOfOne: number
}

const LIMITS: Limits = { patienceMs: 60_000, startMs: 60_000, idleMs: 120_000, mostWaiting: 40, mostOfOne: 3 }

/** A question that ends the process so many times is at fault itself. */
const MOST_ATTEMPTS = 2
const WAIT_SECONDS = 30
/** Nicer than the server by so much: others come first, but it comes. */
const NICER = 5
const LEAST = 19

interface Job {
  readonly question: Question
  attempts: number
  resolve(counted: readonly Counted[]): void
  reject(error: unknown): void
}

/** Beside the bundle, or, from source, beside this file. */
function childFile(): string {
  const bundled = fileURLToPath(new URL('./reader.js', import.meta.url))
  return existsSync(bundled) ? bundled : fileURLToPath(new URL('./child.ts', import.meta.url))
}

export function createCountingProcess(databaseFile: string, limits: Partial<Limits> = {}): CountingProcess {
  const { patienceMs, startMs, idleMs, mostWaiting, mostOfOne } = { ...LIMITS, ...limits }
  const waiting: Job[] = []
  let running: { readonly job: Job; patience: NodeJS.Timeout } | undefined
  let child: ChildProcess | undefined
  let isReady = false
  let idle: NodeJS.Timeout | undefined
  let asked = 0

  function start(): ChildProcess {
    const file = childFile()
    const execArgv = file.endsWith('.ts') ? process.execArgv : []
    const made = fork(file, [databaseFile], {
      serialization: 'advanced',
      execArgv,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    made.on('message', (said: Answer | typeof READY) => {
      if (said !== READY) hear(made, said)
      else if (made === child) begin()
    })
    isReady = false
    made.on('error', () => made.kill('SIGKILL'))
    made.on('exit', () => lose(made))
    // Neither the process nor the way to it keeps the server from ending.
    made.unref()
    made.channel?.unref()
    yieldTo(made)
    return made
  }

  function next() {
    clearTimeout(idle)
    if (running) return
    const job = waiting.shift()
    if (!job) {
      idle = setTimeout(end, idleMs)
      idle.unref()
      return
    }
    child ??= start()
    job.attempts += 1
    running = { job, patience: patienceWith(job) }
    child.send(job.question, (error) => error && child?.kill('SIGKILL'))
  }

  const patienceWith = (job: Job) =>
    setTimeout(() => drop(job, problems.tooMany({ retryAfterSeconds: WAIT_SECONDS })), isReady ? patienceMs : startMs)

  /** It hears: from now on it is the question that takes its time. */
  function begin() {
    isReady = true
    if (!running) return
    clearTimeout(running.patience)
    running.patience = patienceWith(running.job)
  }

  function finish(): Job | undefined {
    const job = running?.job
    clearTimeout(running?.patience)
    running = undefined
    return job
  }

  function hear(from: ChildProcess, answer: Answer) {
    if (from !== child || answer.id !== running?.job.question.id) return
    const job = finish()
    if ('counted' in answer) job?.resolve(answer.counted)
    else job?.reject(new Problem(answer.problem.kind, answer.problem.code, answer.problem.details))
    next()
  }

  /** The process is gone though nobody ended it: whoever waited is asked for once more. */
  function lose(gone: ChildProcess) {
    if (gone !== child) return
    child = undefined
    const job = finish()
    if (job && job.attempts < MOST_ATTEMPTS) waiting.unshift(job)
    else job?.reject(new Error('The process that counts ended'))
    next()
  }

  function end() {
    const ending = child
    child = undefined
    ending?.kill('SIGKILL')
  }

  function drop(job: Job, error: unknown) {
    const place = waiting.indexOf(job)
    if (place >= 0) waiting.splice(place, 1)
    else if (running?.job === job) {
      finish()
      end()
    } else return
    job.reject(error)
    next()
  }

  return {
    counts: (question, signal) =>
      new Promise((resolve, reject) => {
        const mine = waiting.filter(({ question: { actor } }) => actor.userName === question.actor.userName)
        const gone = problems.tooMany({ retryAfterSeconds: WAIT_SECONDS })
        if (signal?.aborted || waiting.length >= mostWaiting || mine.length >= mostOfOne) return reject(gone)
        const leave = () => drop(job, gone)
        const done =
          <Value>(then: (value: Value) => void) =>
          (value: Value) => {
            signal?.removeEventListener('abort', leave)
            then(value)
          }
        asked += 1
        const job: Job = {
          question: { ...question, id: asked },
          attempts: 0,
          resolve: done(resolve),
          reject: done(reject),
        }
        signal?.addEventListener('abort', leave)
        waiting.push(job)
        next()
      }),
    pid: () => child?.pid,
    close() {
      clearTimeout(idle)
      const job = finish()
      for (const one of [...(job ? [job] : []), ...waiting.splice(0)]) one.reject(new Error('The server ends'))
      end()
    },
  }
}

/** Others come first where there are fewer processors than work. */
function yieldTo({ pid }: ChildProcess) {
  try {
    if (pid !== undefined) setPriority(pid, Math.min(LEAST, getPriority() + NICER))
  } catch {
    // Where the system does not let it be said, all are equal.
  }
}
