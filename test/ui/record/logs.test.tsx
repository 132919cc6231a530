import * as assert from 'uvu/assert'
import { aServer } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { watchedLibrary } from '../../server/routes/watching.ts'
import { withDatabase } from '../drafts/little-database.ts'
import { aLoanOfNadias, opened } from './loans.ts'

/** A loan that Nadia made and changed, and on which Layla noted something. */
async function aLibraryOverTime() {
  withDatabase()
  const server = await aServer({ model: watchedLibrary })
  const nadia = await server.as('nadia')
  const made = (await (await nadia.post('loans', { data: aLoanOfNadias })).json()) as { data: { id: string } }
  const { id } = made.data
  server.wait(1000)
  const copies = [
    { unique_id: 'copy-2', state: 'lost' },
    { unique_id: 'copy-1', _destroy: true },
  ]
  await nadia.patch(`loans/${id}`, { data: { title: 'Atlas', copies } })
  server.wait(1000)
  await (await server.as('layla')).patch(`loans/${id}`, { data: { inner_note: 'Canary' } })
  return { server, id }
}

const textOf = (element: Element | undefined) => element?.textContent?.replace(/\s+/g, ' ') ?? ''

spec('The change log of a record', (it) => {
  it('says who did what, rows by their titles, and nothing that the reader does not read', async () => {
    const { server, id } = await aLibraryOverTime()
    const page = await opened(`/r/loans/${id}/history`, { server })
    await page.until(() => page.all('.history-entry').length === 2)
    const [changed, made] = page.all('.history-entry').map(textOf)
    assert.match(changed ?? '', 'Nadia Haddad')
    assert.match(changed ?? '', /before Atlas of rivers.*after Atlas/)
    assert.match(changed ?? '', /Changed: A2.*before Torn.*after Lost/)
    assert.match(changed ?? '', /Removed: A1/)
    assert.match(made ?? '', 'Made the record')
    assert.not.match(page.text(), /Canary|Inner note|Layla/)
    page.close()
  })

  it('is narrowed by form and question, in the address', async () => {
    const { server, id } = await aLibraryOverTime()
    const page = await opened(`/r/loans/${id}/history?field=borrower`, { server })
    await page.until(() => page.all('.history-entry').length === 1)
    assert.match(textOf(page.all('.history-entry')[0]), /Borrower.*Mina/)
    assert.not.match(textOf(page.all('.history-entry')[0]), 'Atlas')
    page.close()
  })

  it('tells all of an entry behind its details', async () => {
    const { server, id } = await aLibraryOverTime()
    const page = await opened(`/r/loans/${id}/history?field=copies`, { server })
    await page.until(() => page.all('.history-entry').length === 2)
    page.all<HTMLButtonElement>('.history-entry button')[1]?.click()
    await page.until(() => page.within('[role=dialog] .log-facts'))
    const told = textOf(page.within('[role=dialog]') ?? undefined)
    assert.match(told, /Nadia Haddad \(nadia\)/)
    assert.match(told, 'The one in use now')
    assert.match(told, /Added: A2.*Repair note.*Spine/)
    page.close()
  })

  it('is found on the record by whom may read it', async () => {
    const { server, id } = await aLibraryOverTime()
    const page = await opened(`/r/loans/${id}`, { server })
    await page.until(() => page.link('Change log'))
    assert.is(page.link('Change log').getAttribute('href'), `/r/loans/${id}/history`)
    assert.throws(() => page.link('Who looked at it'))
    page.close()
    const laylas = await opened(`/r/loans/${id}`, { server, as: 'layla' })
    await laylas.until(() => laylas.link('Who looked at it'))
    laylas.close()
  })
})

spec('A record as it was', (it) => {
  it('says that it is past, what was answered then, and the way back', async () => {
    const { server, id } = await aLibraryOverTime()
    const page = await opened(`/r/loans/${id}/as-it-was?version=1`, { server })
    await page.shows('This is how the record stood on')
    assert.match(page.text(), /Atlas of rivers/)
    assert.match(page.text(), /A1 · Good|A1/)
    assert.throws(() => page.button('Edit'))
    assert.is(page.link('Back to the record of today').getAttribute('href'), `/r/loans/${id}`)
    assert.is(page.link('After the next change').getAttribute('href'), `/r/loans/${id}/as-it-was?version=2`)
    page.close()
  })

  it('says so when there was no record yet', async () => {
    const { server, id } = await aLibraryOverTime()
    const page = await opened(`/r/loans/${id}/as-it-was?date=2001-01-01`, { server })
    await page.shows('did not stand at that time')
    page.close()
  })
})

spec('Who looked at a record', (it) => {
  it('stands on a page of its own, for those who may know', async () => {
    const { server, id } = await aLibraryOverTime()
    const page = await opened(`/r/loans/${id}/access`, { server, as: 'layla' })
    await page.until(() => page.all('.access-list li').length > 3)
    assert.match(page.all('.access-list li').map(textOf).join('; '), /Nadia Haddad .*Made the record/)
    page.close()
    const nadias = await opened(`/r/loans/${id}/access`, { server })
    await nadias.shows('There is nothing here')
    nadias.close()
  })
})

spec('The audit log', (it) => {
  it('says who did what to whose record, without what screens read by themselves', async () => {
    const { server, id } = await aLibraryOverTime()
    const page = await opened('/audit', { server, as: 'jon' })
    await page.until(() => page.all('.audit-table tbody tr').length > 3)
    const lines = page.all('.audit-table tbody tr').map(textOf).join('\n')
    assert.match(lines, /Nadia Haddad ?Made the record ?Loan \w+ ?Nadia Haddad/)
    assert.not.match(lines, 'Fetched')
    assert.is(page.within('.audit-table a')?.getAttribute('href'), `/r/loans/${id}`)
    page.close()
  })

  it('is narrowed, and cleared again', async () => {
    const { server } = await aLibraryOverTime()
    const page = await opened('/audit?deed=create', { server, as: 'jon' })
    await page.until(() => page.all('.audit-table tbody tr').length === 1)
    page.click('Clear')
    await page.until(() => page.all('.audit-table tbody tr').length > 3)
    page.close()
  })

  it('is a place for those who watch over others only', async () => {
    const { server } = await aLibraryOverTime()
    const jons = await opened('/audit', { server, as: 'jon' })
    await jons.until(() => jons.link('Audit log'))
    jons.close()
    const page = await opened('/audit', { server })
    await page.shows('There is nothing here')
    assert.throws(() => page.link('Audit log'))
    page.close()
  })
})
