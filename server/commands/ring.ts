import { ConsoleTrouble } from '../env.ts'
import type { Command } from '../main.ts'
import { optionsOf } from './options.ts'
import { reached, reachOptions } from './reaching.ts'

const USAGE = 'Usage: formwork ring show|give-up --to URL|DATA-FOLDER [--token-file FILE]'

/** `formwork ring`: says who is served a release before the others, or serves them what everybody else is served. */
export const ring: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, reachOptions, 'words')
  const [word, ...more] = positionals
  if ((word !== 'show' && word !== 'give-up') || more.length > 0) throw new ConsoleTrouble(USAGE)
  const instance = await reached(values.to, values['token-file'], terminal)
  try {
    const id = await instance.ringed()
    if (id === undefined) {
      terminal.print('Everybody is served the same release.')
      return word === 'show' ? 0 : 1
    }
    const plan = await instance.plan(id)
    const members = [
      ...(plan.ring?.agencies ?? []).map((agency) => `agency:${agency}`),
      ...(plan.ring?.user_groups ?? []).map((group) => `group:${group}`),
    ].join(', ')
    if (word === 'give-up') await instance.giveUp(id)
    terminal.print(
      word === 'show'
        ? `Version ${plan.version} serves ${members} since ${plan.ring?.since}: plan ${id}.`
        : `Version ${plan.version} serves nobody any more; ${members} are served what everybody is. What they wrote is kept.`,
    )
    return 0
  } finally {
    await instance.close()
  }
}
