import * as assert from 'uvu/assert'
import { openScreen } from '../../lib/screen.tsx'
import { spec } from '../../lib/spec.ts'
import { mailing, NEW } from '../../server/mail/telling-server.ts'

spec('A forgotten password', (it) => {
  it('is offered help with on the sign-in page where mail is sent, and only there', async () => {
    const screen = await openScreen('/sign-in', { server: await mailing() })
    await screen.until(() => screen.all('a').some((link) => link.getAttribute('href') === '/forgotten-password'))
    screen.close()
    const without = await openScreen('/sign-in')
    await without.shows('Ask your administrator')
    assert.not.ok(without.all('a').some((link) => link.getAttribute('href') === '/forgotten-password'))
    without.close()
  })

  for (const email of ['layla@example.org', 'nobody@example.org'])
    it(`is answered the same for ${email}`, async () => {
      const screen = await openScreen('/forgotten-password', { server: await mailing() })
      await screen.until(() => screen.field('E-mail'))
      screen.click('Send me the link')
      await screen.shows('Please type your whole e-mail address.')
      screen.type('E-mail', email)
      screen.click('Send me the link')
      await screen.shows('If there is an account with this address, a mail is on its way.')
      screen.close()
    })

  it('is replaced by the link of the mail, which leaves no trace in the address', async () => {
    const server = await mailing()
    await server.ask('layla@example.org')
    const screen = await openScreen(`/choose-password#${await server.token()}`, { server })
    await screen.until(() => screen.field('New password'))
    assert.is(window.location.hash, '')
    screen.type('New password', 'short')
    screen.click('Save the new password')
    await screen.shows('Too short.')
    screen.type('New password', NEW)
    screen.click('Save the new password')
    await screen.shows('Your password is changed. Sign in with it.')
    assert.is(await server.signIn(NEW), 200)
    screen.close()
  })

  it('stays as it is under a link that is over', async () => {
    const screen = await openScreen(`/choose-password#${'A'.repeat(43)}`, { server: await mailing() })
    await screen.until(() => screen.field('New password'))
    screen.type('New password', NEW)
    screen.click('Save the new password')
    await screen.shows('This link or code has been used')
    screen.close()
  })
})

spec('The mailbox of a demonstration', (it) => {
  it('shows what would have been sent, and links to it', async () => {
    const server = await mailing()
    await server.ask('layla@example.org')
    await server.sender.round()
    const screen = await openScreen('/mailbox', { server })
    await screen.shows('A new password for Town library')
    const [link] = screen.all<HTMLAnchorElement>('.captured-text a')
    assert.match(link?.getAttribute('href') ?? '', /^\/choose-password#[\w-]{43}$/)
    screen.close()
  })
})
