import { randomUUID } from 'node:crypto'
import { keyIdOf } from '../../config/release/keys.ts'
import { Problem } from '../../engine/problems.ts'
import { createConfiguration } from '../configuration.ts'
import { ConsoleTrouble, environmentWith } from '../env.ts'
import type { Terminal } from '../main.ts'
import { type ChildKind, createChildren } from '../promotion/children.ts'
import { instanceKeys } from '../promotion/instance-keys.ts'
import { createPromotion } from '../promotion/promotion.ts'
import { toldWholePlan } from '../promotion/told-plan.ts'
import type { KeptPlan } from '../stores/promotion-stores.ts'
import { openInstance } from './open-instance.ts'
import type { Reached, SeenPlan } from './reaching.ts'

/** Whoever sits at the console has no account: nobody else agreed because of them. */
const CONSOLE = 'console'

/** Opens the data folder, which nobody may serve meanwhile. */
export async function reachedInFolder(
  dataFolder: string,
  terminal: Terminal,
  expected: readonly ChildKind[] = [],
): Promise<Reached> {
  const children = createChildren()
  for (const kind of expected) children.expect(kind)
  const environment = environmentWith(dataFolder)
  const { stores, model, booted, ringed } = await openInstance(environment, terminal, 'release')
  const configuration = createConfiguration(model, booted.issues, stores.directory.over, ringed)
  const promotion = createPromotion({
    ...{ stores, configuration, dataFolder: environment.dataFolder, keys: instanceKeys(environment.dataFolder) },
    ...{ clock: Date.now, newId: randomUUID, log: () => undefined, children },
  })
  await promotion.recover()
  const seen = async (plan: KeptPlan): Promise<SeenPlan> =>
    toldWholePlan(plan, await promotion.standing(plan), {
      ...{ userName: CONSOLE, model: configuration.release().model },
      ...{ live: promotion.progress.of(plan.id), ring: await promotion.ring() },
    })
  const inWords = async <Result>(work: Promise<Result>): Promise<Result> =>
    work.catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error
      const { issues = [] } = error.details as { issues?: readonly { path: string; code: string }[] }
      const lines = issues.length > 0 ? issues.map(({ path, code }) => `${path}: ${code}`) : [error.code]
      throw new ConsoleTrouble(lines.join('\n'))
    })

  return {
    async releases() {
      const { releases } = stores
      const served = await releases.list(11)
      const versionOf = async (hash: string) => (await releases.model(hash))?.instance.version ?? ''
      return {
        active: { content: configuration.base().hash, version: configuration.base().instance.version },
        releases: await stores.promotion.bundles.list(100),
        back_to: await Promise.all(
          served
            .filter(({ hash }) => hash !== configuration.base().hash)
            .map(async ({ hash, activatedAt }) => ({
              ...{ content: hash, version: await versionOf(hash), activated_at: activatedAt },
            })),
        ),
      }
    },
    receive: async (bytes) => (await inWords(promotion.receive(bytes, CONSOLE))).hash,
    async bundle(hash) {
      const kept = await stores.promotion.bundles.get(hash)
      if (!kept || kept.text === '') throw new ConsoleTrouble('There is no such release here.')
      return Buffer.from(kept.text)
    },
    make: async (wanted) => {
      const goal = 'release' in wanted ? wanted : { rollbackTo: wanted.rollback_to }
      return seen(await inWords(promotion.make(goal, CONSOLE)))
    },
    plan: async (id) => seen(await inWords(promotion.get(id))),
    decide: async (id, decisions) => seen(await inWords(promotion.decide(id, decisions, CONSOLE))),
    apply: async (id) => seen((await inWords(promotion.apply(id, CONSOLE))).plan),
    serveTo: async (id, ring) => seen((await inWords(promotion.apply(id, CONSOLE, ring))).plan),
    giveUp: async (id) => seen(await inWords(promotion.giveUp(id, CONSOLE))),
    ringed: async () => (await promotion.ring())?.plan,
    async trust(name, publicKey) {
      const at = new Date().toISOString()
      const key = { id: keyIdOf(publicKey), name, publicKey, addedBy: CONSOLE, addedAt: at }
      await stores.promotion.trustedKeys.add(key, { at, userName: CONSOLE, action: 'trusted_key_add' })
    },
    idle: promotion.idle,
    async close() {
      children.close()
      await promotion.idle()
      await stores.close()
    },
  }
}
