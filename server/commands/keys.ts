import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { keyIdOf, makeKeys } from '../../config/release/keys.ts'
import { ConsoleTrouble } from '../env.ts'
import type { Command } from '../main.ts'
import { optionsOf } from './options.ts'

const PRIVATE = 'release-key.pem'
const PUBLIC = 'release-key.pub'

/** `formwork keys`: a pair of keys, one to sign releases with and one to give to whoever is to trust them. */
export const keys: Command = async (args, terminal) => {
  const { values } = optionsOf(args, { out: { type: 'string', default: '.' } })
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
