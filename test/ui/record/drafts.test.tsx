import * as assert from 'uvu/assert'
import { problems } from '../../../engine/problems.ts'
import { laterLibrary } from '../../lib/later-library.ts'
import type { libraryModel } from '../../lib/library-model.ts'
import { now } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { aLibrary, opened } from './loans.ts'

const typed = async () => {
  const library = await aLibrary()
  const edit = `/r/loans/${library.id}/edit?form=reader`
  const screen = await opened(edit, { server: library.server })
  await screen.until(() => screen.isThere('borrower'))
  screen.type('Borrower', 'Mina Haddad')
  await screen.shows('Draft kept')
  return { ...library, edit, screen }
}

spec('What is typed and not saved', (it) => {
  it('is there again after a reload, on the same form, and says so', async () => {
    const { server, edit, screen } = await typed()
    screen.close()
    const again = await opened(edit, { server })
    await again.shows('is back. It is not saved yet.')
    assert.is(again.field('Borrower').value, 'Mina Haddad')
    again.close()
  })

  it('is there again after signing out and in, and not for anybody else', async () => {
    const { server, edit, screen } = await typed()
    await screen.data.session.signOut()
    screen.close()
    const others = await opened(edit, { server, as: 'jon' })
    await others.until(() => others.isThere('borrower'))
    assert.is(others.field('Borrower').value, 'Mina')
    others.close()
    const again = await opened(edit, { server })
    await again.shows('is back.')
    assert.is(again.field('Borrower').value, 'Mina Haddad')
    again.close()
  })

  it('is told of where the record is read, and on the first page', async () => {
    const { server, id, screen } = await typed()
    screen.close()
    const reading = await opened(`/r/loans/${id}`, { server })
    await reading.shows('that is not saved.')
    assert.match(reading.link('Go on').href, /edit/)
    reading.close()
    const home = await opened('/', { server })
    await home.shows('Not saved yet')
    home.close()
  })

  it('is gone once the server has it', async () => {
    const { server, id, screen } = await typed()
    screen.click('Save')
    await screen.until(() => screen.within('.read-section'))
    assert.not.match(screen.text(), /that is not saved/)
    screen.close()
    const again = await opened(`/r/loans/${id}/edit`, { server })
    await again.until(() => again.isThere('title'))
    assert.not.match(again.text(), /is back/)
    again.close()
  })

  it('stays when nobody answers, and is sent again under the same id', async () => {
    const { id, screen } = await typed()
    screen.way.lose((path, method) => (method === 'PATCH' && path.includes(id) ? 'answer' : undefined))
    screen.click('Save')
    await screen.until(() => screen.all('.notice-error').length > 0, 20_000)
    assert.match(screen.text(), /What you typed is kept on this device as a draft/)
    screen.way.lose(() => undefined)
    screen.click('Save')
    await screen.until(() => screen.within('.read-section'))
    const keys = screen.way.seen
      .filter(({ method }) => method === 'PATCH')
      .map(({ headers }) => headers.get('idempotency-key'))
    assert.ok(keys.length > 1)
    assert.is(new Set(keys).size, 1)
    assert.is((await screen.stored(id))['version'], 2)
    screen.close()
  })

  it('stays where the server has no room for it, and is saved once there is', async () => {
    const { server, edit, id, screen } = await typed()
    const { commit } = server.stores.records
    Object.assign(server.stores.records, { commit: () => Promise.reject(problems.storageFull({})) })
    screen.click('Save')
    await screen.shows('The server has no room to save this.')
    assert.match(screen.text(), /What you typed is kept on this device as a draft/)
    screen.close()
    Object.assign(server.stores.records, { commit })
    const again = await opened(edit, { server })
    await again.shows('is back.')
    again.click('Save')
    await again.until(() => again.within('.read-section'))
    assert.is((await again.stored(id))['borrower'], 'Mina Haddad')
    again.close()
  })

  it('can be discarded, and that can be undone', async () => {
    const { server, edit, screen } = await typed()
    screen.close()
    const again = await opened(edit, { server })
    await again.shows('is back.')
    again.click('Discard it')
    await again.shows('Your draft is discarded.')
    assert.is(again.field('Borrower').value, 'Mina')
    again.click('Undo')
    await again.until(() => again.field('Borrower').value === 'Mina Haddad')
    again.close()
  })

  it('is asked about when somebody leaves, and leaving keeps it', async () => {
    const { server, edit, screen } = await typed()
    screen.link('Home').click()
    await screen.shows('Leave without saving?')
    screen.click('Stay here')
    await screen.until(() => !screen.text().includes('Leave without saving?'))
    assert.is(screen.field('Borrower').value, 'Mina Haddad')
    screen.link('Home').click()
    await screen.shows('Leave without saving?')
    screen.click('Leave, keep the draft')
    await screen.until(() => window.location.pathname === '/')
    screen.close()
    const again = await opened(edit, { server })
    await again.shows('is back.')
    again.close()
  })

  it('goes together with what others saved in the meantime', async () => {
    const { server, id, edit, screen } = await typed()
    screen.close()
    await (await server.as('jon')).patch(`/api/v2/loans/${id}`, { data: { pages: 12 } })
    const again = await opened(edit, { server })
    await again.shows('The record has been changed since')
    again.click('Save')
    await again.until(() => again.within('.read-section'))
    const { borrower, pages } = await again.stored(id)
    assert.equal([borrower, pages], ['Mina Haddad', 12])
    again.close()
  })

  it('of a new record waits under the address that it was begun at', async () => {
    const { server } = await aLibrary()
    const screen = await opened('/r/loans/new', { server })
    await screen.until(() => screen.isThere('title'))
    screen.type('Title', 'Stars')
    await screen.shows('Draft kept')
    const address = window.location.pathname + window.location.search
    screen.close()
    const again = await opened(address, { server })
    await again.shows('is back.')
    assert.is(again.field('Title').value, 'Stars')
    again.close()
  })

  it('of a new record ends as one record, also when the server had it all along and more was typed', async () => {
    const { server } = await aLibrary()
    const screen = await opened('/r/loans/new', { server })
    await screen.until(() => screen.isThere('title'))
    screen.type('Title', 'Stars')
    screen.way.lose((path, method) => (method === 'POST' && path.includes('/loans') ? 'answer' : undefined))
    screen.click('Save')
    await screen.until(() => screen.all('.notice-error').length > 0, 20_000)
    screen.way.lose(() => undefined)
    screen.type('Title', 'Stars and planets')
    screen.click('Save')
    await screen.until(() => screen.within('.read-section'))
    const { data } = (await (await (await server.as('nadia')).get('/api/v2/loans')).json()) as {
      data: { title: string }[]
    }
    assert.equal(data.map(({ title }) => title).sort(), ['Atlas of rivers', 'Stars and planets'])
    screen.close()
  })
})

