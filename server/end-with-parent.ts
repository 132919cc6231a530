/** So that nothing is left behind of a server that was killed while a child of it was busy. */
import { Worker } from 'node:worker_threads'

const WATCH = `
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGKILL')
}, 2000)
`

/** Ends this process soon after the one that started it, also in the middle of work that lets nothing else run. */
export function endWithParent(): void {
  new Worker(WATCH, { eval: true, execArgv: [] }).unref()
  process.on('disconnect', () => process.exit())
}
