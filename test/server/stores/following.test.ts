import * as assert from 'uvu/assert'
import { DAMAGE, damagesModel, MAPS, workers } from '../../lib/damages.ts'
import { now, uuid } from '../../lib/people.ts'
import { aServer } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

const LATE = uuid(51)

/** Nadia's loan with one damage, and what a write that moves the loan would commit. */
async function led() {
  const server = await aServer({ model: damagesModel, people: workers })
  const nadia = await server.as('nadia')
  await nadia.post('loans', { data: { id: MAPS, title: 'Maps' } })
  await nadia.post('damages', { data: { id: DAMAGE, what: 'Torn page', with_loan: MAPS } })
  const { records } = server.stores
  const loan = (await records.get('loan', MAPS))?.record
  if (!loan) throw new Error('Nothing is there')
  const after = { ...loan, version: 2 }
  const change = { record: MAPS, version: 2, action: 'test', by: 'nadia', at: now, release: '', fields: [] }
  const moving = (mutation: string, counted: object) => ({
    ...{ mutation, fingerprint: '', audit: [], at: now, result: null },
    records: [{ expected: 1, before: loan, after, change: { ...change, mutation } }],
    ...counted,
  })
  return { nadia, records, moving }
}

const following = (...ids: readonly string[]) => ({
  following: [{ type: 'damage', field: 'with_loan', record: MAPS, ids }],
})

spec('A commit of what others follow', (it) => {
  it('is stale when something else came to follow meanwhile, and leaves nothing', async () => {
    const { nadia, records, moving } = await led()
    await nadia.post('damages', { data: { id: LATE, what: 'Wet cover', with_loan: MAPS } })
    assert.equal(await records.commit(moving(uuid(90), following(DAMAGE))), { kind: 'stale' })
    assert.is((await records.get('loan', MAPS))?.record.version, 1)
    assert.equal(await records.commit(moving(uuid(91), following(DAMAGE, LATE))), { kind: 'done' })
  })

  it('is stale when the record that is followed from now on stands otherwise', async () => {
    const { nadia, records, moving } = await led()
    const leading = [{ id: DAMAGE, version: 1 }]
    await nadia.patch(`damages/${DAMAGE}`, { data: { what: 'Torn twice' } })
    assert.equal(await records.commit(moving(uuid(90), { leading })), { kind: 'stale' })
    assert.equal(await records.commit(moving(uuid(91), { leading: [{ id: DAMAGE, version: 2 }] })), { kind: 'done' })
  })
})
