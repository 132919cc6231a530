/** What is still to come of a request that was refused: read and thrown away, so that whoever sends it comes to read why. */
import type { IncomingMessage } from 'node:http'

/** More than anything that is taken here; and no longer than whoever sends it is waited for elsewhere. */
const MOST = { bytes: 256 * 1024 * 1024, ms: 20_000 }

/** Resolves when everything has come. False: too much is still to come. */
export function letPast(incoming: IncomingMessage, most = MOST): Promise<boolean> {
  if (incoming.readableEnded || incoming.destroyed) return Promise.resolve(true)
  return new Promise((done) => {
    let size = 0
    const over = (isWhole: boolean) => {
      clearTimeout(timer)
      incoming.off('data', count).off('end', whole).off('close', whole)
      done(isWhole)
    }
    const whole = () => over(true)
    const count = (chunk: Buffer) => {
      size += chunk.length
      if (size > most.bytes) over(false)
    }
    const timer = setTimeout(() => over(false), most.ms).unref()
    // Whoever read it before stopped reading, and would only hold up the rest.
    incoming.removeAllListeners('data').on('data', count).once('end', whole).once('close', whole)
    incoming.resume()
  })
}
