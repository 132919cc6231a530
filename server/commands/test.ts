import type { Command } from '../main.ts'
import { folderIn } from './folder.ts'
import { optionsOf } from './options.ts'

/** `formwork test`: plays the scenarios of a folder; the exit code says whether all of them come true. */
export const test: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, { json: { type: 'boolean' }, all: { type: 'boolean' } }, 'words')
  const folder = folderIn(positionals, terminal)
  const { runTests } = await import('../../config/run-tests.ts')
  const { exitCode, text } = await runTests(folder, {
    json: values.json === true,
    all: values.all === true,
    colours: terminal.isInteractive,
  })
  terminal.print(text)
  return exitCode
}
