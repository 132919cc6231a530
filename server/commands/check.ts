import { resolve } from 'node:path'
import { ConsoleTrouble, environmentOf } from '../env.ts'
import type { Command } from '../main.ts'
import { optionsOf } from './options.ts'

/** `formwork check`: all issues of a folder at once; the exit code says whether it could be served. */
export const check: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, { json: { type: 'boolean' }, all: { type: 'boolean' } }, 'words')
  if (positionals.length > 1) throw new ConsoleTrouble('One folder at a time, please.')
  const folder = positionals[0] === undefined ? environmentOf().configurationFolder : resolve(positionals[0])
  const { runCheck } = await import('../../config/run-check.ts')
  const { exitCode, text } = await runCheck(folder, {
    json: values.json === true,
    all: values.all === true,
    colours: terminal.isInteractive,
  })
  terminal.print(text)
  return exitCode
}
