/**
 * Serves a release to a ring, gives it up or goes on with everybody, and goes back, without end, in the data folder named, while
 * people of both save. Run as a process of its own, to be killed. What an earlier one left is found first, as at any start.
 */
import { writeSync } from 'node:fs'
import { openInstance } from '../../../server/commands/open-instance.ts'
import { createConfiguration } from '../../../server/configuration.ts'
import { environmentOf } from '../../../server/env.ts'
import { instanceKeys } from '../../../server/promotion/instance-keys.ts'
import { createPromotion } from '../../../server/promotion/promotion.ts'

const [, , folder = '', release = ''] = process.argv
const environment = environmentOf({ FORMWORK_DATA: folder })
const terminal = { print: () => undefined, warn: () => undefined, isInteractive: false }
const { stores, model, ringed } = await openInstance(environment, terminal, 'release')
const configuration = createConfiguration(model, [], stores.directory.over, ringed)
const promotion = createPromotion({
  ...{ stores, dataFolder: folder, configuration, keys: instanceKeys(folder) },
  ...{ clock: Date.now, newId: () => crypto.randomUUID(), log: () => undefined },
})
await promotion.recover()
await promotion.idle()
let turn = 0
say()

for (;;) {
  const standing = await promotion.ring()
  if (!standing) {
    const { id } = await promotion.make({ release }, 'jon')
    await promotion.idle()
    await promotion.apply(id, 'jon', { agencies: ['town'], groups: [] })
    await promotion.idle()
    await mustBe(id, 'ringed')
  } else if (turn % 3 < 2) {
    await promotion.giveUp(standing.plan, 'jon')
  } else {
    const before = configuration.base().hash
    await promotion.apply(standing.plan, 'jon')
    await promotion.idle()
    await mustBe(standing.plan, 'applied')
    const { id } = await promotion.make({ rollbackTo: before }, 'jon')
    await promotion.idle()
    for (const { item } of (await promotion.standing(await promotion.get(id)))?.incomplete ?? []) {
      await promotion.decide(id, { [item]: { kind: 'keep' } }, 'jon')
    }
    const content = (await promotion.standing(await promotion.get(id)))?.content ?? ''
    await promotion.judge(id, 'approved', { content }, 'layla')
    await promotion.apply(id, 'jon')
    await promotion.idle()
    await mustBe(id, 'applied')
  }
  turn += 1
  say()
}

async function mustBe(id: string, wanted: string): Promise<void> {
  const { state, failure } = await promotion.get(id)
  if (state !== wanted) throw new Error(`${state} ${JSON.stringify(failure)}`)
}

function say(): void {
  writeSync(1, `${configuration.ringed() ? 'ring' : 'all'}\n`)
}
