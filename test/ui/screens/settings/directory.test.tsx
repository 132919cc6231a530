import * as assert from 'uvu/assert'
import { openScreen } from '../../../lib/screen.tsx'
import { spec } from '../../../lib/spec.ts'
import { managedServer } from '../../../server/routes/managing-people.ts'

type Server = Awaited<ReturnType<typeof managedServer>>

const opened = async (path: string, as: string, server?: Server) => {
  const serving = server ?? (await managedServer())
  const screen = await openScreen(path, { server: serving, as })
  return { ...screen, server: serving }
}

const links = (all: (selector: string) => readonly HTMLElement[]) =>
  all('.admin-place').map((link) => link.getAttribute('href')?.replace('/settings/', ''))

spec('The page of settings', (it) => {
  it('leads whoever looks after everything to every place', async () => {
    const screen = await opened('/settings', 'jon')
    await screen.until(() => screen.all('.admin-place').length > 0)
    assert.equal(links(screen.all), [
      ...['users', 'user-groups', 'agencies', 'locations'],
      ...['look', 'conduct', 'contact', 'instance', 'access-tokens'],
      ...['system', '/audit', 'usage', 'form-burden', 'access-proof'],
    ])
    screen.close()
  })

  it('leads others only where they may do something, and is not there for the rest', async () => {
    const screen = await opened('/settings', 'mara')
    await screen.until(() => screen.all('.admin-place').length > 0)
    assert.equal(links(screen.all), ['users', 'user-groups', 'agencies'])
    screen.close()
    const other = await opened('/settings', 'nadia', screen.server)
    await other.shows('There is nothing here')
    assert.equal(
      other.all('.rail-place').filter((place) => place.getAttribute('href') === '/settings'),
      [],
    )
    other.close()
  })
})

spec('The page of groups', (it) => {
  it('makes a group, and says at its field what is wrong with its identifier', async () => {
    const screen = await opened('/settings/user-groups', 'jon')
    await screen.until(() => screen.button('New group'))
    screen.click('New group')
    await screen.until(() => screen.field('Identifier'))
    screen.type('Identifier', 'north')
    screen.type('Name (English)', 'North again')
    screen.click('Save')
    await screen.until(() => screen.all('[data-field="unique_id"]')[0]?.textContent?.includes('This is taken'))
    screen.type('Identifier', 'night_shift')
    await screen.until(() => screen.button('Save'))
    screen.click('Save')
    await screen.until(() => screen.all('.card').some((card) => card.textContent?.includes('North again')))
    screen.close()
  })
})

spec('The page of agencies', (it) => {
  it('changes how an agency is reached and takes one out of use', async () => {
    const screen = await opened('/settings/agencies', 'jon')
    await screen.until(() => screen.all('.admin-open').length > 0)
    screen.all('.admin-open')[0]?.click()
    await screen.until(() => screen.field('Whom to ask'))
    screen.type('Whom to ask', 'Ines')
    screen.type('E-mail', 'nowhere')
    screen.click('Save')
    await screen.until(() => screen.all('[data-field="contact_email"]')[0]?.textContent?.includes('does not read as'))
    screen.type('E-mail', 'ines@example.org')
    await screen.until(() => screen.button('Save'))
    screen.click('Save')
    await screen.until(() => screen.all('.card').some((card) => card.textContent?.includes('Ines')))
    screen.close()
  })

  it('is only read by whoever may not change agencies', async () => {
    const screen = await opened('/settings/agencies', 'mara')
    await screen.shows('You may see the agencies but not change them')
    await screen.until(() => screen.all('.card').length > 0)
    assert.equal(screen.all('.admin-open').length, 0)
    screen.close()
  })
})

spec('The page of places', (it) => {
  it('goes down the tree, and makes a place below another', async () => {
    const screen = await opened('/settings/locations', 'jon')
    await screen.until(() => screen.all('.card .admin-above').length > 0)
    const before = screen.all('.card').length
    screen.all('.card .admin-above')[0]?.click()
    await screen.until(() => window.location.search.includes('parent='))
    await screen.until(() => screen.button('New place'))
    screen.click('New place')
    await screen.until(() => screen.field('Code'))
    screen.type('Code', 'NEW_1')
    screen.type('Name (English)', 'Newtown')
    screen.click('Save')
    await screen.until(() => screen.all('.card').some((card) => card.textContent?.includes('Newtown')))
    assert.ok(before > 0)
    const parent = new URLSearchParams(window.location.search).get('parent')
    const { locations } = screen.server.configuration.release().model
    assert.is(locations.find(({ code }) => code === 'NEW_1')?.parent, parent)
    screen.close()
  })
})

spec('The code of conduct', (it) => {
  it('stands before everything else until one has agreed', async () => {
    const screen = await opened('/settings/conduct', 'jon')
    await screen.until(() => screen.button('Edit'))
    screen.click('Edit')
    await screen.until(() => screen.field('Title (English)'))
    screen.type('Title (English)', 'How we work')
    screen.type('Text (English)', 'Keep what you read to yourself.')
    screen.click('Publish')
    await screen.until(() => screen.button('I have read this and agree'))
    screen.close()
    const other = await opened('/', 'nadia', screen.server)
    await other.shows('Keep what you read to yourself.')
    assert.equal(other.all('.rail, .bottom-bar').length, 0)
    other.click('I have read this and agree')
    await other.until(() => other.all('.bottom-bar').length > 0)
    other.close()
    const again = await opened('/', 'nadia', screen.server)
    await again.until(() => again.all('.bottom-bar').length > 0)
    again.close()
  })
})

spec('The page “Support”', (it) => {
  it('says to everybody whom to turn to, as those wrote it who look after it', async () => {
    const screen = await opened('/settings/contact', 'jon')
    await screen.until(() => screen.button('Edit'))
    screen.click('Edit')
    await screen.until(() => screen.field('Person'))
    screen.type('Person', 'Ines Okoye')
    screen.type('How the system works', 'http://example.org')
    screen.click('Save')
    await screen.until(() => screen.all('[data-field="documentation"]')[0]?.textContent?.includes('https://'))
    screen.type('How the system works', 'https://example.org')
    await screen.until(() => screen.button('Save'))
    screen.click('Save')
    await screen.shows('Ines Okoye')
    screen.close()
    const other = await opened('/support', 'nadia', screen.server)
    await other.shows('Ines Okoye')
    assert.is(other.link('How the system works').href, 'https://example.org/')
    other.close()
  })
})

spec('The look', (it) => {
  it('says while one types how well a colour can be read', async () => {
    const screen = await opened('/settings/look', 'jon')
    await screen.until(() => screen.button('Edit'))
    screen.click('Edit')
    await screen.until(() => screen.all('[data-field="theme_colour"] input').length > 0)
    screen.type('Colour', '#ffee00')
    await screen.shows('Moved until it can be read')
    screen.click('Save')
    await screen.until(() => document.documentElement.style.getPropertyValue('--press') !== '')
    screen.close()
  })
})
