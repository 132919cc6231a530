/** Instances that are no demonstration: people with passwords, records as a demonstration makes them, and what all values come to. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { demoPeople } from '../../../config/demo-people.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { openInstance } from '../../../server/commands/open-instance.ts'
import { DATABASE } from '../../../server/db/open.ts'
import { openBeside } from '../../../server/db/open-beside.ts'
import { generateDemo } from '../../../server/demo/generate.ts'
import { readHints } from '../../../server/demo/hints.ts'
import { environmentOf } from '../../../server/env.ts'
import { createPasswords } from '../../../server/security/passwords.ts'
import { everyRecord } from '../../../server/stores/every-record.ts'

const PASSWORD = 'formwork-demo'

const silent = { print: () => undefined, warn: () => undefined, isInteractive: false }

/** Fills a data folder that nobody serves: everybody of `people.json`, a second administrator, and records. */
export async function settle(configuration: string, data: string, records: number): Promise<void> {
  const { stores, model } = await openInstance(
    environmentOf({ FORMWORK_CONFIG: configuration, FORMWORK_DATA: data }),
    silent,
  )
  const passwordHash = await createPasswords().hash(PASSWORD)
  const people = demoPeople(configuration)
  const second = people.find(({ userName }) => userName === 'admin')
  if (!second) throw new Error('There is an administrator')
  for (const person of [...people, { ...second, userName: 'second', fullName: 'Amal Karim', email: undefined }]) {
    const { email, ...facts } = person
    const account = {
      ...{ id: crypto.randomUUID(), groups: [], services: [], disabled: false, passwordHash },
      ...(email && { email }),
      ...facts,
    }
    await stores.accounts.create(account, { at: new Date().toISOString(), action: 'users_create' })
  }
  if (records > 0) {
    const { accounts } = await stores.accounts.list({ offset: 0, limit: 100 })
    const hints = readHints(configuration)
    const now = new Date().toISOString()
    await generateDemo({ model, store: stores.records, accounts, hints, now, records, seed: 1 })
  }
  await stores.close()
}

/** All records as they stand for everybody, beside the server that serves them. */
export function recordsIn(data: string): ReadonlyMap<string, AnyRecord> {
  const opened = openBeside(join(data, DATABASE))
  const records = [...everyRecord(opened).pages()].flat()
  opened.close()
  return new Map(records.map((record) => [record.id, record]))
}

/** What every value of some records comes to, seen or not, whatever the order of their names. */
export function checksumOf(records: Iterable<AnyRecord>): string {
  const hash = createHash('sha256')
  for (const { id, answers, core } of [...records].sort((one, other) => (one.id < other.id ? -1 : 1))) {
    hash.update(JSON.stringify(sorted([id, answers, core])))
  }
  return hash.digest('hex')
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}
