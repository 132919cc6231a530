import { acceptBundle } from '../../config/release/accept.ts'
import { bundleText } from '../../config/release/bundle.ts'
import { ConsoleTrouble } from '../env.ts'
import type { Command } from '../main.ts'
import { notTaken, publicKeyIn, writeBundle } from './bundle-file.ts'
import { optionsOf } from './options.ts'
import { reached, reachOptions } from './reaching.ts'

const USAGE = 'Usage: formwork pull [HASH] --from URL --key PUBLIC… --out FILE [--token-file FILE]'

/** `formwork pull`: fetches a release, the active one unless one is named, and writes it only when one of the keys signed it. */
export const pull: Command = async (args, terminal) => {
  const options = { ...reachOptions, out: { type: 'string' }, key: { type: 'string', multiple: true } } as const
  const { values, positionals } = optionsOf(args, options, 'words')
  const { out, key: keys = [], from } = values
  if (out === undefined || keys.length === 0 || positionals.length > 1) throw new ConsoleTrouble(USAGE)
  const instance = await reached(from, values['token-file'], terminal)
  try {
    const { active, releases } = await instance.releases()
    const hash = positionals[0] ?? releases.find(({ content }) => content === active.content)?.hash
    if (hash === undefined)
      throw new ConsoleTrouble('What is active there never came as a release: name one by its hash.')
    const accepted = acceptBundle(await instance.bundle(hash), { keys: keys.map(publicKeyIn) })
    if ('refusals' in accepted) throw notTaken(hash, accepted.refusals)
    const { bundle } = accepted
    if (bundle.hash !== hash) throw new ConsoleTrouble(`Another release was sent: ${bundle.hash}.`)
    writeBundle(out, bundleText(bundle))
    terminal.print(`Version ${bundle.release.version} of ${bundle.release.instance} (${hash}), written to ${out}`)
    return 0
  } finally {
    await instance.close()
  }
}
