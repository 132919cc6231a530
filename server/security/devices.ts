/**
 * Devices where a person signed in before. The cookie holds a random id and a seal over it, the person and the hash of
 * their password: it cannot be made up, carried to another account, or outlive a change of password.
 */
import { randomBytes } from 'node:crypto'
import { getCookie, setCookie } from 'hono/cookie'
import type { Asked } from '../context.ts'
import { deviceCookie } from './cookies.ts'
import { keyedNameOf, sameText } from './secrets.ts'

interface Owner {
  readonly userName: string
  readonly passwordHash: string | undefined
}

/** Id of the device, if this person signed in on it before. */
export function knownDevice(c: Asked, { userName, passwordHash }: Owner): string | undefined {
  const { key, site } = c.var.parts
  const [id = '', seal = ''] = (getCookie(c, deviceCookie(site).name) ?? '').slice(0, 200).split('.')
  if (passwordHash === undefined) return undefined
  return sameText(seal, sealOf(key, id, { userName, passwordHash })) ? id : undefined
}

export function rememberDevice(c: Asked, owner: Owner): void {
  const { key, site } = c.var.parts
  const { name, options } = deviceCookie(site)
  const id = knownDevice(c, owner) ?? randomBytes(16).toString('base64url')
  setCookie(c, name, `${id}.${sealOf(key, id, owner)}`, options)
}

const sealOf = (key: Uint8Array, id: string, { userName, passwordHash }: Owner): string =>
  keyedNameOf(key, 'device', JSON.stringify([id, userName, passwordHash]))
