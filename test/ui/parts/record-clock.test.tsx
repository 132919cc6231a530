import { randomUUID } from 'node:crypto'
import * as assert from 'uvu/assert'
import { createWorkshop } from '../../../server/commands/workshop.ts'
import { createConfiguration } from '../../../server/configuration.ts'
import { developmentOf } from '../../../server/env.ts'
import { openStores } from '../../../server/stores/open-stores.ts'
import { lendingTasks } from '../../lib/lending-tasks.ts'
import { openScreen } from '../../lib/screen.tsx'
import { aServer } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

async function openLoan(locale = 'en') {
  const stores = await openStores(':memory:')
  const folder = developmentOf('test/configurations/vaccination')
  const workshop = createWorkshop(folder, stores, createConfiguration(lendingTasks))
  const server = await aServer({ model: lendingTasks, stores, parts: { workshop } })
  const id = randomUUID()
  await (await server.as('nadia')).post('loans', { data: { id, title: 'Atlas', due_on: '2024-05-20' } })
  return openScreen(`/r/loans/${id}`, { as: 'nadia', server, locale })
}

spec('The clock over a record', (it) => {
  it('shows a task coming up, then overdue, as the day is moved', async () => {
    const screen = await openLoan()
    await screen.until(() => screen.button('View as'))
    screen.click('View as')
    await screen.shows('Do return: 20 May 2024, later')
    screen.type('Day', '2024-05-18')
    await screen.shows('Do return: 20 May 2024, coming up')
    screen.click('A week on')
    await screen.shows('Do return: 20 May 2024, overdue')
    assert.is(screen.field('Day').value, '2024-05-25')
    screen.click('A month on')
    await screen.until(() => screen.field('Day').value === '2024-06-25')
    screen.type('Day', '2024-05-01')
    await screen.shows('There was no such record yet.')
    screen.close()
  })
})
