/** The demonstration: invented people with a password that everybody knows. Never in the data folder of a real instance. */
import { createHash, randomUUID } from 'node:crypto'
import { demoPeople } from '../../config/demo-people.ts'
import { ConsoleTrouble, type Environment } from '../env.ts'
import { createPasswords } from '../security/passwords.ts'
import type { Account } from '../stores/account-stores.ts'
import type { Stores } from '../stores/stores.ts'
import { demoPeopleOf, isDemoData, markAsDemo } from './demo-mark.ts'
import { DEMO_PASSWORD } from './greeting.ts'
import type { Instance } from './open-instance.ts'

export async function refuseRealData({ dataFolder }: Environment, { accounts }: Stores): Promise<void> {
  if (!isDemoData(dataFolder) && !(await accounts.isEmpty())) {
    throw new ConsoleTrouble(
      `${dataFolder} holds a real instance, which is no place for a demonstration (FORMWORK_DATA).`,
    )
  }
}

/** Makes the accounts of `people.json` that are not there yet. Gives everybody who is there now. */
export async function ensureDemoPeople(
  environment: Environment,
  { stores }: Pick<Instance, 'stores'>,
): Promise<readonly Account[]> {
  const { dataFolder, configurationFolder } = environment
  const people = demoPeople(configurationFolder)
  const mark = createHash('sha256').update(JSON.stringify(people)).digest('hex')
  if (demoPeopleOf(dataFolder) !== mark) {
    markAsDemo(dataFolder, '')
    const passwordHash = await createPasswords().hash(DEMO_PASSWORD)
    const at = new Date().toISOString()
    for (const person of people) {
      const email = `${person.userName}@example.org`
      const ownServices = person.services && { ownServices: true }
      const account = {
        ...{ id: randomUUID(), groups: [], services: [], disabled: false, email },
        ...{ ...person, ...ownServices, passwordHash },
      }
      const note = { at, action: 'demo_person' }
      const made = await stores.accounts.create(account, note)
      const there = made === 'exists' ? await stores.accounts.byUserName(account.userName) : undefined
      if (there && !there.email) await stores.accounts.update(there.id, { email: account.email }, note)
    }
    markAsDemo(dataFolder, mark)
  }
  return (await stores.accounts.list({ offset: 0, limit: 1000 })).accounts
}
