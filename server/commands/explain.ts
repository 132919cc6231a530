import { ConsoleTrouble } from '../env.ts'
import type { Command } from '../main.ts'
import { configurationIn } from './folder.ts'
import { optionsOf } from './options.ts'

/** `formwork explain`: everything that uses a field, form, lookup, option, role, record type or programme. */
export const explain: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, { json: { type: 'boolean' } }, 'words')
  const [asked, ...folder] = positionals
  if (asked === undefined) {
    throw new ConsoleTrouble('Explain what? A name, or a place such as forms/loan/desk.json#/fields/2.')
  }
  const { runExplain } = await import('../../config/run-explain.ts')
  const { exitCode, text } = await runExplain(configurationIn(folder, terminal), asked, { json: values.json === true })
  terminal.print(text)
  return exitCode
}
