import { ConsoleTrouble } from '../env.ts'
import type { Command, Terminal } from '../main.ts'
import { optionsOf } from './options.ts'
import { failureWords, followed, type Reached, reached, reachOptions } from './reaching.ts'

/** `formwork apply`: applies a plan and says how far it is. */
export const apply: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, reachOptions, 'words')
  const [id, ...more] = positionals
  if (id === undefined || more.length > 0) {
    throw new ConsoleTrouble('Usage: formwork apply PLAN --to URL|DATA-FOLDER [--token-file FILE]')
  }
  const instance = await reached(values.to, values['token-file'], terminal)
  try {
    return await applied(instance, id, terminal)
  } finally {
    await instance.close()
  }
}

async function applied(instance: Reached, id: string, terminal: Terminal): Promise<number> {
  const before = await instance.plan(id)
  if (before.state === 'applied') {
    terminal.print(`Version ${before.version} was applied by this plan already: nothing was done.`)
    return 0
  }
  const { state, failure, version } = await followed(instance, await instance.apply(id), terminal)
  if (state !== 'applied') {
    terminal.warn(failure ? failureWords(failure) : `The plan is ${state}: nothing was applied.`)
    return 1
  }
  terminal.print(`Version ${version} serves.`)
  return 0
}
