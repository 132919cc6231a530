import { ConsoleTrouble } from '../env.ts'
import type { Command } from '../main.ts'
import { folderIn } from './folder.ts'
import { optionsOf } from './options.ts'

/** `formwork check`: all issues of a folder at once; the exit code says whether it could be served. */
export const check: Command = async (args, terminal) => {
  const flag = { type: 'boolean' } as const
  const { values, positionals } = optionsOf(args, { json: flag, sarif: flag, all: flag }, 'words')
  if (values.json && values.sarif) throw new ConsoleTrouble('Either --json or --sarif, please.')
  const folder = folderIn(positionals, terminal)
  const { runCheck } = await import('../../config/run-check.ts')
  const { exitCode, text } = await runCheck(folder, {
    as: values.sarif ? 'sarif' : values.json ? 'json' : 'text',
    all: values.all === true,
    colours: terminal.isInteractive,
  })
  terminal.print(text)
  return exitCode
}
