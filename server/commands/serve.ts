import { randomUUID } from 'node:crypto'
import { createConfiguration } from '../configuration.ts'
import { createServer } from '../create-server.ts'
import { createEditing } from '../editing/editing.ts'
import { type Environment, environmentOf } from '../env.ts'
import { folderBlobs } from '../files/folder-blobs.ts'
import { createVault } from '../files/vault.ts'
import { logTo } from '../log.ts'
import type { Command } from '../main.ts'
import type { Parts, Site } from '../parts.ts'
import { instanceKeys } from '../promotion/instance-keys.ts'
import { createPromotion } from '../promotion/promotion.ts'
import { demoPolicy, realPolicy } from '../security/password-policy.ts'
import { createPasswords } from '../security/passwords.ts'
import { createRates, noRates } from '../security/rates.ts'
import { createSignInLimits, noSignInLimits } from '../security/sign-in-limits.ts'
import type { Account } from '../stores/account-stores.ts'
import { createSystem } from '../system/system.ts'
import { isDemoData } from './demo-mark.ts'
import { greetDemo, greetReal, refuseDemoData } from './greeting.ts'
import { keepConfiguration } from './keep-configuration.ts'
import { listen, stopOnSignal } from './listen.ts'
import { mailPartsOf, startMail } from './mailing.ts'
import { build, type Instance, openInstance } from './open-instance.ts'
import { optionsOf } from './options.ts'
import { siteOf } from './site.ts'
import { startSweeping } from './sweeping.ts'

const DEMO_RECORDS = { records: 120, seed: 1 }

/** `formwork serve`: the instance, until it is told to stop. */
export const serve: Command = async (args, terminal) => {
  const { values } = optionsOf(args, { demo: { type: 'boolean' }, watch: { type: 'boolean' } })
  const environment = environmentOf()
  const demo = values.demo === true
  const site = siteOf(environment, { demo, developer: demo || values.watch === true })
  if (!demo) refuseDemoData(environment)
  const instance = await openInstance(environment, terminal, site.developer ? 'folder' : 'release')
  try {
    const people = demo ? await prepareDemo(environment, instance) : []
    const parts = partsOf(environment, instance, site)
    if (!site.developer) parts.system.keep()
    const http = await listen(createServer(parts), environment)
    const stopWatching = site.developer ? keepConfiguration(environment, instance, parts) : undefined
    const stopSweeping = startSweeping(parts)
    await parts.promotion.recover()
    const stopMail = startMail(environment, parts)
    if (demo) greetDemo(terminal, site, people)
    else await greetReal(terminal, site, instance)
    terminal.print(servedLine(environment, instance, site))
    stopOnSignal(http, parts, async () => {
      stopWatching?.()
      stopSweeping()
      parts.system.close()
      await stopMail()
      await instance.stores.close()
    })
    return undefined
  } catch (error) {
    await instance.stores.close()
    throw error
  }
}

/** What is served, and who says so. */
function servedLine({ configurationFolder }: Environment, { model, managed }: Instance, { developer }: Site): string {
  if (managed) {
    return `Serving release ${model.instance.version} (${model.hash.slice(0, 12)}), which was applied here. The folder is not read.`
  }
  return developer
    ? `Serving the folder ${configurationFolder} and each change of it: a plan that is applied here lasts until the next start.`
    : `Serving the folder ${configurationFolder}, until a plan is applied here.`
}

/** The server's parts, on a configuration that may change. */
export function partsOf(environment: Environment, { stores, model, booted, key, ringed }: Instance, site: Site) {
  const { limits, dataFolder } = environment
  const log = logTo(process.stderr, Date.now)
  const configuration = createConfiguration(model, booted.issues, stores.directory.over, ringed)
  const work = { stores, configuration, clock: Date.now, newId: randomUUID, log }
  return {
    ...work,
    promotion: createPromotion({ ...work, dataFolder, keys: instanceKeys(dataFolder) }),
    editing: createEditing({ ...work, configurationFolder: environment.configurationFolder }),
    vault: createVault(stores.files, folderBlobs(dataFolder)),
    key,
    passwords: createPasswords(),
    passwordPolicy: site.demo ? demoPolicy : realPolicy,
    signInLimits: limits
      ? createSignInLimits({ store: stores.limiter, key, againstSpraying: !site.demo })
      : noSignInLimits,
    rates: limits ? createRates() : noRates,
    site,
    system: createSystem({ environment, build: build(), clock: Date.now, log }),
    ...mailPartsOf(environment, site),
  } satisfies Parts
}

/** People, and records to look at when there were none. What it takes is loaded only when there is something to do. */
async function prepareDemo(environment: Environment, instance: Instance): Promise<readonly Account[]> {
  const isNew = !isDemoData(environment.dataFolder)
  const { ensureDemoPeople, refuseRealData } = await import('./demo-people.ts')
  await refuseRealData(environment, instance.stores)
  const people = await ensureDemoPeople(environment, instance)
  if (isNew) {
    const { makeDemoRecords } = await import('./demo-records.ts')
    await makeDemoRecords(environment, instance, people, DEMO_RECORDS)
  }
  return people
}
