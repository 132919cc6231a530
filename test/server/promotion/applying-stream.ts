/**
 * Applies a release and goes back from it without end in the data folder named, and says how far it has come. Run as a process of its own, to be killed. What an earlier one left is found first.
 */
import { writeSync } from 'node:fs'
import { checkFolder } from '../../../config/check.ts'
import { buildRelease } from '../../../config/release/build.ts'
import { sourceOf } from '../../../config/source.ts'
import { createConfiguration } from '../../../server/configuration.ts'
import { instanceKeys } from '../../../server/promotion/instance-keys.ts'
import { createPromotion } from '../../../server/promotion/promotion.ts'
import { openStores } from '../../../server/stores/open-stores.ts'
import { libraryFiles } from '../../config/library-files.ts'
import { aLoan, now, uuid } from '../../lib/people.ts'
import { keepLoan } from '../routes/loans.ts'
import { afterwards, LOANS } from './applied-values.ts'

const [, , folder = ''] = process.argv
const stores = await openStores(folder)
const standing = await stores.releases.active()
const model = standing
  ? await stores.releases.model(standing.hash)
  : (await checkFolder(sourceOf(libraryFiles()))).model
if (!model) throw new Error('There is no model')
await stores.activate(model, now)
const configuration = createConfiguration(model, [], stores.directory.over)
const promotion = createPromotion({
  ...{ stores, dataFolder: folder, configuration, keys: instanceKeys(folder) },
  ...{ clock: Date.now, newId: () => crypto.randomUUID(), log: () => undefined },
})
if (!standing) await lend()
await promotion.recover()
await promotion.idle()
const release = (await stores.promotion.bundles.list(1))[0]?.hash ?? (await takenIn())
say('serving')

for (;;) {
  const isApplied = (await stores.promotion.bundles.get(release))?.content === configuration.base().hash
  const [back] = (await stores.releases.list(2)).filter(({ hash }) => hash !== configuration.base().hash)
  const wanted = isApplied && back ? { rollbackTo: back.hash } : { release }
  const { id } = await promotion.make(wanted, 'jon')
  say('counting')
  let phase = ''
  promotion.progress.listen(id, () => {
    const now = promotion.progress.of(id)?.phase ?? phase
    if (now !== phase && now !== 'count') say(now)
    phase = now
  })
  await promotion.idle()
  const plan = await promotion.get(id)
  for (const { item } of (await promotion.standing(plan))?.incomplete ?? []) {
    const decision = isApplied ? ({ kind: 'keep' } as const) : ({ kind: 'map', options: { atlas: 'map' } } as const)
    await promotion.decide(id, { [item]: decision }, 'jon')
  }
  const content = (await promotion.standing(await promotion.get(id)))?.content ?? ''
  await promotion.judge(id, 'approved', { content }, 'layla')
  await promotion.apply(id, 'jon')
  await promotion.idle()
  const { state, failure } = await promotion.get(id)
  if (state !== 'applied') throw new Error(`${state} ${JSON.stringify(failure)}`)
  say('serving')
}

function say(word: string): void {
  writeSync(1, `${word}\n`)
}

async function lend(): Promise<void> {
  for (const [id, role] of [
    ['nadia', 'librarian'],
    ['layla', 'head'],
  ] as const) {
    const person = { id, userName: id, fullName: id, role, agency: 'city', groups: ['desk'] }
    const account = { ...person, services: [], disabled: false, passwordHash: '' }
    await stores.accounts.create(account, { at: now, action: 'test' })
  }
  for (let index = 1; index <= LOANS; index++) {
    const answers = { book: `Book ${index}`, kind: 'atlas', reader: `Reader ${index}` }
    await keepLoan({ stores }, aLoan({ id: uuid(index), answers }))
  }
}

async function takenIn(): Promise<string> {
  const built = await buildRelease(sourceOf(libraryFiles(afterwards)), { author: 'Jon' })
  if (!('release' in built)) throw new Error('The release is sound')
  return (await promotion.receive(promotion.signed(built.release), 'maria')).hash
}
