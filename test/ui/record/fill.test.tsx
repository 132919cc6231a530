import * as assert from 'uvu/assert'
import { spec } from '../../lib/spec.ts'
import { aLibrary, opened } from './loans.ts'

spec('A record being filled in', (it) => {
  it('shows a question as soon as another is answered so, and hides it again', async () => {
    const { server, id } = await aLibrary()
    const screen = await opened(`/r/loans/${id}/edit?form=lending`, { server })
    await screen.until(() => screen.isThere('returned'))
    assert.not(screen.isThere('returned_on'))
    screen.choose('returned', 'Yes')
    assert.ok(screen.isThere('returned_on'))
    assert.ok(screen.at('returned_on').includes('required'), 'and says that it must be answered')
    screen.choose('returned', 'No')
    assert.not(screen.isThere('returned_on'))
    screen.close()
  })

  it('gives back what was typed into a question that was hidden by mistake', async () => {
    const { server, id } = await aLibrary()
    const screen = await opened(`/r/loans/${id}/edit?form=lending`, { server })
    await screen.until(() => screen.isThere('returned'))
    screen.choose('returned', 'Yes')
    screen.type('Returned on', '2/5/2024')
    screen.choose('returned', 'No')
    screen.choose('returned', 'Yes')
    assert.is(screen.field('Returned on').value, '02/05/2024')
    screen.close()
  })

  it('works out what follows from other answers while one types', async () => {
    const { server, id } = await aLibrary()
    const screen = await opened(`/r/loans/${id}/edit?form=lending`, { server })
    await screen.until(() => screen.isThere('total_fee'))
    screen.type('Daily fee', '1,5')
    screen.type('Days', '٤')
    assert.match(screen.at('total_fee'), /Total fee worked out from other answers ?6/)
    screen.close()
  })

  it('makes a field text while a condition locks it', async () => {
    const { server, id } = await aLibrary()
    const screen = await opened(`/r/loans/${id}/edit?form=lending`, { server })
    await screen.until(() => screen.isThere('daily_fee'))
    screen.type('Daily fee', '2')
    screen.choose('returned', 'Yes')
    assert.match(screen.at('daily_fee'), /cannot be changed here ?2/)
    screen.close()
  })

  it('leads from the error summary into the field, on whichever form it stands', async () => {
    const { server } = await aLibrary()
    const screen = await opened('/r/loans/new?form=lending', { server })
    await screen.until(() => screen.button('Save'))
    screen.click('Save')
    await screen.shows('1 answer needs your attention')
    screen.link('Title').click()
    await screen.until(() => document.activeElement === screen.field('Title'))
    assert.is(screen.field('Title').getAttribute('aria-invalid'), 'true')
    assert.match(screen.at('title'), /Error: Please fill this in/)
    screen.type('Title', 'Atlas')
    await screen.until(() => !screen.text().includes('needs your attention'))
    screen.close()
  })

  it('says nothing of what is wrong before somebody was there', async () => {
    const { server } = await aLibrary()
    const screen = await opened('/r/loans/new?form=lending', { server })
    await screen.until(() => screen.isThere('due_on'))
    screen.type('Due on', '31/31/2024')
    assert.not.match(screen.at('due_on'), /Error/)
    screen.field('Due on').dispatchEvent(new window.FocusEvent('focusout', { bubbles: true }))
    await screen.until(() => /does not read as a date/.test(screen.at('due_on')))
    screen.close()
  })

  it('saves once for everything, and shows the record as it is read', async () => {
    const { server } = await aLibrary()
    const screen = await opened('/r/loans/new', { server })
    await screen.until(() => screen.isThere('title'))
    screen.type('Title', 'Stars and planets')
    screen.choose('kind', 'Film')
    screen.choose('topics', 'Space')
    await screen.form('Reader')
    screen.type('Borrower', 'Mina')
    screen.click('Save')
    await screen.shows('Saved: Stars and planets')
    await screen.until(() => screen.within('.read-section'))
    assert.match(screen.text(), /Kind ?Film/)
    const id = window.location.pathname.split('/').pop() ?? ''
    const { title, kind, topics, borrower, channel } = await screen.stored(id)
    assert.equal([title, kind, topics, borrower, channel], ['Stars and planets', 'film', ['space'], 'Mina', 'desk'])
    screen.close()
  })

  it('keeps a default away that somebody has cleared', async () => {
    const { server } = await aLibrary()
    const screen = await opened('/r/loans/new', { server })
    await screen.until(() => screen.isThere('channel'))
    screen.type('Title', 'Stars')
    screen.click('Clear Channel')
    screen.click('Save')
    await screen.until(() => screen.within('.read-section'))
    assert.is((await screen.stored(window.location.pathname.split('/').pop() ?? ''))['channel'], undefined)
    screen.close()
  })

  it('asks for a reason where something looks wrong and may be right', async () => {
    const { server, id } = await aLibrary()
    const screen = await opened(`/r/loans/${id}/edit`, { server })
    await screen.until(() => screen.isThere('pages'))
    screen.type('Pages', '3000')
    screen.click('Save')
    await screen.shows('Is this right?')
    screen.click('Save with this reason')
    await screen.shows('Please give a reason')
    screen.type('If it is right, say why', 'It is an encyclopaedia')
    screen.click('Save with this reason')
    await screen.shows('Saved: Atlas of rivers')
    assert.is((await screen.stored(id))['pages'], 3000)
    screen.close()
  })

  it('says at the field what only the server knows', async () => {
    const { server, id } = await aLibrary()
    const screen = await opened(`/r/loans/${id}/edit`, { server })
    screen.data.records.perform = async () => ({
      kind: 'issues',
      issues: [{ path: 'title', code: 'field.not_writable' }],
    })
    await screen.until(() => screen.isThere('title'))
    screen.type('Title', 'Another')
    screen.click('Save')
    await screen.until(() => /Your role does not let you change this/.test(screen.at('title')))
    screen.close()
  })

  it('asks for the programme where somebody works in several', async () => {
    const { server } = await aLibrary()
    const screen = await opened('/r/members/new', { server, as: 'jon' })
    await screen.shows('Which programme is it for?')
    screen.click('Membership')
    await screen.until(() => screen.isThere('first_name'))
    screen.close()
  })
})
