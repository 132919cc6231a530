import { existsSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { ConsoleTrouble, environmentOf } from '../env.ts'

/** The configuration folder that a command is about: the one named, or that of the environment; from here, where it lies below. */
export function folderIn(positionals: readonly string[]): string {
  if (positionals.length > 1) throw new ConsoleTrouble('One folder at a time, please.')
  const folder = positionals[0] === undefined ? environmentOf().configurationFolder : resolve(positionals[0])
  if (!existsSync(folder)) throw new ConsoleTrouble(`There is no folder ${folder}.`)
  const fromHere = relative('', folder) || '.'
  return fromHere.startsWith('..') ? folder : fromHere
}
