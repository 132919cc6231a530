import * as assert from 'uvu/assert'
import { DAMAGE, damagesModel, MAPS, workers } from '../../lib/damages.ts'
import { uuid } from '../../lib/people.ts'
import { aServer } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { withDatabase } from '../drafts/little-database.ts'
import { opened } from './loans.ts'

const OTHER = uuid(51)

/** Nadia's loan with a damage, another damage of hers, and a loan of Rana's. */
async function damaged() {
  withDatabase()
  const server = await aServer({ model: damagesModel, people: workers })
  const nadia = await server.as('nadia')
  await nadia.post('loans', { data: { id: MAPS, title: 'Maps', borrower: 'Mina' } })
  await nadia.post('damages', { data: { id: DAMAGE, what: 'Torn page', with_loan: MAPS } })
  await nadia.post('damages', { data: { id: OTHER, what: 'Wet cover' } })
  await (await server.as('rana')).post('loans', { data: { id: uuid(2), title: 'Maps of the play', borrower: 'Mara' } })
  return { server, nadia }
}

spec('Records that stand', (it) => {
  it('are chosen among those that may be linked, and stand on the panel then', async () => {
    const { server, nadia } = await damaged()
    const page = await opened(`/r/loans/${MAPS}`, { server })
    await page.until(() => page.all('.linked-item').length === 1)
    page.click('Link existing')
    await page.until(() => page.all('.linking-choice').length === 1)
    const [choice] = page.all('.linking-choice')
    assert.match(choice?.textContent ?? '', 'Wet cover')
    assert.is(page.button('Link 0').hasAttribute('disabled'), true)
    choice?.querySelector('input')?.click()
    page.click('Link 1')
    await page.until(() => page.all('.linked-item').length === 2)
    const found = (await (await nadia.get(`damages/${OTHER}`)).json()) as { data: { with_loan: string } }
    assert.is(found.data.with_loan, MAPS)
    page.close()
  })
})

spec('A search in a list', (it) => {
  it('looks beyond reach where one asks for it, and shows of those what may be seen', async () => {
    const { server } = await damaged()
    const page = await opened('/r/loans', { server })
    await page.until(() => page.all('tbody tr').length === 1)
    assert.is(page.within('.search-beyond'), null)
    const input = page.within('.search-box input') as HTMLInputElement
    input.value = 'maps'
    input.dispatchEvent(new Event('input', { bubbles: true }))
    await page.until(() => page.within('.search-beyond input'))
    page.within('.search-beyond input')?.click()
    await page.until(() => page.all('tbody tr').length === 2)
    assert.is(page.all('tbody .opening-beyond').length, 1)
    page.within('tbody .opening-beyond')?.click()
    await page.until(() => page.within('.linking-facts'))
    const seen = page.within('.linking-facts')?.textContent ?? ''
    assert.match(page.within('[role=dialog]')?.textContent ?? '', 'Maps of the play')
    assert.match(seen, 'Rana Aziz')
    assert.not.match(document.body.textContent ?? '', 'Mara')
    page.close()
  })
})
