import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type BackupPhase, createBackup } from '../backup/create-backup.ts'
import { backupKeyId, makeBackupKeys } from '../backup/keys.ts'
import { type LockSettings, lockIn } from '../backup/locks.ts'
import { type BackupSettings, ConsoleTrouble, environmentOf } from '../env.ts'
import type { Command, Terminal } from '../main.ts'
import { noteState } from '../system/state.ts'
import { optionsOf } from './options.ts'

const USAGE = `Usage: formwork backup --to FILE|FOLDER [--key FILE | --passphrase-stdin]
       formwork backup keys [--out FOLDER]`

const options = {
  to: { type: 'string' },
  key: { type: 'string' },
  out: { type: 'string' },
  'passphrase-stdin': { type: 'boolean' },
} as const

/** `formwork backup`: the data folder as one locked file, restored at once to see that it can be. */
export const backup: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, options, 'words')
  if (positionals.join(' ') === 'keys') return makeKeys(values.out ?? '.', terminal)
  if (positionals.length > 0) throw new ConsoleTrouble(USAGE)
  const { dataFolder, backup: settings } = environmentOf()
  const to = values.to ?? settings?.to
  if (to === undefined) throw new ConsoleTrouble(USAGE)
  const lock = lockIn(lockSettings(values, settings))
  const at = new Date().toISOString()
  const told = (phase: BackupPhase) => terminal.print(PHASES[phase])
  const { file, bytes, manifest } = await createBackup({ dataFolder, to: resolve(to), lock, at, told })
  const { records, people, head } = manifest.data
  noteState(dataFolder, { backup: { at, file, bytes, records } })
  terminal.print(`${file}: ${(bytes / 1024 / 1024).toFixed(1)} MB, restored and found whole.`)
  terminal.print(`  ${records} records, ${people} people, ${manifest.entries.length} files, audit up to ${head.seq}`)
  return 0
}

const PHASES: { readonly [Phase in BackupPhase]: string } = {
  copy: 'Copying the database as it is now…',
  write: 'Writing it, locked…',
  verify: 'Restoring it to see that it is whole…',
}

/** Options before the environment; a passphrase is read from there or from standard input, never from the arguments. */
export function lockSettings(
  values: { readonly key?: string | undefined; readonly 'passphrase-stdin'?: boolean | undefined },
  settings: BackupSettings | undefined,
): LockSettings {
  if (values.key !== undefined) return { keyFile: resolve(values.key) }
  if (values['passphrase-stdin']) return { passphrase: readFileSync(0, 'utf8').replace(/\r?\n$/, '') }
  return { keyFile: settings?.keyFile, passphrase: settings?.passphrase }
}

const PRIVATE = 'backup-key.pem'
const PUBLIC = 'backup-key.pub'

function makeKeys(out: string, { print }: Terminal): number {
  const folder = resolve(out)
  const [secret, open] = [join(folder, PRIVATE), join(folder, PUBLIC)]
  for (const file of [secret, open]) {
    if (existsSync(file)) throw new ConsoleTrouble(`${file} is there already: a key is never overwritten.`)
  }
  const { publicKey, privateKey } = makeBackupKeys()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(secret, privateKey, { mode: 0o600, flag: 'wx' })
  writeFileSync(open, `${publicKey}\n`, { flag: 'wx' })
  print(`Key ${backupKeyId(publicKey)}`)
  print(`  ${secret}  opens: keep it where the instance is not. Without it the backups are lost.`)
  print(`  ${open}  locks: the instance needs only this one (FORMWORK_BACKUP_KEY)`)
  return 0
}
