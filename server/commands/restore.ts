import { resolve } from 'node:path'
import { unlockIn } from '../backup/locks.ts'
import { restoreBackup } from '../backup/restore-backup.ts'
import { isRestorePoint, restoreFromPoint } from '../backup/restore-point.ts'
import { ConsoleTrouble, environmentOf } from '../env.ts'
import type { Command } from '../main.ts'
import { lockSettings } from './backup.ts'
import { optionsOf } from './options.ts'

const USAGE = 'Usage: formwork restore FILE --into FOLDER [--key FILE | --passphrase-stdin]'

const options = { into: { type: 'string' }, key: { type: 'string' }, 'passphrase-stdin': { type: 'boolean' } } as const

/** `formwork restore`: a new data folder out of a backup, or out of the copy that was made before a release was applied. */
export const restore: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, options, 'words')
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0 || values.into === undefined) throw new ConsoleTrouble(USAGE)
  const into = resolve(values.into)
  if (isRestorePoint(file)) {
    await restoreFromPoint(resolve(file), into)
    terminal.print(`${into}: as it was before the release was applied, and whole.`)
  } else {
    const unlock = unlockIn(lockSettings(values, environmentOf().backup))
    const { madeAt, data } = await restoreBackup({ file: resolve(file), into, unlock })
    terminal.print(`${into}: as it was on ${madeAt}, and whole.`)
    terminal.print(`  ${data.records} records, ${data.people} people, audit up to ${data.head.seq}`)
  }
  terminal.print(`Everybody has to sign in again. Serve it with FORMWORK_DATA=${into}`)
  return 0
}
