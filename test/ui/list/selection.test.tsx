import * as assert from 'uvu/assert'
import { createData } from '../../../ui/data/data.tsx'
import { newAction } from '../../../ui/data/records.ts'
import { lendingTasks } from '../../lib/lending-tasks.ts'
import { openScreen, wayTo } from '../../lib/screen.tsx'
import { aServer, PASSWORD } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { withDatabase } from '../drafts/little-database.ts'

/** Three loans of Nadia's, whom Layla leads. */
async function aShelf() {
  withDatabase()
  const server = await aServer({ model: lendingTasks })
  const nadia = createData(wayTo(server).fetch)
  await nadia.session.signIn('nadia', PASSWORD)
  for (const title of ['Atlas', 'Birds', 'Clouds']) {
    const action = newAction({
      name: 'create',
      type: 'loan',
      record: crypto.randomUUID(),
      answers: { title, kind: 'book' },
    })
    await nadia.records.perform(action, { title: '' })
  }
  return server
}

const opened = async (as: string, wide?: true) => {
  const screen = await openScreen('/r/loans', { server: await aShelf(), as, ...(wide && { wide }) })
  await screen.until(() => screen.all('.card, tbody tr').length === 3)
  return screen
}

const submit = () => document.querySelector<HTMLButtonElement>('[role=dialog] button[type=submit]')?.click()

spec('Several records of a list', (it) => {
  for (const wide of [undefined, true] as const)
    it(`are flagged at once by those who may, and counted in the list ${wide ? 'with room' : 'on a phone'}`, async () => {
      const screen = await opened('layla', wide)
      screen.click('Select')
      await screen.until(() => screen.all('.row-tick').length === 3)
      assert.is(screen.button('Flag').disabled, true, 'nothing is chosen yet')
      screen.all<HTMLInputElement>('.row-tick input')[0]?.click()
      screen.all<HTMLInputElement>('.row-tick input')[2]?.click()
      await screen.shows('2 selected')
      screen.click('Flag')
      await screen.until(() => screen.field('What is it about?'))
      submit()
      await screen.until(() => document.querySelector('[role=dialog] .issue-error'))
      screen.type('What is it about?', 'Ask for the covers')
      submit()
      await screen.shows('Done for 2 records.')
      await screen.until(() => screen.all('.flag-mark').length === 2)
      assert.is(screen.all('.flag-mark .unseen')[0]?.textContent, '1 flag')
      assert.is(screen.all('.row-tick').length, 0, 'choosing is over')
      screen.close()
    })

  it('are all taken by one tick, and none where it is over', async () => {
    const screen = await opened('layla')
    screen.click('Select')
    await screen.until(() => screen.field('All on this page'))
    screen.tick('All on this page')
    await screen.shows('3 selected')
    screen.click('Stop selecting')
    screen.click('Select')
    await screen.shows('0 selected')
    screen.close()
  })

  it('cannot be chosen by those who may do nothing to several', async () => {
    const screen = await opened('nadia')
    assert.throws(() => screen.button('Select'))
    screen.close()
  })
})