spec('What is typed while the forms change', (it) => {
  const turnedTo = async (model: typeof libraryModel) => {
    const library = await typed()
    const { stores, configuration } = library.server
    await stores.activate(model, now, { switched: () => configuration.change([], model) })
    return library
  }

  it('is saved from the form that is open, under the name of today', async () => {
    const { id, screen } = await turnedTo(laterLibrary)
    screen.click('Save')
    await screen.until(() => screen.within('.read-section'))
    assert.is((await screen.stored(id))['reader_name'], 'Mina Haddad')
    screen.close()
  })

  it('stands in the field of today when it is taken up again', async () => {
    const { server, edit, id, screen } = await turnedTo(laterLibrary)
    screen.close()
    const again = await opened(edit, { server })
    await again.shows('is back.')
    assert.is(again.field('Borrower').value, 'Mina Haddad')
    assert.not.match(again.text(), /has no place in them/)
    again.click('Save')
    await again.until(() => again.within('.read-section'))
    assert.is((await again.stored(id))['reader_name'], 'Mina Haddad')
    again.close()
  })

  it('is kept and shown where the forms have no place for it any more', async () => {
    const loan = laterLibrary.recordTypes['loan'] as (typeof laterLibrary.recordTypes)[string]
    const without = { ...loan, fields: loan.fields.filter(({ id }) => id !== 'reader_name') }
    const fewer = { ...laterLibrary, hash: 'fewer', recordTypes: { ...laterLibrary.recordTypes, loan: without } }
    const { server, edit, screen } = await turnedTo(fewer)
    screen.close()
    const again = await opened(edit, { server })
    await again.shows('this has no place in them any more')
    assert.match(again.text(), /reader_name: Mina Haddad/)
    again.close()
    const later = await opened(edit, { server })
    await later.shows('reader_name: Mina Haddad')
    later.close()
  })
})
