import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type KeyPair, makeKeys, publicKeyOf } from '../../config/release/keys.ts'

const FILE = 'instance-signing.pem'

/** The key with which this instance signs its receipts, kept beside the database; made when first asked for. */
export function instanceKeys(dataFolder: string): KeyPair {
  const file = join(dataFolder, FILE)
  if (!existsSync(file)) writeFileSync(file, makeKeys().privateKey, { mode: 0o600, flag: 'wx' })
  return keysIn(file)
}

/** The same where there is one already; undefined: this folder has signed nothing yet. */
export function standingKeys(dataFolder: string): KeyPair | undefined {
  const file = join(dataFolder, FILE)
  return existsSync(file) ? keysIn(file) : undefined
}

function keysIn(file: string): KeyPair {
  const privateKey = readFileSync(file, 'utf8')
  const publicKey = publicKeyOf(privateKey)
  if (publicKey === undefined) throw new Error(`${file} is no private key`)
  return { privateKey, publicKey }
}
