/** Random secrets that stand for a session, a set-up or a device. Only their hashes are kept. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export const newSecret = (): string => randomBytes(32).toString('base64url')

const SECRET = /^[A-Za-z0-9_-]{43}$/

/** Anything else never reaches the store. */
export const isSecret = (text: string | undefined): text is string => text !== undefined && SECRET.test(text)

/** 256 random bits need no slow hash. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** A name for something that must not be kept itself (a password tried, an address), under the instance's key. */
export const keyedNameOf = (key: Uint8Array, kind: string, text: string): string =>
  createHmac('sha256', key).update(`${kind}\u0000${text}`).digest('base64url')

export function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
