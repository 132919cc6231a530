import { readFileSync } from 'node:fs'
import { ConsoleTrouble } from '../env.ts'
import { isBackupKey, type Lock, publicBackupKeyOf, type Unlock } from './keys.ts'

/** Shorter ones are guessed. */
const SHORTEST = 12

/** A file with a key, or a passphrase; from the options of a command or the environment. */
export interface LockSettings {
  readonly keyFile?: string | undefined
  readonly passphrase?: string | undefined
}

const NONE = `Say what the backup is locked with: --key FILE (formwork backup keys makes one), or FORMWORK_BACKUP_PASSPHRASE.`

/** What a backup is made with; of a private key the public half. */
export function lockIn({ keyFile, passphrase }: LockSettings): Lock {
  if (keyFile !== undefined) {
    const text = readFileSync(keyFile, 'utf8').trim()
    const publicKey = isBackupKey(text) ? text : publicBackupKeyOf(text)
    if (publicKey === undefined) throw new ConsoleTrouble(`${keyFile} holds no key for backups.`)
    return { publicKey }
  }
  if (!passphrase) throw new ConsoleTrouble(NONE)
  if (passphrase.length < SHORTEST) {
    throw new ConsoleTrouble(`A passphrase of a backup has at least ${SHORTEST} characters.`)
  }
  return { passphrase }
}

/** What a backup is opened with. */
export function unlockIn({ keyFile, passphrase }: LockSettings): Unlock {
  if (keyFile !== undefined) {
    const privateKey = readFileSync(keyFile, 'utf8')
    if (isBackupKey(privateKey.trim())) {
      throw new ConsoleTrouble(`${keyFile} is the public half: a backup is opened with the private one.`)
    }
    if (publicBackupKeyOf(privateKey) === undefined) throw new ConsoleTrouble(`${keyFile} holds no key for backups.`)
    return { privateKey }
  }
  if (!passphrase) throw new ConsoleTrouble(NONE)
  return { passphrase }
}
