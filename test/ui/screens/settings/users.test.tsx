import * as assert from 'uvu/assert'
import { openScreen } from '../../../lib/screen.tsx'
import { spec } from '../../../lib/spec.ts'
import { managedServer } from '../../../server/routes/managing-people.ts'

const opened = async (path: string, as: string, wishes: { readonly locale?: string; readonly wide?: true } = {}) => {
  const server = await managedServer()
  const screen = await openScreen(path, { server, as, ...wishes })
  return { ...screen, server }
}

spec('The page of users', (it) => {
  it('is not there for whoever may not see accounts', async () => {
    const screen = await opened('/settings/users', 'nadia')
    await screen.shows('There is nothing here')
    screen.close()
  })

  it('shows those that one may see, with role and agency, as cards and as a table', async () => {
    const screen = await opened('/settings/users', 'jon')
    await screen.until(() => screen.all('.card').length > 3)
    assert.ok(screen.text().includes('Nadia Haddad'))
    screen.close()
    const wide = await opened('/settings/users', 'jon', { wide: true })
    await wide.until(() => wide.all('.table tbody tr').length > 3)
    wide.close()
  })

  it('narrows to those who were there lately, and gives several a role at once', async () => {
    const screen = await opened('/settings/users?seen=..-30d', 'jon', { wide: true })
    await screen.until(() => screen.all('.table tbody tr').length === 4)
    assert.not(screen.text().includes('Jon Keeper'))
    for (const tick of screen.all<HTMLInputElement>('.table tbody input[type=checkbox]')) tick.click()
    await screen.until(() => screen.button('Give a role'))
    screen.click('Give a role')
    await screen.until(() => screen.all('[role=dialog] [data-field="to"]').length > 0)
    screen.tick('Binder')
    screen
      .all<HTMLButtonElement>('[role=dialog] .layer-foot .button-main, [role=dialog] button[type=submit]')[0]
      ?.click()
    await screen.until(() => screen.text().includes('What became of each'))
    assert.is((await screen.server.stores.accounts.byUserName('nadia'))?.role, 'binder')
    screen.close()
  })

  it('makes an account with a role that one may give, and shows a sign-in code once', async () => {
    const screen = await opened('/settings/users', 'jon')
    await screen.until(() => screen.button('New user'))
    screen.click('New user')
    await screen.until(() => screen.field('User name'))
    screen.type('User name', 'tara')
    const name = screen.all<HTMLInputElement>('[data-field="full_name"] input')[0] as HTMLInputElement
    name.value = 'Tara Vale'
    name.dispatchEvent(new window.Event('input', { bubbles: true }))
    screen.click('Make the account')
    await screen.until(
      () =>
        screen.all('[data-field="role_unique_id"] .field-error, [data-field="role_unique_id"].answer-wrong').length > 0,
    )
    screen.tick('Librarian')
    screen.all<HTMLInputElement>('[data-field="agency"] input')[0]?.click()
    screen.click('Make the account')
    await screen.until(() => screen.button('One-time sign-in code'))
    assert.is((await screen.server.stores.accounts.byUserName('tara'))?.role, 'librarian')
    screen.click('One-time sign-in code')
    await screen.until(() => screen.button('Make a code'))
    screen.click('Make a code')
    await screen.until(() => /^[0-9A-Z]{4}(-[0-9A-Z]{4}){4}$/.test(screen.all('.admin-code')[0]?.textContent ?? ''))
    screen.click('I have told the person')
    await screen.until(() => screen.all('.admin-code').length === 0)
    screen.close()
  })

  it('says so where an account may be seen and not changed', async () => {
    const screen = await opened('/settings/users', 'jon')
    const id = await screen.server.idOf('jon')
    screen.close()
    const own = await openScreen(`/settings/users/${id}`, { server: screen.server, as: 'jon' })
    await own.shows('This is your own account')
    assert.equal(own.all('.page-action').length, 0)
    own.close()
  })

  it('speaks Arabic', async () => {
    const screen = await opened('/settings', 'jon', { locale: 'ar' })
    await screen.shows('المستخدمون')
    screen.close()
  })
})
