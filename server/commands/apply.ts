import { printedItems } from '../../config/plan/print.ts'
import type { Ring } from '../../config/plan/ring.ts'
import { ConsoleTrouble } from '../env.ts'
import type { Command, Terminal } from '../main.ts'
import { optionsOf } from './options.ts'
import { failureWords, followed, type Reached, reached, reachOptions } from './reaching.ts'

/** `formwork apply`: applies a plan and says how far it is; `--ring`: to the people of some agencies and groups first. */
export const apply: Command = async (args, terminal) => {
  const { values, positionals } = optionsOf(args, { ...reachOptions, ring: { type: 'string' } } as const, 'words')
  const [id, ...more] = positionals
  if (id === undefined || more.length > 0) {
    throw new ConsoleTrouble(
      'Usage: formwork apply PLAN --to URL|DATA-FOLDER [--ring agency:ID,group:ID] [--token-file FILE]',
    )
  }
  const ring = values.ring === undefined ? undefined : ringIn(values.ring)
  const instance = await reached(values.to, values['token-file'], terminal)
  try {
    return ring ? await servedTo(instance, id, ring, terminal) : await applied(instance, id, terminal)
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

/** `agency:north,group:desk` */
export function ringIn(text: string): Ring {
  const members = text.split(',').map((word) => /^(agency|group):([\w-]+)$/.exec(word.trim()))
  if (members.some((member) => !member)) throw new ConsoleTrouble(`${text} must look like agency:north,group:desk.`)
  const of = (kind: string) => members.flatMap((member) => (member?.[1] === kind ? [member[2] ?? ''] : []))
  return { agencies: of('agency'), groups: of('group') }
}

async function servedTo(instance: Reached, id: string, ring: Ring, terminal: Terminal): Promise<number> {
  const { items = [], against_ring: against = [] } = await instance.plan(id)
  if (against.length > 0) {
    terminal.warn('It cannot be applied to a ring first; records would not mean the same to everybody:')
    terminal.warn(printedItems(items.filter((item) => against.includes(item.id))))
    return 1
  }
  const { state, failure, version } = await followed(instance, await instance.serveTo(id, ring), terminal)
  if (state !== 'ringed' || failure) {
    terminal.warn(failure ? failureWords(failure) : `The plan is ${state}: nothing was applied.`)
    return 1
  }
  terminal.print(`Version ${version} serves the ring. Then: formwork apply ${id}, or formwork ring give-up.`)
  return 0
}
