import * as assert from 'uvu/assert'
import { openScreen } from '../../lib/screen.tsx'
import { spec } from '../../lib/spec.ts'

spec('The set-up page', (it) => {
  it('needs the link that the server printed', async () => {
    const screen = await openScreen('/set-up')
    await screen.shows('This page needs the one-time link')
    screen.close()
  })

  it('takes the token out of the address and refuses one that was never given', async () => {
    const screen = await openScreen('/set-up?token=made-up')
    await screen.until(() => screen.field('Full name'))
    await screen.until(() => window.location.search === '')
    screen.type('User name', 'chief')
    screen.type('Full name', 'Ana Núñez')
    screen.type('Password', 'four brown llamas sing')
    screen.click('Make the account')
    await screen.shows('This link has been used or is too old.')
    screen.close()
  })

  it('names each part that is missing', async () => {
    const screen = await openScreen('/set-up?token=made-up')
    await screen.until(() => screen.button('Make the account'))
    screen.click('Make the account')
    await screen.until(() => screen.all('.field-error').length === 3)
    assert.is(screen.field('User name').getAttribute('aria-invalid'), 'true')
    screen.close()
  })
})
