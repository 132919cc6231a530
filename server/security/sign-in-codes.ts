/** One-time codes that an administrator reads out: 100 random bits in letters and digits that nobody mistakes for others. */
import { randomBytes } from 'node:crypto'

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 20
const CODE = new RegExp(`^[${SIGNS}]{${LENGTH}}$`)

/** How long a code is good, in milliseconds. */
export const CODE_LIFETIME = 24 * 3_600_000

/** In groups of four, as it is shown. */
export function newCode(): string {
  const signs = [...randomBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length]).join('')
  return (signs.match(/.{4}/g) ?? []).join('-')
}

/** The code as it is hashed, however it was typed; undefined: it is none. */
export function codeIn(typed: string): string | undefined {
  const plain = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')
  return CODE.test(plain) ? plain : undefined
}
