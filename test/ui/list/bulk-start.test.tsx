import * as assert from 'uvu/assert'
import { openScreen } from '../../lib/screen.tsx'
import { spec } from '../../lib/spec.ts'
import { aGivingLibrary, pick } from '../record/gifts.ts'

const dialog = () => document.body.querySelector<HTMLElement>('[role=dialog]')
const submit = () => dialog()?.querySelector<HTMLButtonElement>('button[type=submit]')?.click()

const loan = (title: string) => ({ title, kind: 'book', borrower: 'Mina' })

spec('Several records for one recipient', (it) => {
  it('are handed over at once, in as many requests as let one see it move', async () => {
    const titles = Array.from({ length: 12 }, (_, index) => `Atlas ${index + 1}`)
    const { server } = await aGivingLibrary(...titles.map(loan))
    const screen = await openScreen('/r/loans', { server, as: 'nadia', wide: true })
    await screen.until(() => screen.all('tbody tr').length === 12)
    screen.click('Select')
    await screen.until(() => screen.field('All on this page'))
    screen.tick('All on this page')
    screen.click('Hand over')
    await pick(screen, 'Amal Zaki')
    submit()
    await screen.shows('Done for 12 records.')
    await screen.until(() => screen.all('tbody tr').length === 0)
    const sent = screen.way.seen.filter(({ path }) => path.endsWith('/loans/handovers'))
    assert.is(sent.length, 2)
    screen.close()
  })

  it('say of each that could not be given why, and keep it chosen', async () => {
    const { server } = await aGivingLibrary(loan('Atlas'), { title: 'Birds', kind: 'book' })
    const screen = await openScreen('/r/loans', { server, as: 'nadia', wide: true })
    await screen.until(() => screen.all('tbody tr').length === 2)
    screen.click('Select')
    await screen.until(() => screen.field('All on this page'))
    screen.tick('All on this page')
    screen.click('Offer')
    await pick(screen, 'Omar Said')
    submit()
    await screen.shows('Could not be done')
    assert.match(
      screen
        .all('.bulk-results > li')
        .map(({ textContent }) => textContent)
        .join(),
      /^Birds.*Nobody was asked\./,
    )
    screen.click('Back to the list')
    await screen.shows('1 selected')
    screen.close()
  })
})
