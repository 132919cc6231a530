import { generateDemo } from '../demo/generate.ts'
import { readHints } from '../demo/hints.ts'
import { progressBar } from '../demo/progress.ts'
import type { Environment } from '../env.ts'
import type { Account } from '../stores/account-stores.ts'
import type { Instance } from './open-instance.ts'

interface Wish {
  readonly records: number
  readonly seed: number
}

export const makeDemoRecords = (
  environment: Environment,
  { stores, model }: Instance,
  accounts: readonly Account[],
  wish: Wish,
) =>
  generateDemo({
    model,
    store: stores.records,
    accounts,
    hints: readHints(environment.configurationFolder),
    now: new Date().toISOString(),
    onProgress: progressBar(process.stdout),
    ...wish,
  })
