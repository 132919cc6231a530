/**
 * Writes the write-ahead log back into the database beside the request path: an in-line checkpoint is what makes one
 * save in a hundred slow. Its thread starts with the first need.
 */
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'

export interface Checkpointer {
  /** Says that so many transactions were written since it was last told. */
  wrote(transactions: number): void
  stop(): void
}

const TRANSACTIONS = 200
const IDLE_MS = 2000

/** Runs as a thread of its own, in the CommonJS that `eval` takes. */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads')
const Sqlite = require(workerData.driver)
const database = new Sqlite(workerData.file)
database.pragma('synchronous = FULL')
parentPort.on('message', (message) => {
  if (message === 'stop') { database.close(); process.exit(0) }
  try { database.pragma('wal_checkpoint(PASSIVE)') } catch {}
  parentPort.postMessage('done')
})
`

export function startCheckpointer(file: string): Checkpointer {
  const driver = createRequire(import.meta.url).resolve('better-sqlite3')
  let worker: Worker | undefined
  let waiting = 0
  let busy = false

  const run = () => {
    if (busy || waiting === 0) return
    busy = true
    waiting = 0
    worker ??= startThread()
    worker.postMessage('checkpoint')
  }
  const startThread = () => {
    const thread = new Worker(THREAD, { eval: true, workerData: { driver, file }, execArgv: [] })
    thread.unref()
    const idle = () => {
      busy = false
      if (waiting >= TRANSACTIONS) run()
    }
    thread.on('message', idle)
    thread.on('error', () => {
      worker = undefined
      idle()
    })
    return thread
  }
  const timer = setInterval(run, IDLE_MS)
  timer.unref()

  return {
    wrote(transactions) {
      waiting += transactions
      if (waiting >= TRANSACTIONS) run()
    },
    stop() {
      clearInterval(timer)
      worker?.postMessage('stop')
      worker = undefined
    },
  }
}
