/** What every command that works with records starts from: a checked configuration, and the stores that serve it. */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Booted, bootModel } from '../../config/boot.ts'
import { type ModelCache, modelCache } from '../../config/cache.ts'
import type { Ring } from '../../config/plan/ring.ts'
import type { Model } from '../../engine/model.ts'
import type { Ringed } from '../configuration.ts'
import { ConsoleTrouble, type Environment } from '../env.ts'
import type { Terminal } from '../main.ts'
import { openStores } from '../stores/open-stores.ts'
import type { Stores } from '../stores/stores.ts'

export interface Instance {
  readonly model: Model
  /** Of the folder as it is now; with errors, the model is the last good one. */
  readonly booted: Booted
  readonly cache: ModelCache
  readonly stores: Stores
  /** 32 bytes of this instance, kept beside the database. */
  readonly key: Uint8Array
  /** What is served came by a plan: the folder says nothing here. */
  readonly managed?: true
  /** What some are served before the others. */
  readonly ringed?: Ringed
}

/** Who says what is served: the folder, or what was applied here last, once something was. */
export type Leading = 'folder' | 'release'

export async function openInstance(
  environment: Environment,
  terminal: Terminal,
  leading: Leading = 'folder',
): Promise<Instance> {
  const { configurationFolder, dataFolder } = environment
  makeFolder(dataFolder)
  const cache = modelCache(dataFolder, buildVersion())
  const opened = leading === 'release' ? await openManaged(dataFolder) : undefined
  if (opened?.model) {
    const { stores, model } = opened
    const ringed = await ringedNow(stores, model)
    await stores.activate(model, new Date().toISOString(), { ...(ringed && { beside: ringed.model }) })
    const booted = { hash: '', issues: [], model }
    return { model, booted, cache, stores, key: keyOf(dataFolder), managed: true, ...(ringed && { ringed }) }
  }
  mustBeFolder(configurationFolder)
  const booted = await bootModel(configurationFolder, cache)
  const stores = opened?.stores ?? (await openData(dataFolder))
  const model = booted.model ?? (await lastGood(stores))
  if (!booted.model) await sayIssues(configurationFolder, terminal)
  if (!model) {
    await stores.close()
    throw new ConsoleTrouble('The configuration has errors and there is no earlier one to serve.')
  }
  if (!booted.model) terminal.warn('The configuration has errors: the last good one is served.')
  await stores.activate(model, new Date().toISOString())
  return { model, booted, cache, stores, key: keyOf(dataFolder) }
}

/** An instance that has applied a plan serves what came by it, and never the folder. */
async function openManaged(dataFolder: string) {
  const stores = await openData(dataFolder)
  const model = (await stores.promotion.receipts.newest()) && (await lastGood(stores))
  return { stores, model }
}

/** A ring is one beside the release that it began beside. */
async function ringedNow({ promotion, releases }: Stores, { hash }: Model): Promise<Ringed | undefined> {
  const receipt = await promotion.receipts.ring()
  const { from, ring } = (receipt?.body ?? {}) as { readonly from?: string; readonly ring?: Ring }
  const model = receipt && from === hash ? await releases.model(receipt.content) : undefined
  return model && ring && { model, ring }
}

function mustBeFolder(folder: string): void {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new ConsoleTrouble(`There is no configuration folder at ${folder} (FORMWORK_CONFIG).`)
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new ConsoleTrouble(`The data folder ${folder} cannot be made: ${(error as Error).message} (FORMWORK_DATA).`)
  }
}

async function openData(folder: string): Promise<Stores> {
  try {
    return await openStores(folder)
  } catch (error) {
    throw new ConsoleTrouble(`The data folder ${folder} cannot be opened: ${(error as Error).message}`)
  }
}

async function lastGood(stores: Stores): Promise<Model | undefined> {
  const active = await stores.releases.active()
  return active && stores.releases.model(active.hash)
}

export async function sayIssues(folder: string, terminal: Terminal): Promise<void> {
  const { runCheck } = await import('../../config/run-check.ts')
  terminal.warn((await runCheck(folder, { colours: terminal.isInteractive })).text)
}

/** Written in by the build. A compiled model is good for the build that made it; from source, for this run only. */
const BUILD = '__FORMWORK_BUILD__'
/** Of the bundle; from source there is none. */
export const build = (): string | undefined => (/^[0-9a-f]+$/.test(BUILD) ? BUILD : undefined)
const buildVersion = () => build() ?? randomBytes(8).toString('hex')

function keyOf(dataFolder: string): Uint8Array {
  const file = join(dataFolder, 'instance.key')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600, flag: 'wx' })
  return readFileSync(file)
}
