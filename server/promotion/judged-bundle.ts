/** What a bundle is, found out in a process of its own: it may be made to cost as much as it can. */
import { type ChildProcess, fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { refusal } from '../../config/release/refusals.ts'
import type { BundleAsked, BundleTold, Judged } from './bundle-messages.ts'

/** Longer than any release takes that was made to be used. */
const PATIENCE = 60_000
const MOST_MEGABYTES = 1536

/** Ends with the answer, or when patience does: then the bundle is refused. */
export function judgedBundle(asked: BundleAsked): Promise<Judged> {
  return new Promise((resolve, reject) => {
    const child = start()
    const end = (then: () => void) => {
      clearTimeout(patience)
      child.removeAllListeners('exit')
      child.kill('SIGKILL')
      then()
    }
    const tooMuch = () => end(() => resolve({ refusals: [refusal('release.too_large')] }))
    const patience = setTimeout(tooMuch, PATIENCE)
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
  return fork(file, [], {
    serialization: 'advanced',
    execArgv: [...(file.endsWith('.ts') ? process.execArgv : []), `--max-old-space-size=${MOST_MEGABYTES}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}
