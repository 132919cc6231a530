import * as assert from 'uvu/assert'
import { openScreen } from '../../../lib/screen.tsx'
import { spec } from '../../../lib/spec.ts'
import { aWatchedLibrary } from '../../../server/routes/watched-library.ts'

type Library = Awaited<ReturnType<typeof aWatchedLibrary>>
type Screen = Awaited<ReturnType<typeof openScreen>>

/** Nadia lends a book. */
async function seenBy(user: string, path: string, work: (screen: Screen, library: Library) => Promise<void>) {
  const library = await aWatchedLibrary()
  try {
    const nadia = await library.as('nadia')
    await nadia.post('loans', { data: { title: 'Maps', borrower: 'Mina' } })
    const screen = await openScreen(path, { server: library, as: user })
    await work(screen, library)
    screen.close()
  } finally {
    await library.close()
  }
}

spec('The page of system health', (it) => {
  it('says what asks for attention, and checks when it is asked to', () =>
    seenBy('jon', '/settings/system', async (screen) => {
      await screen.shows('No backups are made by themselves')
      await screen.shows('Not looked at yet')
      screen.click('Check now')
      await screen.until(() => screen.button('Checking…').disabled)
      await screen.until(() => screen.text().includes('Seen: 1, not whole: 0'), 60_000)
    }))

  it('is not there for others', () =>
    seenBy('nadia', '/settings/system', (screen) => screen.shows('There is nothing here')))
})

spec('The usage report on the screen', (it) => {
  it('shows numbers and names nobody', () =>
    seenBy('jon', '/settings/usage?from=2024-05-01', async (screen) => {
      await screen.until(() => screen.all('.card').length > 0)
      assert.not.match(screen.text(), /Maps|Mina/)
      assert.match(screen.link('Save as a table').href, /usage_reports\/current\?from=2024-05-01.*format=csv/)
    }))
})

spec('What forms ask', (it) => {
  it('is told form by form, and narrowed to fields that nobody fills in', () =>
    seenBy('jon', '/settings/form-burden', async (screen) => {
      await screen.until(() => screen.all('.admin-fold').length > 0)
      const all = screen.all('.admin-fold .card').length
      screen.tick('Only fields that nobody fills in')
      await screen.until(() => {
        const left = screen.all('.admin-fold .card').length
        return left > 0 && left < all
      })
      assert.ok(screen.all('.admin-fold .card').every((card) => card.textContent?.includes('Never filled in')))
      assert.not.match(screen.text(), /Maps|Mina/)
    }))
})

spec('The proof of access', (it) => {
  it('says who can see a field, by which way and on how many records', () =>
    seenBy('jon', '/settings/access-proof', async (screen) => {
      await screen.until(() => screen.button('Who can see a field?'))
      screen.click('Who can see a field?')
      await screen.until(() => screen.all('[data-field="field_loan"]').length > 0)
      assert.ok(screen.all('[data-field="type"]').length > 0)
    }))

  it('answers at an address that can be kept', () =>
    seenBy('jon', '/settings/access-proof?type=loan&field=title', async (screen) => {
      await screen.until(() => screen.all('.card').length > 0)
      assert.match(screen.text(), /\d of 4 people see it, on 1 of 1 records/)
    }))

  it('says what a person can see and do', () =>
    seenBy('jon', '/settings/access-proof?user=nadia', async (screen) => {
      await screen.until(() => screen.all('details').length > 0)
      assert.match(screen.text(), /1 of 1 records/)
    }))
})
