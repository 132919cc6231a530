/** Ed25519 keys: whoever signs has the private one, whoever is to trust them pins the public one. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'

/** As it is written down and pinned: the 32 bytes of the public key in base64. */
export type PublicKey = string

export interface KeyPair {
  readonly publicKey: PublicKey
  /** PKCS #8, PEM. A secret. */
  readonly privateKey: string
}

export function makeKeys(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  return { publicKey: written(publicKey), privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string }
}

const written = (key: KeyObject): PublicKey =>
  Buffer.from(key.export({ format: 'jwk' }).x ?? '', 'base64url').toString('base64')

export const isPublicKey = (text: unknown): text is PublicKey =>
  typeof text === 'string' && /^[A-Za-z0-9+/]{43}=$/.test(text)

/** What a key is called: the first 16 hex digits of the SHA-256 of its bytes. */
export const keyIdOf = (key: PublicKey): string =>
  createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 16)

/** Undefined: it is no private Ed25519 key. */
export function publicKeyOf(privateKey: string): PublicKey | undefined {
  try {
    const key = createPrivateKey(privateKey)
    return key.asymmetricKeyType === 'ed25519' ? written(createPublicKey(key)) : undefined
  } catch {
    return undefined
  }
}

/** What a hash is signed as; so that a signature under one thing is none under another. */
const signedText = (purpose: string, hash: string) => Buffer.from(`${purpose}\n${hash}`)

/** Base64; the same each time, as Ed25519 has it. */
export const signHash = (purpose: string, hash: string, privateKey: string): string =>
  sign(null, signedText(purpose, hash), createPrivateKey(privateKey)).toString('base64')

export function isSignedBy(key: PublicKey, purpose: string, hash: string, signature: string): boolean {
  try {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key, 'base64').toString('base64url') }
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
    return verify(null, signedText(purpose, hash), publicKey, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
