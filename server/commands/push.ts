import { ConsoleTrouble } from '../env.ts'
import type { Command } from '../main.ts'
import { optionsOf } from './options.ts'
import { sent } from './plan.ts'
import { reached, reachOptions } from './reaching.ts'

/** `formwork push`: hands a release to an instance, which takes it in if it trusts it; nothing is applied. */
export const push: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, reachOptions, 'words')
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) {
    throw new ConsoleTrouble('Usage: formwork push RELEASE.json --to URL|DATA-FOLDER [--token-file FILE]')
  }
  const instance = await reached(values.to, values['token-file'], terminal)
  try {
    terminal.print(`${await sent(instance, file)} is there.`)
    return 0
  } finally {
    await instance.close()
  }
}
