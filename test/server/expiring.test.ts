import * as assert from 'uvu/assert'
import { endExpired } from '../../server/expiring.ts'
import { dataOf } from '../lib/server.ts'
import { spec } from '../lib/spec.ts'
import { given, loan } from './routes/giving.ts'
import type { Data } from './routes/loans.ts'

const DAY = 86_400_000

spec('What is given for a time', (it) => {
  it('ends by itself when that is over, in the log as nobody’s doing', async () => {
    const { parts, wait, stored, stores, id } = await given('looks', { transitioned_to: 'omar' })
    wait(3 * DAY - 1000)
    assert.is(await endExpired(parts), 0)
    assert.equal((await stored())?.core.assigned_user_names, ['omar'])
    wait(2000)
    assert.is(await endExpired(parts), 1)
    const record = await stored()
    assert.equal(
      record?.core.transitions?.map(({ unique_id, status }) => [unique_id, status]),
      [[id, 'expired']],
    )
    assert.equal([record?.core.shared_with, record?.core.last_updated_by, record?.version], [[], 'nadia', 3])
    const [last] = await stores.records.history(record?.id ?? '', { offset: 0, limit: 1 })
    assert.equal([last?.action, last?.by], ['expire_transitions', ''])
    assert.equal(await stores.records.verifyChain(record?.id ?? ''), { whole: true })
    assert.is(await endExpired(parts), 0)
  })
  it('is read as over, answered no more and out of reach before that is noted', async () => {
    const { as, omar, entry, wait } = await given('looks', { transitioned_to: 'omar' })
    assert.is((await omar.get(loan)).status, 200)
    wait(3 * DAY + 1000)
    const [nadia, later] = [await as('nadia'), await as('omar')]
    assert.is((await later.get(loan)).status, 404)
    assert.is((await later.patch(entry, { data: { status: 'accepted' } })).status, 404)
    const [seen] = await dataOf<readonly Data[]>(await nadia.get(`${loan}/transitions`))
    assert.is(seen?.['status'], 'expired')
  })
})
