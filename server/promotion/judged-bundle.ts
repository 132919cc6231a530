/** What a bundle is, found out in a process of its own: it may be made to cost as much as it can. */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { refusal } from '../../config/release/refusals.ts'
import type { BundleAsked, BundleTold, Judged } from './bundle-messages.ts'

/** Longer than any release takes that was made to be used, on a machine that is busy. */
const PATIENCE = 5 * 60_000
/** Others come first. */
const NICE = 10
const MOST_MEGABYTES = 1536

/** Ends with the answer, or when patience does: then the bundle is refused. */
export function judgedBundle(asked: BundleAsked, milliseconds = PATIENCE): Promise<Judged> {
  return new Promise((resolve, reject) => {
    const child = start()
    const end = (then: () => void) => {
      clearTimeout(patience)
      child.removeAllListeners('exit')
      child.kill('SIGKILL')
      then()
    }
    const tooMuch = () => end(() => resolve({ refusals: [refusal('release.too_costly')] }))
    const patience = setTimeout(tooMuch, milliseconds)
    child.on('error', (error) => end(() => reject(error)))
    // Out of memory, mostly: it asked for more than a release may.
    child.on('exit', tooMuch)
    child.on('message', (told: BundleTold) => {
      if ('ready' in told) child.send(asked)
      else if ('judged' in told) end(() => resolve(told.judged))
      else end(() => reject(new Error(told.trouble)))
    })
  })
}

/** Beside the bundle, or, from source, beside this file. */
function childFile(): string {
  const bundled = fileURLToPath(new URL('./judge-release.js', import.meta.url))
  return existsSync(bundled) ? bundled : fileURLToPath(new URL('./bundle-child.ts', import.meta.url))
}

function start(): ChildProcess {
  const file = childFile()
  const child = fork(file, [], {
    serialization: 'advanced',
    execArgv: [...(file.endsWith('.ts') ? process.execArgv : []), `--max-old-space-size=${MOST_MEGABYTES}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  try {
    if (child.pid !== undefined) setPriority(child.pid, NICE)
  } catch {
    // Where the system does not let it be said, all are equal.
  }
  return child
}
