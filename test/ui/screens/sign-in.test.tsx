import * as assert from 'uvu/assert'
import { toast } from '../../../ui/parts/toasts.tsx'
import { openScreen } from '../../lib/screen.tsx'
import { PASSWORD } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

spec('Signing in', (it) => {
  it('leads to the page that was asked for, and keeps that out of the address', async () => {
    const screen = await openScreen('/r/loans?kind=book')
    await screen.shows('Sign in')
    assert.is(window.location.pathname + window.location.search, '/sign-in')
    screen.type('User name', 'nadia')
    screen.type('Password', PASSWORD)
    screen.click('Sign in')
    await screen.until(() => window.location.pathname === '/r/loans')
    assert.is(window.location.search, '?kind=book')
    screen.close()
  })

  it('says the same of a wrong password and of an unknown name', async () => {
    const screen = await openScreen('/sign-in')
    await screen.shows('Password')
    for (const name of ['nadia', 'nobody']) {
      screen.type('User name', name)
      screen.type('Password', 'not this one')
      screen.click('Sign in')
      await screen.shows('User name and password do not fit together.')
      await screen.until(() => screen.field('Password').value === '')
    }
    screen.close()
  })

  it('asks for what is missing before anything is sent', async () => {
    const screen = await openScreen('/sign-in')
    await screen.shows('Password')
    screen.click('Sign in')
    await screen.shows('Please fill in your user name and your password.')
    assert.not.ok(screen.way.seen.some(({ path }) => path.endsWith('/tokens')))
    screen.close()
  })

  it('says that the server cannot be reached, and that nothing is lost', async () => {
    const screen = await openScreen('/sign-in')
    await screen.shows('Password')
    screen.way.lose(() => 'request')
    screen.type('User name', 'nadia')
    screen.type('Password', PASSWORD)
    screen.click('Sign in')
    await screen.shows('The server cannot be reached.')
    screen.close()
  })

  it('follows the language chosen on the way in', async () => {
    const screen = await openScreen('/sign-in')
    await screen.until(() => screen.field('Language'))
    screen.type('Language', 'ar')
    await screen.shows('تسجيل الدخول')
    assert.is(document.documentElement.dir, 'rtl')
    screen.type('اللغة', 'en')
    await screen.shows('Sign in')
    screen.close()
  })
})

spec('A session that has ended', (it) => {
  it('leaves the page as it was for whoever signs in again, and only for them', async () => {
    const screen = await openScreen('/account', { as: 'nadia' })
    await screen.until(() => screen.button('Edit'))
    screen.click('Edit')
    await screen.until(() => screen.field('Position'))
    screen.type('Position', 'Field officer')
    screen.way.forgetCookie()
    screen.click('Save')
    await screen.shows('Please sign in again')
    assert.is(screen.all<HTMLInputElement>('.outside input[name=username]')[0]?.value, 'nadia')
    screen.type('Password', PASSWORD)
    screen.all('.outside button[type=submit]')[0]?.click()
    await screen.until(() => screen.all('.outside').length === 0)
    assert.is(screen.field('Position').value, 'Field officer')
    screen.close()
  })

  it('is forgotten with all it held when somebody else comes', async () => {
    const screen = await openScreen('/account', { as: 'nadia' })
    await screen.shows('Nadia Haddad')
    await screen.data.session.signOut()
    await screen.until(() => window.location.pathname === '/sign-in')
    assert.not.ok(screen.text().includes('Nadia'))
    assert.throws(() => screen.data.model())
    screen.close()
  })

  it('leaves no word of whom it was about on the page where somebody else signs in', async () => {
    const screen = await openScreen('/account', { as: 'nadia' })
    await screen.shows('Nadia Haddad')
    toast('Saved: Amina Yusuf', { label: 'Undo', run: () => undefined })
    await screen.shows('Saved: Amina Yusuf')
    await screen.data.session.signOut()
    await screen.until(() => window.location.pathname === '/sign-in')
    assert.not.ok(screen.text().includes('Amina'))
    screen.close()
  })
})
