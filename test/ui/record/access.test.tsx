import * as assert from 'uvu/assert'
import { createData } from '../../../ui/data/data.tsx'
import { wayTo } from '../../lib/screen.tsx'
import { PASSWORD } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { aLibrary, opened } from './loans.ts'

const press = (element: Element | undefined, key: string) =>
  element?.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))

spec('Who reads and who writes a record', (it) => {
  it('reading is for reading: no boxes, blank questions folded, rows in a line', async () => {
    const { server, id } = await aLibrary()
    const screen = await opened(`/r/loans/${id}`, { server })
    await screen.until(() => screen.all('.read-section').length === 4)
    assert.is(screen.all('.record-main input, .record-main textarea').length, 0)
    assert.match(screen.text(), /Borrower ?Mina/)
    const blanks = screen.all<HTMLButtonElement>('.blanks-open')[0]
    assert.is(blanks?.textContent?.trim(), '2 not filled in')
    blanks?.click()
    assert.match(screen.text(), /Topics ?Pages/)
    assert.match(screen.text(), /Copy 2A2 · Torn/)
    screen.close()
  })

  it('a reader of the group finds no way to edit, and may take the record out of sight and back', async () => {
    const { server, id } = await aLibrary()
    const screen = await opened(`/r/loans/${id}`, { server, as: 'layla' })
    await screen.until(() => screen.button('Actions'))
    screen.button('Actions').focus()
    press(screen.button('Actions'), 'Enter')
    await screen.until(() => screen.within('[role=menuitem]'))
    const disable = screen.all('[role=menuitem]').find(({ textContent }) => textContent === 'Disable')
    disable?.focus()
    press(disable, 'Enter')
    await screen.until(() => screen.within('[role=dialog] .button-danger'))
    assert.match(screen.within('[role=dialog]')?.textContent ?? '', /Atlas of rivers Mina/)
    screen.within('[role=dialog] .button-danger')?.click()
    await screen.shows('This record is disabled.')
    screen.click('Undo')
    await screen.until(() => !screen.text().includes('This record is disabled.'))
    assert.is((await screen.stored(id))['record_state'], true)
    screen.close()
  })

  it('a form of which nothing may be changed is read in edit mode too', async () => {
    const { server, id } = await aLibrary()
    const screen = await opened(`/r/loans/${id}/edit?form=notes`, { server, as: 'jon' })
    await screen.until(() => screen.isThere('inner_note'))
    screen.close()
    const nadias = await opened(`/r/loans/${id}`, { server })
    await nadias.until(() => nadias.within('.read-section'))
    assert.not.match(nadias.text(), /Inner note|Fine/)
    nadias.close()
  })

  it('what nobody may reach is the same as what does not exist', async () => {
    const { server, id } = await aLibrary()
    const screen = await opened(`/r/loans/${id}`, { server, as: 'omar' })
    await screen.shows('not within your reach.')
    assert.is(
      screen.within('.top-bar-title')?.textContent,
      'Loan',
      'and no title of what somebody else read here before',
    )
    screen.close()
  })

  it('a name of something unknown is no page', async () => {
    const { server } = await aLibrary()
    const screen = await opened('/r/dragons/1/edit', { server })
    await screen.shows('There is nothing here')
    screen.close()
  })

  it('an address leads to a form and to a field', async () => {
    const { server, id } = await aLibrary()
    const screen = await opened(`/r/loans/${id}/edit?field=copies[copy-2].repair_note`, { server })
    await screen.until(() => document.activeElement === screen.field('Repair note'))
    screen.close()
  })

  it('choosing a group opens its first form, and choosing it again folds it', async () => {
    const { server, id } = await aLibrary()
    const screen = await opened(`/r/loans/${id}/edit?form=notes`, { server, as: 'jon' })
    await screen.until(() => screen.isThere('fine'))
    screen.click('Desk')
    await screen.until(() => screen.isThere('kind'))
    assert.is(screen.button('Desk').getAttribute('aria-expanded'), 'true')
    screen.click('Desk')
    assert.is(screen.button('Desk').getAttribute('aria-expanded'), 'false')
    assert.ok(screen.isThere('kind'), 'the form stays')
    screen.close()
  })
})

spec('Two people editing one record', (it) => {
  const clash = async () => {
    const { server, id } = await aLibrary()
    const screen = await opened(`/r/loans/${id}/edit?form=reader`, { server })
    await screen.until(() => screen.isThere('borrower'))
    screen.type('Borrower', 'Mina Haddad')
    const jon = createData(wayTo(server).fetch)
    await jon.session.signIn('jon', PASSWORD)
    const other = await server.as('jon')
    await other.patch(`/api/v2/loans/${id}`, { data: { borrower: 'Amina', pages: 12 } })
    screen.click('Save')
    await screen.until(() => screen.within('.clashes'))
    return { screen, id }
  }

  it('see what it was, what each wrote, and choose; the rest of both stays', async () => {
    const { screen, id } = await clash()
    const shown = screen.within('.clash')?.textContent?.replace(/\s+/g, ' ') ?? ''
    for (const word of ['Borrower', 'It was: Mina', 'Mina Haddad', 'Amina']) assert.ok(shown.includes(word), word)
    screen.all<HTMLInputElement>('.clash input')[0]?.click()
    screen.all<HTMLButtonElement>('.clash-foot button')[0]?.click()
    await screen.shows('Saved: Atlas of rivers Mina Haddad')
    const { borrower, pages } = await screen.stored(id)
    assert.equal([borrower, pages], ['Mina Haddad', 12])
    screen.close()
  })

  it('may let the other one’s answer stand', async () => {
    const { screen, id } = await clash()
    screen.all<HTMLInputElement>('.clash input')[1]?.click()
    screen.all<HTMLButtonElement>('.clash-foot button')[0]?.click()
    await screen.until(() => screen.within('.read-section'))
    assert.is((await screen.stored(id))['borrower'], 'Amina')
    screen.close()
  })
})
