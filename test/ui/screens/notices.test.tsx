import * as assert from 'uvu/assert'
import { uuid } from '../../lib/people.ts'
import { openScreen } from '../../lib/screen.tsx'
import { spec } from '../../lib/spec.ts'
import { telling } from '../../server/mail/telling-server.ts'

const opened = async (path = '/notices', locale = 'en') => {
  const server = await telling()
  const screen = await openScreen(path, { server, as: 'jon', locale })
  return { ...screen, server }
}

spec('The page of notifications', (it) => {
  it('shows what one was told, with the way to the record, and how much is unread', async () => {
    const screen = await opened()
    await screen.shows('Loan loan 1 is overdue, says Nadia Haddad')
    const links = screen.all<HTMLAnchorElement>('.notice-link').map((link) => link.getAttribute('href'))
    assert.equal(links, [`/r/loans/${uuid(1)}`, `/r/loans/${uuid(2)}`])
    await screen.until(() => screen.all('.bell').some((bell) => bell.textContent?.includes('2 notifications not read')))
    screen.close()
  })

  it('marks one as read, or all', async () => {
    const screen = await opened()
    await screen.until(() => screen.all('.notice-unread').length === 2)
    screen.click('Mark as read')
    await screen.until(() => screen.all('.notice-unread').length === 1)
    screen.click('Mark all as read')
    await screen.until(() => screen.all('.notice-unread').length === 0)
    await screen.until(() => screen.all('.bell').some((bell) => bell.textContent === 'Notifications'))
    screen.close()
  })

  it('changes the number in the rail and leaves the rail as it is, whoever stands on it with the focus', async () => {
    const screen = await opened()
    await screen.until(() => screen.all('.rail .place-waiting').length > 0)
    const place = screen.all('.rail a').find((link) => link.getAttribute('href') === '/notices')
    place?.focus()
    screen.click('Mark all as read')
    await screen.until(() => screen.all('.rail .place-waiting').length === 0)
    assert.is(document.activeElement, place)
    screen.close()
  })

  it('speaks the language of the person', async () => {
    const screen = await opened('/notices', 'ar')
    await screen.shows('متأخرة')
    screen.close()
  })

  it('says so when there is nothing', async () => {
    const screen = await openScreen('/notices', { as: 'jon' })
    await screen.shows('Nothing new')
    screen.close()
  })
})

spec('Mails on the account page', (it) => {
  it('are turned off by kind, and altogether', async () => {
    const screen = await opened('/account')
    const { id = '' } = (await screen.server.stores.accounts.byUserName('jon')) ?? {}
    await screen.shows('Add your e-mail address above')
    await screen.server.stores.accounts.update(id, { email: 'jon@example.org' }, { at: '', action: 'test' })
    screen.close()
    const again = await openScreen('/account', { server: screen.server, as: 'jon' })
    await again.until(() => again.field('Overdue'))
    const box = (name: string) => again.field(name) as HTMLInputElement
    const account = () => screen.server.stores.accounts.byId(id)
    box('Overdue').click()
    await again.until(() => !box('Overdue').checked && !box('Overdue').disabled)
    assert.equal((await account())?.mailOff, ['overdue'])
    box('Send me e-mails').click()
    await again.until(() => !box('Send me e-mails').checked && !box('Send me e-mails').disabled)
    assert.is((await account())?.sendMail, false)
    assert.is(box('Overdue').disabled, true)
    again.close()
  })
})
