import * as assert from 'uvu/assert'
import { createData } from '../../../ui/data/data.tsx'
import { newAction } from '../../../ui/data/records.ts'
import { openScreen, wayTo } from '../../lib/screen.tsx'
import { aServer, PASSWORD } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

const loans = [
  { title: 'Atlas of rivers', kind: 'book', borrower: 'Mina' },
  { title: 'Harbour map', kind: 'game' },
  { title: 'خريطة الميناء', kind: 'game' },
]

async function library() {
  const server = await aServer()
  const nadia = createData(wayTo(server).fetch)
  await nadia.session.signIn('nadia', PASSWORD)
  for (const answers of loans)
    await nadia.records.perform(newAction({ name: 'create', type: 'loan', record: crypto.randomUUID(), answers }), {
      title: '',
    })
  return server
}

const opened = async (path = '/r/loans', wide?: true) => {
  const screen = await openScreen(path, { as: 'nadia', server: await library(), ...(wide ? { wide } : {}) })
  await screen.until(() => screen.all('.card, .table, .empty').length > 0)
  return screen
}
const titles = (screen: Awaited<ReturnType<typeof opened>>) =>
  screen.all('.card-title').map((each) => each.textContent?.trim() ?? '')

spec('A list on a phone', (it) => {
  it('shows a card for each record, and says how many there are', async () => {
    const screen = await opened()
    await screen.shows('3 records')
    assert.is(titles(screen).length, 3)
    assert.ok(screen.text().includes('Status: Open'))
    screen.close()
  })

  it('finds by words while one types, in any script, and keeps them out of the address', async () => {
    const screen = await opened()
    screen.type('Search', 'خريطه')
    await screen.shows('1 record')
    assert.equal(titles(screen), ['خريطة الميناء'])
    assert.is(window.location.search, '')
    assert.ok(screen.text().includes('Status: any'))
    screen.close()
  })

  it('finds the words again after a reload', async () => {
    const screen = await opened()
    screen.type('Search', 'atlas')
    await screen.shows('1 record')
    const { state } = window.history
    screen.close()
    window.history.replaceState(state, '', '/r/loans')
    assert.is((state as { words?: string }).words, 'atlas')
  })

  it('counts a filter as soon as it is chosen, and puts it into the address', async () => {
    const screen = await opened()
    screen.click('Filters')
    await screen.until(() => screen.all('.layer .filter').length > 0)
    screen.tick('Game')
    await screen.shows('Show 2 records')
    assert.is(window.location.search, '?kind=game')
    screen.close()
  })

  it('takes a default away when its chip is removed', async () => {
    const screen = await opened()
    screen.button('Remove Status: Open').click()
    await screen.until(() => window.location.search === '?status=')
    screen.close()
  })

  it('says what to do when nothing fits', async () => {
    const screen = await opened('/r/loans?kind=book&borrower_age=0..1')
    await screen.shows('Nothing fits these filters')
    screen.click('Clear search and filters')
    await screen.shows('3 records')
    screen.close()
  })

  it('says what happened when the server cannot be reached, and tries again when asked', async () => {
    const screen = await opened()
    screen.way.lose((path) => (path.includes('/loans') ? 'request' : undefined))
    screen.type('Search', 'atlas')
    await screen.shows('The server cannot be reached.')
    screen.way.lose(() => undefined)
    screen.click('Try again')
    await screen.shows('1 record')
    screen.close()
  })
})

spec('A list with room', (it) => {
  it('is a table that can be ordered by its heads', async () => {
    const screen = await opened('/r/loans', true)
    const head = () => screen.all('th').find((each) => each.textContent?.includes('Title'))
    assert.is(head()?.getAttribute('aria-sort'), 'none')
    screen.click('Title')
    await screen.until(() => head()?.getAttribute('aria-sort') === 'ascending')
    assert.is(window.location.search, '?order_by=title&order=asc')
    await screen.until(() => screen.all('.table-link')[0]?.getAttribute('aria-label')?.endsWith('Atlas of rivers Mina'))
    screen.close()
  })

  it('is walked through with the arrow keys', async () => {
    const screen = await opened('/r/loans?order_by=title&order=asc', true)
    const links = screen.all('.table-link')
    links[0]?.focus()
    links[0]?.dispatchEvent(new window.KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }))
    assert.is(document.activeElement, links[1])
    screen.close()
  })

  it('offers a new record only to those who may make one', async () => {
    const server = await library()
    const nadia = await openScreen('/r/loans', { as: 'nadia', server, wide: true })
    await nadia.until(() => nadia.link('New'))
    nadia.close()
    const omar = await openScreen('/r/loans', { as: 'omar', server, wide: true })
    await omar.until(() => omar.all('.empty, .table').length > 0)
    assert.throws(() => omar.link('New'))
    omar.close()
  })
})
