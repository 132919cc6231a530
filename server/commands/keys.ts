import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { keyIdOf, makeKeys } from '../../config/release/keys.ts'
import { ConsoleTrouble } from '../env.ts'
import type { Command, Terminal } from '../main.ts'
import { publicKeyIn } from './bundle-file.ts'
import { optionsOf } from './options.ts'
import { reached, reachOptions } from './reaching.ts'

const PRIVATE = 'release-key.pem'
const PUBLIC = 'release-key.pub'

const USAGE = `Usage: formwork keys [--out FOLDER]
       formwork keys trust PUBLIC --to URL|DATA-FOLDER [--name NAME] [--token-file FILE]`

/** `formwork keys`: a pair of keys, one to sign releases with and one to give to whoever is to trust them. */
export const keys: Command = async (args, terminal) => {
  const options = { ...reachOptions, out: { type: 'string', default: '.' }, name: { type: 'string' } } as const
  const { values, positionals } = optionsOf(args, options, 'words')
  const [task, word, ...more] = positionals
  if (task === 'trust' && word !== undefined && more.length === 0) return trust(publicKeyIn(word), values, terminal)
  if (task !== undefined) throw new ConsoleTrouble(USAGE)
  const folder = resolve(values.out)
  const [secret, open] = [join(folder, PRIVATE), join(folder, PUBLIC)]
  for (const file of [secret, open]) {
    if (existsSync(file)) throw new ConsoleTrouble(`${file} is there already: a key is never overwritten.`)
  }
  const { publicKey, privateKey } = makeKeys()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(secret, privateKey, { mode: 0o600, flag: 'wx' })
  writeFileSync(open, `${publicKey}\n`, { flag: 'wx' })
  terminal.print(`Key ${keyIdOf(publicKey)}`)
  terminal.print(`  ${secret}  signs: keep it to yourself`)
  terminal.print(`  ${open}  verifies: give it to the instances that are to take your releases`)
  terminal.print(`  ${publicKey}`)
  return 0
}

interface Words {
  readonly to?: string | undefined
  readonly name?: string | undefined
  readonly 'token-file'?: string | undefined
}

/** From then on the instance takes releases that were signed with the other half. */
async function trust(key: string, { to, name = keyIdOf(key), 'token-file': token }: Words, terminal: Terminal) {
  const instance = await reached(to, token, terminal)
  try {
    await instance.trust(name, key)
    terminal.print(`Releases that ${keyIdOf(key)} (${name}) signed are taken there.`)
    return 0
  } finally {
    await instance.close()
  }
}
