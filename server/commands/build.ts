import { loadFolder } from '../../config/load.ts'
import type { Command } from '../main.ts'
import { configurationIn } from './folder.ts'
import { make, makingOptions } from './making.ts'
import { optionsOf } from './options.ts'

/** `formwork build`: a configuration folder as one signed release; refused with errors, or scenarios that do not come true. */
export const build: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, makingOptions, 'words')
  const folder = configurationIn(positionals, terminal)
  return make({ source: loadFolder(folder), folder }, values, terminal)
}
