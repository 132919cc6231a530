/** An instance as commands reach it: one at work by its address and a token, one that is stopped by its data folder. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Ring } from '../../config/plan/ring.ts'
import type { CountedPlan, Decision } from '../../engine/plan/plan.ts'
import { DATABASE } from '../db/open.ts'
import { ConsoleTrouble } from '../env.ts'
import type { Terminal } from '../main.ts'
import type { ChildKind } from '../promotion/children.ts'
import type { PlanFailure } from '../stores/promotion-stores.ts'

/** What commands want to know of a plan. */
export interface SeenPlan extends Partial<Pick<CountedPlan, 'items' | 'totals'>> {
  readonly id: string
  readonly state: string
  readonly version: string
  readonly basis: string
  readonly content: string
  readonly progress?: { readonly phase: string; readonly done?: number; readonly left?: number }
  readonly failure?: PlanFailure
  readonly incomplete?: readonly { readonly item: string; readonly code: string }[]
  readonly ready?: boolean
  readonly obstacle?: string
  /** Ids of items because of which it cannot be applied to a ring first. */
  readonly against_ring?: readonly string[]
  readonly ring?: {
    readonly agencies: readonly string[]
    readonly user_groups: readonly string[]
    readonly since: string
  }
}

export interface SeenReleases {
  readonly active: { readonly content: string; readonly version: string }
  readonly releases: readonly { readonly hash: string; readonly version: string; readonly content: string }[]
  readonly back_to: readonly { readonly content: string; readonly version: string; readonly activated_at: string }[]
}

export type Decisions = Readonly<Record<string, Pick<Decision, 'kind' | 'options' | 'on'>>>

export interface Reached {
  releases(): Promise<SeenReleases>
  /** Gives the hash of the release. */
  receive(bytes: Uint8Array): Promise<string>
  bundle(hash: string): Promise<Uint8Array>
  make(wanted: { readonly release: string } | { readonly rollback_to: string }): Promise<SeenPlan>
  plan(id: string): Promise<SeenPlan>
  decide(id: string, decisions: Decisions): Promise<SeenPlan>
  apply(id: string): Promise<SeenPlan>
  /** Applies it to the people of some agencies and groups only. */
  serveTo(id: string, ring: Ring): Promise<SeenPlan>
  giveUp(id: string): Promise<SeenPlan>
  /** The plan that a ring is served. */
  ringed(): Promise<string | undefined>
  /** From then on it takes releases that this key signed. */
  trust(name: string, publicKey: string): Promise<void>
  /** Resolves once nothing is under way; without it one asks again. */
  idle?(): Promise<void>
  close(): Promise<void>
}

export const reachOptions = {
  to: { type: 'string' },
  from: { type: 'string' },
  'token-file': { type: 'string' },
} as const

/** By an address, or a data folder that nobody serves; `expected` is what will be asked there. */
export async function reached(
  place: string | undefined,
  tokenFile: string | undefined,
  terminal: Terminal,
  expected: readonly ChildKind[] = [],
): Promise<Reached> {
  if (place === undefined)
    throw new ConsoleTrouble('Say which instance: --to URL, or --to DATA-FOLDER when it is stopped.')
  if (/^[a-z]+:\/\//i.test(place)) {
    const { reachedByUrl } = await import('./reach-url.ts')
    return reachedByUrl(place, tokenFile === undefined ? undefined : readFileSync(tokenFile, 'utf8').trim())
  }
  if (!existsSync(join(place, DATABASE)))
    throw new ConsoleTrouble(`${place} is no address, and no data folder of an instance.`)
  const { reachedInFolder } = await import('./reach-folder.ts')
  return reachedInFolder(place, terminal, expected)
}

const PAUSE = 300
/** Even where nothing seems to be under way. */
const BREATH = 10

/** Says each phase once, with how far it is where that is known; gives the plan once nothing is under way. */
export async function followed(
  instance: Reached,
  first: SeenPlan,
  { warn }: Pick<Terminal, 'warn'>,
): Promise<SeenPlan> {
  let last = ''
  for (let plan = first; ; plan = await instance.plan(first.id)) {
    const { progress } = plan
    const words = progress && `${PHASES[progress.phase] ?? progress.phase}${farOf(progress)}`
    if (words !== undefined && words !== last) warn(words)
    last = words ?? last
    if (!progress && plan.state !== 'counting' && plan.state !== 'applying') return plan
    await pause(instance)
  }
}

/** For a while, or until there is nothing to wait for. */
async function pause({ idle }: Reached): Promise<void> {
  const over = new AbortController()
  await Promise.race([
    setTimeout(PAUSE, undefined, over).catch(() => undefined),
    ...(idle ? [idle().then(() => setTimeout(BREATH))] : []),
  ])
  over.abort()
}

const farOf = ({ done, left }: NonNullable<SeenPlan['progress']>) =>
  done === undefined ? '…' : ` ${done} of ${done + (left ?? 0)}`

const PHASES: Readonly<Record<string, string>> = {
  count: 'Counting records',
  check: 'Looking at the records once more',
  test: 'Playing the scenarios of the release',
  restore: 'Making a restore point',
  build: 'Building lists beside the old ones',
  switch: 'Switching',
  settle: 'Writing down what became of records',
}

/** Why the old release serves on. */
export const failureWords = ({ code, phase, file, line, found, more }: PlanFailure): string =>
  [
    `The release was not applied, and the old one serves on: ${code} (${phase}).`,
    ...(file === undefined ? [] : [`  ${file}${line === undefined ? '' : `:${line}`}`]),
    ...(found === undefined ? [] : [`  ${found}`]),
    ...(more ? [`  and ${more} more`] : []),
  ].join('\n')
