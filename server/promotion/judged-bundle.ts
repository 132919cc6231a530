/** What a bundle is, found out in a process of its own: it may be made to cost as much as it can. */
import type { ChildProcess } from 'node:child_process'
import { refusal } from '../../config/release/refusals.ts'
import type { BundleAsked, BundleTold, Judged } from './bundle-messages.ts'
import { startChild } from './children.ts'

/** Longer than any release takes that was made to be used, on a machine that is busy. */
const PATIENCE = 5 * 60_000

/** Ends with the answer, or when patience does: then the bundle is refused. */
export function judgedBundle(
  asked: BundleAsked,
  {
    milliseconds = PATIENCE,
    child = startChild('judge'),
  }: { readonly milliseconds?: number; readonly child?: ChildProcess } = {},
): Promise<Judged> {
  return new Promise((resolve, reject) => {
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
