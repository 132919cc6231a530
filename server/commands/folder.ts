import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { ConsoleTrouble, environmentOf } from '../env.ts'
import type { Terminal } from '../main.ts'

/** The configuration folder that a command is about: the one named, or that of the environment; from here, where it lies below. */
export function folderIn(positionals: readonly string[], terminal: Terminal): string {
  if (positionals.length > 1) throw new ConsoleTrouble('One folder at a time, please.')
  const { configurationFolder, isStandardConfiguration } = environmentOf()
  const folder = positionals[0] === undefined ? configurationFolder : resolve(positionals[0])
  if (!existsSync(folder)) throw new ConsoleTrouble(`There is no folder ${folder}.`)
  if (positionals[0] === undefined && isStandardConfiguration) {
    terminal.warn(`There is no instance.json here: this is about the standard configuration, ${folder}.`)
  }
  const fromHere = relative('', folder) || '.'
  return fromHere.startsWith('..') ? folder : fromHere
}

/** The same, where there must be a configuration in it already. */
export function configurationIn(positionals: readonly string[], terminal: Terminal): string {
  const folder = folderIn(positionals, terminal)
  if (!existsSync(join(folder, 'instance.json'))) {
    throw new ConsoleTrouble(`There is no configuration in ${folder}: it has no instance.json.`)
  }
  return folder
}
