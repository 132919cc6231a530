import { createHash } from 'node:crypto'
import type { Action } from '../../../engine/actions/action-type.ts'
import type { Model } from '../../../engine/model.ts'
import { actorOf } from '../../../engine/permissions/actor-of.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { performAction } from '../../../server/perform-action.ts'
import type { Account } from '../../../server/stores/account-stores.ts'
import type { Stores } from '../../../server/stores/stores.ts'
import { laterLibrary } from '../../lib/later-library.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { now, uuid } from '../../lib/people.ts'
import { type TownLibrary, townLibrary } from './town-library.ts'

/** The town library, which changes between its releases while people work. */
export async function changingLibrary(folder = ':memory:', begins: Model = libraryModel) {
  const library = await townLibrary(folder)
  if (begins !== libraryModel) await library.activate(begins, now)
  let serving = begins
  let ids = 5000
  const works = (model: Model) => ({ model, actorOf: (account: Account) => actorOf(model, account) })
  return {
    ...library,
    serving: () => serving,
    turnTo: (model: Model) =>
      library.activate(model, now, {
        switched: () => {
          serving = model
        },
      }),
    /** As somebody does it who works with the release named, or with the one that serves. */
    async perform(userName: string, wish: Partial<Action> & Pick<Action, 'name'>, release?: string) {
      const account = await library.accounts.byUserName(userName)
      if (!account) throw new Error(`Nobody is called ${userName}`)
      const mutation = uuid(++ids)
      const action: Action = { type: 'loan', record: uuid(1), mutation, answers: {}, ...wish }
      return performAction(
        {
          ...{ stores: library, ...works(serving), renewed: () => works(serving) },
          moment: () => ({ now, newId: () => uuid(++ids) }),
        },
        { account, action, fingerprint: mutation, ...(release !== undefined && { release }) },
      )
    },
  }
}

/** Loans that the migration concerns in each way, and one that it does not. */
export const loans = [
  {
    ...{ title: 'Maps', borrower: 'Ana Luz', inner_note: 'Ask her', fine: 1.5 },
    copies: [
      { unique_id: uuid(101), copy_code: 'A', state: 'torn', price: 12.34, shelf: 'North' },
      { unique_id: uuid(102), copy_code: 'B', state: 'lost', price: 0.07 },
    ],
  },
  { title: 'Atlas' },
  { title: 'Charts', copies: [{ unique_id: uuid(103), copy_code: 'C', state: 'good' }] },
]

/** Loans as layla and the keeper made them, by their number. */
export async function lend({ perform }: Pick<Awaited<ReturnType<typeof changingLibrary>>, 'perform'>): Promise<void> {
  for (const [index, answers] of loans.entries()) {
    const { inner_note: _, fine: __, ...plain } = answers as Record<string, unknown>
    await perform('nadia', { name: 'create', record: uuid(index + 1), answers: plain })
  }
}

/** Of all values that stand, seen or not, whatever the order of their names. */
export function checksum({ database: { sqlite } }: Pick<TownLibrary, 'database'>, recordOf: (id: string) => AnyRecord) {
  const ids = sqlite.prepare('SELECT id FROM records ORDER BY id').pluck().all() as string[]
  const hash = createHash('sha256')
  for (const id of ids) {
    const { answers, core } = recordOf(id)
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
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

export const standing = async ({ records }: Pick<Stores, 'records'>, id: string): Promise<AnyRecord> => {
  const stored = await records.get('loan', id)
  if (!stored) throw new Error(`No loan ${id}`)
  return stored.record
}

export { laterLibrary, libraryModel }

const MANY = 60

/** So many loans, where there are not so many yet; the same ones each time. */
export async function lendMany({ perform, records }: Awaited<ReturnType<typeof changingLibrary>>): Promise<void> {
  for (let index = 1; index <= MANY; index++) {
    if (await records.get('loan', uuid(index))) continue
    const [copies, row] = [loans[0]?.copies ?? [], uuid(10_000 + index)]
    await perform('nadia', {
      ...{ name: 'create', record: uuid(index), mutation: uuid(20_000 + index) },
      answers: {
        title: `Title ${index}`,
        ...(index % 2 === 0 && { borrower: `Reader ${index}` }),
        ...(index % 3 === 0 && { copies: [{ ...copies[1], unique_id: row, price: index / 100 }] }),
      },
    })
  }
}
