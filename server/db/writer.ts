/**
 * The one door for writes. What is asked for in one turn of the event loop shares a transaction and so an fsync; each
 * has a savepoint of its own, so that one that fails takes nothing with it. Promises settle after COMMIT, and work is
 * synchronous: nothing can wait inside a transaction.
 */
import Sqlite from 'better-sqlite3'
import { Problem, problems } from '../../engine/problems.ts'
import type { Database } from './open.ts'

export interface Writer {
  /** Resolves with what `work` returned once that is on disk; rejects, with nothing of it written, when it throws. */
  write<Result>(work: () => Result): Promise<Result>
}

interface Job {
  readonly work: () => unknown
  readonly done: (result: unknown) => void
  readonly failed: (error: unknown) => void
}

/** So many share a transaction at most: the event loop waits for all of them. */
const TOGETHER = 64

/** After so many the planner's statistics are looked at; they are made again where a table has grown tenfold. */
const TUNED_AFTER = 1000

export function createWriter({ sqlite, checkpointer }: Pick<Database, 'sqlite' | 'checkpointer'>): Writer {
  const statement = (sql: string) => sqlite.prepare(sql)
  const begin = statement('BEGIN IMMEDIATE')
  const commit = statement('COMMIT')
  const rollback = statement('ROLLBACK')
  const savepoint = statement('SAVEPOINT job')
  const release = statement('RELEASE job')
  const undo = statement('ROLLBACK TO job')
  let queue: Job[] = []
  let broken = false
  let untuned = 0

  function run({ work, done, failed }: Job): () => void {
    savepoint.run()
    try {
      const result = work()
      release.run()
      return () => done(result)
    } catch (error) {
      if (storageProblemOf(error) !== undefined) throw error
      undo.run()
      release.run()
      return () => failed(error)
    }
  }

  function flush() {
    const jobs = queue.slice(0, TOGETHER)
    queue = queue.slice(TOGETHER)
    if (queue.length > 0) setImmediate(flush)
    const settle = together(jobs)
    for (const tell of settle) tell()
    untuned += jobs.length
    if (untuned >= TUNED_AFTER && !broken) tune()
  }

  function tune() {
    untuned = 0
    try {
      sqlite.pragma('optimize = 0x10002')
    } catch (error) {
      // Without statistics, or on a full disk, everything works as before.
      broken ||= isBeyondRepair(error)
    }
  }

  function together(jobs: readonly Job[]): readonly (() => void)[] {
    try {
      if (broken) throw problems.storageFailed({})
      begin.run()
      const told = jobs.map(run)
      commit.run()
      checkpointer?.wrote(1)
      return told
    } catch (error) {
      broken ||= isBeyondRepair(error)
      // SQLite has rolled back by itself after some failures.
      if (sqlite.inTransaction) rollback.run()
      const reason = storageProblemOf(error) ?? error
      return jobs.map((job) => () => job.failed(reason))
    }
  }

  return {
    write: <Result>(work: () => Result) =>
      new Promise<Result>((resolve, reject) => {
        queue.push({ work, done: resolve as (result: unknown) => void, failed: reject })
        if (queue.length === 1) setImmediate(flush)
      }),
  }
}

function storageProblemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem && error.kind === 'storage') return error
  if (!(error instanceof Sqlite.SqliteError)) return undefined
  if (/^SQLITE_(FULL|READONLY)/.test(error.code)) return problems.storageFull({})
  if (/^SQLITE_(IOERR|CORRUPT|NOTADB|CANTOPEN|PROTOCOL)/.test(error.code)) return problems.storageFailed({})
  return undefined
}

/** After a failed fsync the system may have dropped what it was given: only a restart tells what is on disk. */
const isBeyondRepair = (error: unknown): boolean =>
  error instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB|IOERR_(DIR_)?FSYNC)/.test(error.code)
