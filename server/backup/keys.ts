/** What backups are locked with: a passphrase, or a key of which the instance needs only the public half. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  scrypt,
} from 'node:crypto'
import { promisify } from 'node:util'

/** What a backup is made with. A passphrase is a secret: it is never printed, logged or put among arguments. */
export type Lock = { readonly passphrase: string } | { readonly publicKey: string }
/** What it is opened with. */
export type Unlock = { readonly passphrase: string } | { readonly privateKey: string }

/** How the secret of one backup is come by, as it stands in its head. */
export type LockFacts =
  | { readonly kind: 'passphrase'; readonly salt: string; readonly cost: number }
  | { readonly kind: 'key'; readonly key: string; readonly ephemeral: string }

export interface Locked {
  readonly facts: LockFacts
  readonly secret: Uint8Array
}

const scrypted = promisify<string, Uint8Array, number, { N: number; r: number; p: number; maxmem: number }, Buffer>(
  scrypt,
)

/** As a power of two; more than the highest is not worked out for anybody. */
const COST = 17
const HIGHEST_COST = 20
const KILOBYTE = 1024

const isBearable = (cost: number) => Number.isInteger(cost) && cost >= 10 && cost <= HIGHEST_COST

const fromPassphrase = (passphrase: string, salt: Uint8Array, cost: number): Promise<Uint8Array> =>
  scrypted(passphrase.normalize('NFKC'), salt, 32, { N: 2 ** cost, r: 8, p: 1, maxmem: 2 ** cost * 2 * KILOBYTE })

export async function lockedBy(lock: Lock): Promise<Locked> {
  if ('passphrase' in lock) {
    const salt = randomBytes(16)
    const facts = { kind: 'passphrase', salt: salt.toString('base64'), cost: COST } as const
    return { facts, secret: await fromPassphrase(lock.passphrase, salt, COST) }
  }
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  const facts = { kind: 'key', key: backupKeyId(lock.publicKey), ephemeral: written(publicKey) } as const
  return { facts, secret: diffieHellman({ privateKey, publicKey: readPublic(lock.publicKey) }) }
}

/** Undefined: it is not this key that is asked for. */
export async function secretOf(facts: LockFacts, unlock: Unlock): Promise<Uint8Array | undefined> {
  if (facts.kind === 'passphrase') {
    if (!('passphrase' in unlock) || !isBearable(facts.cost)) return undefined
    return fromPassphrase(unlock.passphrase, Buffer.from(facts.salt, 'base64'), facts.cost)
  }
  const publicKey = 'privateKey' in unlock ? publicBackupKeyOf(unlock.privateKey) : undefined
  if (!('privateKey' in unlock) || publicKey === undefined || backupKeyId(publicKey) !== facts.key) return undefined
  try {
    return diffieHellman({ privateKey: createPrivateKey(unlock.privateKey), publicKey: readPublic(facts.ephemeral) })
  } catch {
    return undefined
  }
}

/** A pair: the public half for the instance, the private one for a place that is not the instance. */
export function makeBackupKeys(): { readonly publicKey: string; readonly privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync('x25519')
  return { publicKey: written(publicKey), privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string }
}

/** The public half of a private X25519 key; undefined: it is none. */
export function publicBackupKeyOf(privateKey: string): string | undefined {
  try {
    const key = createPrivateKey(privateKey)
    return key.asymmetricKeyType === 'x25519' ? written(createPublicKey(key)) : undefined
  } catch {
    return undefined
  }
}

const written = (key: KeyObject): string =>
  Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64')

const readPublic = (key: string): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'X25519', x: Buffer.from(key, 'base64').toString('base64url') },
    format: 'jwk',
  })

export const isBackupKey = (text: string): boolean => /^[A-Za-z0-9+/]{43}=$/.test(text)

/** What a key is called. */
export const backupKeyId = (publicKey: string): string =>
  createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex').slice(0, 16)
