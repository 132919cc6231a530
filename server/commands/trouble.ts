import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { Unreadable } from '../../config/exchange/unreadable.ts'
import { ConsoleTrouble } from '../env.ts'

const ofTheDisk: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) =>
    existsSync(dirname(path)) ? `There is no file ${path}.` : `There is no folder ${dirname(path)} for ${path}.`,
  EISDIR: (path) => `${path} is a folder; a file is needed.`,
  ENOTDIR: (path) => `${path} is a file; a folder is needed.`,
  EACCES: (path) => `This user may not read or write ${path}.`,
  EPERM: (path) => `This user may not read or write ${path}, or another program has it open.`,
  EBUSY: (path) => `Another program has ${path} open: close it there first.`,
  EROFS: (path) => `${path} cannot be written: its disk is read-only.`,
  ENOSPC: (path) => `The disk is full: ${path} could not be written.`,
}

/** What a person at the console reads instead of a trace, where it is theirs to put right; nothing where it is a bug. */
export function troubleIn(error: unknown): string | undefined {
  if (error instanceof ConsoleTrouble || error instanceof Unreadable) return error.message
  const { code = '', syscall, path = 'What was named' } = error as NodeJS.ErrnoException
  return syscall !== undefined && Object.hasOwn(ofTheDisk, code) ? ofTheDisk[code]?.(path) : undefined
}
