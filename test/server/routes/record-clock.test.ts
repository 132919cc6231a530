import { randomUUID } from 'node:crypto'
import * as assert from 'uvu/assert'
import { createWorkshop } from '../../../server/commands/workshop.ts'
import { createConfiguration } from '../../../server/configuration.ts'
import { developmentOf } from '../../../server/env.ts'
import { openStores } from '../../../server/stores/open-stores.ts'
import { lendingTasks } from '../../lib/lending-tasks.ts'
import { accounts } from '../../lib/people.ts'
import { aServer, dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

/** A server under `formwork dev`, and a loan that is due on 20 May 2024. */
async function openLoan(withWorkshop = true) {
  const stores = await openStores(':memory:')
  const folder = developmentOf('test/configurations/vaccination')
  const workshop = createWorkshop(folder, stores, createConfiguration(lendingTasks))
  const parts = withWorkshop ? { workshop } : {}
  const server = await aServer({ model: lendingTasks, stores, people: accounts, parts })
  const nadia = await server.as('nadia')
  const id = randomUUID()
  const made = await nadia.post('loans', { data: { id, title: 'Atlas', due_on: '2024-05-20' } })
  assert.is(made.status, 200)
  return { ...server, nadia, id, clock: `developer/workshop/clock/loans/${id}` }
}

interface Standing {
  readonly day: string
  readonly made: boolean
  readonly tasks: readonly { readonly id: string; readonly state: string; readonly due_date: string }[]
  readonly alerts: readonly unknown[]
}

spec('GET /developer/workshop/clock/:plural/:id', (it) => {
  it('200: shows the tasks of a record as of any day', async () => {
    const { nadia, clock } = await openLoan()
    const stateOn = async (day: string) => {
      const { tasks } = await dataOf<Standing>(await nadia.get(`${clock}?day=${day}`))
      return tasks.map(({ id, due_date, state }) => `${id} ${due_date} ${state}`)
    }
    assert.equal(await stateOn('2024-05-11'), ['return 2024-05-20 later'])
    assert.equal(await stateOn('2024-05-13'), ['return 2024-05-20 coming_up'])
    assert.equal(await stateOn('2024-05-20'), ['return 2024-05-20 coming_up'])
    assert.equal(await stateOn('2024-05-21'), ['return 2024-05-20 overdue'])
  })

  it('200: begins with today, and knows that the record was not there before it was made', async () => {
    const { nadia, clock } = await openLoan()
    const today = await dataOf<Standing>(await nadia.get(clock))
    assert.equal([today.day, today.made], ['2024-05-10', true])
    assert.is((await dataOf<Standing>(await nadia.get(`${clock}?day=2024-05-09`))).made, false)
  })

  it('422: that is no day', async () => {
    const { nadia, clock } = await openLoan()
    assert.is((await nadia.get(`${clock}?day=tomorrow`)).status, 422)
  })

  it('404: somebody who does not reach the record learns nothing', async () => {
    const { as, clock } = await openLoan()
    assert.is((await (await as('omar')).get(clock)).status, 404)
  })

  it('401: nobody is signed in', async () => {
    const { request, clock } = await openLoan()
    assert.is((await request('GET', clock)).status, 401)
  })

  it('404: there is no clock in a real instance', async () => {
    const { nadia, clock } = await openLoan(false)
    assert.is((await nadia.get(clock)).status, 404)
  })
})
