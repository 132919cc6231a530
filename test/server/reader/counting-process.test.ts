import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { Problem } from '../../../engine/problems.ts'
import type { Count } from '../../../engine/query/count.ts'
import { DATABASE, openDatabase } from '../../../server/db/open.ts'
import { createCountingProcess } from '../../../server/reader/counting-process.ts'
import { createStores } from '../../../server/stores/create-stores.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { accounts, aLoan, jon, layla, nadia, now, today, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { keepLoan } from '../routes/loans.ts'

const time = { today, now }
const byKind: Count = { from: 'loan', by: [{ name: 'kind' }] }

async function aLibrary() {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-reader-'))
  const stores = createStores(openDatabase(folder))
  await stores.activate(libraryModel, now)
  for (const account of Object.values(accounts)) {
    const whole = { ...account, id: account.userName, services: [], disabled: false, passwordHash: '' }
    await stores.accounts.create(whole, { at: now, action: 'test' })
  }
  const lend = (number: number, kind: string, owner = 'nadia') =>
    keepLoan({ stores }, aLoan({ id: uuid(number), answers: { title: `T${number}`, kind }, core: { owned_by: owner } }))
  const close = async () => {
    await stores.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { stores, lend, close, file: join(folder, DATABASE) }
}

const refusal = async (asked: Promise<unknown>) =>
  asked.then(
    () => undefined,
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  )

const ended = async (holds: () => boolean) => {
  const end = Date.now() + 10_000
  while (!holds() && Date.now() < end) await new Promise((done) => setTimeout(done, 5))
  assert.ok(holds())
}

spec('The process that counts', (it) => {
  it('counts for each what the server itself would, also after changes, releases and its own end', async () => {
    const { stores, lend, close, file } = await aLibrary()
    const beside = createCountingProcess(file)
    const asBefore = async () => {
      for (const actor of [jon, layla, nadia]) {
        const here = await stores.records.counts(actor, [byKind], time)
        assert.equal(await beside.counts({ actor, counts: [byKind], time }), here)
      }
    }
    await lend(1, 'book')
    await lend(2, 'film', 'omar')
    assert.is(beside.pid(), undefined, 'it starts with the first question')
    await asBefore()
    await lend(3, 'book')
    await asBefore()

    const { loan } = libraryModel.recordTypes
    if (!loan) throw new Error('No loans')
    const longer = { ...loan, projected: [...loan.projected, 'channel'].sort() }
    const model = {
      ...libraryModel,
      hash: 'f00d'.repeat(16),
      recordTypes: { ...libraryModel.recordTypes, loan: longer },
    }
    await stores.activate(model, now)
    await asBefore()

    const before = beside.pid() as number
    process.kill(before, 'SIGKILL')
    await ended(() => beside.pid() === undefined)
    await asBefore()
    assert.is.not(beside.pid(), before)
    beside.close()
    await close()
  })

  it('refuses what may not be asked, as the server does', async () => {
    const { close, file } = await aLibrary()
    const beside = createCountingProcess(file)
    const fines: Count = { from: 'loan', where: { field: 'fine', from: 1 }, by: [] }
    assert.is(await refusal(beside.counts({ actor: nadia, counts: [fines], time })), 'query.refused')
    assert.is(await refusal(beside.counts({ actor: jon, counts: [fines], time })), undefined)
    beside.close()
    await close()
  })

  it('is ended when it takes too long, and when nobody waits any more, and then answers others', async () => {
    const { close, file } = await aLibrary()
    const hasty = createCountingProcess(file, { patienceMs: 0 })
    assert.is(await refusal(hasty.counts({ actor: jon, counts: [byKind], time })), 'limit.reached')
    assert.is(hasty.pid(), undefined)
    hasty.close()

    const beside = createCountingProcess(file)
    const gone = new AbortController()
    const first = refusal(beside.counts({ actor: jon, counts: [byKind], time }, gone.signal))
    const second = beside.counts({ actor: nadia, counts: [byKind], time })
    const started = beside.pid()
    gone.abort()
    assert.is(await first, 'limit.reached')
    assert.is((await second).length, 1)
    assert.is.not(beside.pid(), started)
    beside.close()
    await close()
  })

  it('lets nobody fill it with questions, and goes when there are none', async () => {
    const { close, file } = await aLibrary()
    const beside = createCountingProcess(file, { mostOfOne: 1, idleMs: 1 })
    const ask = (actor = jon) => beside.counts({ actor, counts: [byKind], time })
    const asked = [ask(), ask()]
    assert.is(await refusal(ask()), 'limit.reached')
    assert.is((await ask(layla)).length, 1, 'others still may')
    await Promise.all(asked)
    await ended(() => beside.pid() === undefined)
    beside.close()
    await close()
  })
})
