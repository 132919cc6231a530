import { ConsoleTrouble } from '../env.ts'
import type { Command } from '../main.ts'
import { folderIn } from './folder.ts'
import { optionsOf } from './options.ts'

/** `formwork coverage`: what of a configuration its scenarios put to the test; fails below `--minimum`. */
export const coverage: Command = async (args, terminal) => {
  const options = { json: { type: 'boolean' }, minimum: { type: 'string', default: '0' } } as const
  const { values, positionals } = optionsOf(args, options, 'words')
  const minimum = Number(values.minimum)
  if (!(minimum >= 0 && minimum <= 100)) {
    throw new ConsoleTrouble(`--minimum takes a percentage from 0 to 100, not "${values.minimum}".`)
  }
  const { runCoverage } = await import('../../config/run-coverage.ts')
  const { exitCode, text } = await runCoverage(folderIn(positionals, terminal), { json: values.json === true, minimum })
  terminal.print(text)
  return exitCode
}
