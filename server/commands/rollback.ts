import { ConsoleTrouble } from '../env.ts'
import type { Command } from '../main.ts'
import { optionsOf } from './options.ts'
import { planned } from './plan.ts'
import { reached, reachOptions } from './reaching.ts'

/** `formwork rollback`: a plan back to what was active before, or to another of the last ten. */
export const rollback: Command = async (args, terminal) => {
  const options = { ...reachOptions, json: { type: 'boolean' }, decisions: { type: 'string' } } as const
  const { values, positionals } = optionsOf(args, options, 'words')
  const [word, ...more] = positionals
  if (more.length > 0) {
    throw new ConsoleTrouble(
      'Usage: formwork rollback [VERSION|CONTENT] --to URL|DATA-FOLDER [--json] [--token-file FILE]',
    )
  }
  const instance = await reached(values.to, values['token-file'], terminal)
  try {
    const { back_to: earlier } = await instance.releases()
    const found =
      word === undefined
        ? earlier[0]
        : earlier.find(({ version, content }) => version === word || (word.length >= 8 && content.startsWith(word)))
    if (!found) {
      const known = earlier.map(({ version, content }) => `${version} (${content.slice(0, 12)})`).join(', ')
      throw new ConsoleTrouble(known === '' ? 'Nothing was active here before.' : `It can go back to: ${known}.`)
    }
    return await planned(instance, { rollback_to: found.content }, values, terminal)
  } finally {
    await instance.close()
  }
}
