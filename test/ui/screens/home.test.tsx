import * as assert from 'uvu/assert'
import { createData } from '../../../ui/data/data.tsx'
import { newAction } from '../../../ui/data/records.ts'
import { openScreen, wayTo } from '../../lib/screen.tsx'
import { aServer, PASSWORD } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

async function withLoans(...titles: string[]) {
  const server = await aServer()
  const nadia = createData(wayTo(server).fetch)
  await nadia.session.signIn('nadia', PASSWORD)
  for (const title of titles) {
    const record = crypto.randomUUID()
    const action = newAction({ name: 'create', type: 'loan', record, answers: { title } })
    assert.is((await nadia.records.perform(action, { title })).kind, 'done')
  }
  return server
}

spec('Home', (it) => {
  it('counts records by status, each number a link to exactly that list', async () => {
    const screen = await openScreen('/', { as: 'nadia', server: await withLoans('Maps', 'Atlas') })
    await screen.until(() => screen.link('2 Open'))
    assert.is(screen.link('2 Open').getAttribute('href'), '/r/loans?status=open')
    screen.click('2 Open')
    await screen.shows('2 records')
    screen.close()
  })

  it('shows first what is mine', async () => {
    const screen = await openScreen('/', { as: 'nadia', server: await withLoans('Maps') })
    await screen.shows('Mine, changed last')
    assert.ok(screen.link('Maps').getAttribute('href')?.startsWith('/r/loans/'))
    screen.close()
  })

  it('says so where somebody reads no records at all', async () => {
    const people = { hana: { userName: 'hana', fullName: 'Hana Tesfaye', role: 'nothing', agency: 'town', groups: [] } }
    const screen = await openScreen('/', { as: 'hana', server: await aServer({ people }) })
    await screen.shows('There are no records for you here')
    screen.close()
  })

  it('tells a page that is not there from one that is', async () => {
    const screen = await openScreen('/r/unicorns', { as: 'nadia' })
    await screen.shows('There is nothing here')
    screen.close()
  })
})
