import { readFileSync } from 'node:fs'
import { printedPlan } from '../../config/plan/print.ts'
import type { CountedPlan } from '../../engine/plan/plan.ts'
import { ConsoleTrouble } from '../env.ts'
import type { Command, Terminal } from '../main.ts'
import { bundleIn, bytesIn } from './bundle-file.ts'
import { optionsOf } from './options.ts'
import {
  type Decisions,
  failureWords,
  followed,
  type Reached,
  reached,
  reachOptions,
  type SeenPlan,
} from './reaching.ts'

const USAGE =
  'Usage: formwork plan RELEASE.json|HASH --to URL|DATA-FOLDER [--decisions FILE] [--json] [--token-file FILE]'

/** `formwork plan`: what a release would change on an instance, riskiest first, counted over its records. */
export const plan: Command = async (args, terminal) => {
  const options = { ...reachOptions, json: { type: 'boolean' }, decisions: { type: 'string' } } as const
  const { values, positionals } = optionsOf(args, options, 'words')
  const [word, ...more] = positionals
  if (word === undefined || more.length > 0) throw new ConsoleTrouble(USAGE)
  const isFile = !/^[0-9a-f]{64}$/.test(word)
  const instance = await reached(values.to, values['token-file'], terminal, isFile ? ['judge', 'count'] : ['count'])
  try {
    const release = isFile ? await sent(instance, word) : word
    return await planned(instance, { release }, values, terminal)
  } finally {
    await instance.close()
  }
}

/** The instance reads it, so here it is read only to say what is wrong with the file itself. */
export async function sent(instance: Reached, file: string): Promise<string> {
  const bytes = bytesIn(file)
  try {
    return await instance.receive(bytes)
  } catch (error) {
    bundleIn(file)
    throw error
  }
}

/** Makes it, waits until it is counted, decides what a file says, and prints it. */
export async function planned(
  instance: Reached,
  wanted: Parameters<Reached['make']>[0],
  { json = false, decisions }: { readonly json?: boolean | undefined; readonly decisions?: string | undefined },
  terminal: Terminal,
): Promise<number> {
  const made = await followed(instance, await instance.make(wanted), terminal)
  if (made.failure) {
    terminal.warn(failureWords(made.failure))
    return 1
  }
  const plan = decisions === undefined ? made : await instance.decide(made.id, decisionsIn(decisions))
  if (json) terminal.print(JSON.stringify(plan, null, 2))
  else say(plan, terminal)
  return 0
}

function say(plan: SeenPlan, { print }: Terminal): void {
  const { items = [], totals, incomplete = [] } = plan
  print(
    printedPlan({
      from: plan.basis,
      to: plan.content,
      items,
      ...(totals && { totals: totals as CountedPlan['totals'] }),
    }),
  )
  print('')
  print(`Plan ${plan.id} to version ${plan.version}`)
  if (incomplete.length > 0)
    print(`  ${incomplete.length} decisions are missing: ${incomplete.map(({ item }) => item).join(', ')}`)
  else if (plan.obstacle !== undefined) print(`  ${OBSTACLES[plan.obstacle] ?? plan.obstacle}`)
  else print(`  It can be applied: formwork apply ${plan.id} --to …`)
}

const OBSTACLES: Readonly<Record<string, string>> = {
  'plan.approval_missing': 'A second person has to approve it.',
  'plan.was_refused': 'Somebody refused it as it is.',
}

/** `{ "<item>": { "kind": "park" } }` */
function decisionsIn(file: string): Decisions {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Decisions
  } catch (error) {
    throw error instanceof SyntaxError ? new ConsoleTrouble(`${file} is no JSON: ${error.message}`) : error
  }
}
