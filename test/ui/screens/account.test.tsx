import * as assert from 'uvu/assert'
import { openScreen } from '../../lib/screen.tsx'
import { PASSWORD } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

const opened = async () => {
  const screen = await openScreen('/account', { as: 'nadia' })
  await screen.until(() => screen.button('Edit'))
  return screen
}

spec('My account', (it) => {
  it('shows role, group and agency, which others decide', async () => {
    const screen = await opened()
    for (const fact of ['Librarian', 'North', 'Town', 'nadia']) assert.ok(screen.text().includes(fact), fact)
    screen.click('Edit')
    await screen.until(() => screen.field('Full name'))
    assert.throws(() => screen.field('Role'))
    screen.close()
  })

  it('names the language in use for who has chosen none', async () => {
    const screen = await opened()
    const language = screen.all('.account-facts div').find((line) => line.textContent?.startsWith('Language'))
    assert.is(language?.textContent, 'LanguageEnglish')
    screen.close()
  })

  it('keeps what was changed', async () => {
    const screen = await opened()
    screen.click('Edit')
    await screen.until(() => screen.field('Phone'))
    screen.type('Phone', '+254 700 000 001')
    screen.click('Save')
    await screen.shows('Your account is saved.')
    assert.ok(screen.text().includes('+254 700 000 001'))
    screen.close()
  })

  it('says at the field what cannot be read', async () => {
    const screen = await opened()
    screen.click('Edit')
    await screen.until(() => screen.field('E-mail'))
    screen.type('E-mail', 'nadia at home')
    screen.click('Save')
    await screen.shows('This does not read as an e-mail address.')
    assert.is(screen.field('E-mail').getAttribute('aria-invalid'), 'true')
    screen.close()
  })

  it('takes another address for mail from who knows the password', async () => {
    const screen = await opened()
    screen.click('Edit')
    await screen.until(() => screen.field('E-mail'))
    screen.type('E-mail', 'nadia@example.org')
    await screen.until(() => screen.field('Present password'))
    screen.type('Present password', PASSWORD)
    screen.click('Save')
    await screen.shows('nadia@example.org')
    screen.close()
  })

  it('changes the password only for who knows the present one', async () => {
    const screen = await opened()
    screen.click('Change password')
    await screen.until(() => screen.field('Present password'))
    screen.type('Present password', 'a guess')
    screen.type('New password', 'four brown llamas sing')
    screen.click('Change password')
    await screen.shows('This is not your present password.')
    screen.type('Present password', PASSWORD)
    screen.click('Change password')
    await screen.shows('Your password is changed.')
    screen.close()
  })

  it('speaks the language that is chosen for it', async () => {
    const screen = await opened()
    screen.click('Edit')
    await screen.until(() => screen.all('.account-form select')[0])
    const [language] = screen.all<HTMLSelectElement>('.account-form select')
    assert.ok(language)
    language.value = 'ar'
    language.dispatchEvent(new window.Event('change', { bubbles: true }))
    screen.click('Save')
    await screen.shows('حسابي')
    assert.is(document.documentElement.lang, 'ar')
    screen.close()
  })
})
