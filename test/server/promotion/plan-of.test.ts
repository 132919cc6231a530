import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import type { Model, RecordType } from '../../../engine/model.ts'
import { DATABASE, openDatabase } from '../../../server/db/open.ts'
import { planOf } from '../../../server/promotion/impact.ts'
import { createStores } from '../../../server/stores/create-stores.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { accounts, aLoan, now, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { keepLoan } from '../routes/loans.ts'

async function aLibrary(loans: number) {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-plan-'))
  const stores = createStores(openDatabase(folder))
  await stores.activate(libraryModel, now)
  for (const account of Object.values(accounts)) {
    const whole = { ...account, id: account.userName, services: [], disabled: false, passwordHash: '' }
    await stores.accounts.create(whole, { at: now, action: 'test' })
  }
  for (let number = 1; number <= loans; number++) {
    const answers = { title: `Secret ${number}`, ...(number % 3 === 0 && { kind: 'film' }) }
    await keepLoan({ stores }, aLoan({ id: uuid(number), answers }))
  }
  const close = async () => {
    await stores.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { close, database: join(folder, DATABASE), stores }
}

const { loan } = libraryModel.recordTypes as { readonly loan: RecordType }
const strict: Model = {
  ...libraryModel,
  hash: 'b0b0'.repeat(16),
  recordTypes: {
    ...libraryModel.recordTypes,
    loan: { ...loan, fields: loan.fields.map((field) => (field.id === 'kind' ? { ...field, required: true } : field)) },
  },
  lookups: {
    ...libraryModel.lookups,
    kind: {
      ...libraryModel.lookups['kind'],
      id: 'kind',
      label: { en: 'Kind' },
      options: (libraryModel.lookups['kind']?.options ?? []).filter(({ id }) => id !== 'film'),
    },
  },
}

spec('A plan', (it) => {
  it('is counted beside the server over what it holds, and says numbers only', async () => {
    const { close, database } = await aLibrary(450)
    const heard: number[] = []
    const plan = await planOf(
      { from: libraryModel, to: strict, database, now },
      { onProgress: ({ done, total }) => heard.push(done / total) },
    )
    const counts = (id: string) => plan.items.find((item) => item.id === id)?.counts
    assert.equal(counts('option/kind/film/removed'), { records: 150, values: 150, incomplete: 150 })
    assert.equal(counts('loan/field/kind/required'), { incomplete: 300 })
    assert.equal(plan.totals, {
      records: 450,
      incomplete: 450,
      migrated: 0,
      tasksAppear: 0,
      tasksVanish: 0,
      devices: 0,
    })
    assert.ok(heard.length > 2 && heard.at(-1) === 1, 'it says how far it is')
    assert.not.ok(JSON.stringify(plan).includes('Secret'))
    await close()
  })

  it('is left when nobody wants it any more', async () => {
    const { close, database } = await aLibrary(3)
    const leaving = new AbortController()
    const left = planOf({ from: libraryModel, to: strict, database, now }, { signal: leaving.signal })
    leaving.abort()
    assert.is(
      await left.then(
        () => 'counted',
        () => 'left',
      ),
      'left',
    )
    await close()
  })

  it('fails with what went wrong where there is no database', async () => {
    const nowhere = planOf({ from: libraryModel, to: strict, database: '/nowhere/at/all.db', now })
    assert.match(await nowhere.then(() => 'counted', String), /directory does not exist|unable to open/)
  })
})
