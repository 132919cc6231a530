import * as assert from 'uvu/assert'
import { aTown, FIRST_VISIT, LAMAS } from '../../lib/households.ts'
import { uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { withDatabase } from '../drafts/little-database.ts'
import { opened } from './loans.ts'

type Town = Awaited<ReturnType<typeof aTown>>

const at = async (path: string, as: string, town: Town) => {
  withDatabase()
  return opened(path, { server: town.server, as })
}

spec('The records that link here', (it) => {
  it('stand on the form with their titles, facts and status, each the way to itself', async () => {
    const page = await at(`/r/households/${LAMAS}`, 'vera', await aTown())
    await page.until(() => page.within('.linked-item a'))
    assert.is(page.within('.linked-item a')?.getAttribute('href'), `/r/visits/${FIRST_VISIT}`)
    assert.match(page.within('.linked-item')?.textContent ?? '', /2 May 2024.*/)
    assert.match(page.within('.linked-item')?.textContent ?? '', 'Open')
    page.close()
  })

  it('begin a new one with the link and what is to be copied', async () => {
    const town = await aTown()
    const page = await at(`/r/households/${LAMAS}`, 'vera', town)
    await page.until(() => page.link('New visit'))
    page.click('New visit')
    await page.until(() => page.at('visited_household').includes('Pema Lama'))
    assert.is(page.field('Street').value, 'Mill Lane')
    assert.not.match(location.search, 'Mill', 'nothing of the record stands in the address')
    page.click('Save')
    await page.until(() => location.pathname === `/r/households/${LAMAS}`)
    await page.until(() => page.all('.linked-item').length === 2)
    const found = await (await town.vera.get(`visits?visited_household=${LAMAS}&visited_street=Mill Lane`)).json()
    assert.is((found as { metadata: { total: number } }).metadata.total, 1)
    page.close()
  })

  it('come page by page', async () => {
    const town = await aTown()
    for (let number = 50; number < 60; number++) {
      await town.vera.post('visits', { data: { id: uuid(number), module_id: 'home', visited_household: LAMAS } })
    }
    const page = await at(`/r/households/${LAMAS}`, 'vera', town)
    await page.until(() => page.all('.linked-item').length === 10)
    page.click('Show more')
    await page.until(() => page.all('.linked-item').length === 11)
    assert.throws(() => page.button('Show more'))
    page.close()
  })

  it('are not shown to who reads nothing of them', async () => {
    const page = await at(`/r/visits/${FIRST_VISIT}`, 'hari', await aTown())
    await page.until(() => page.isThere('visited_household'))
    assert.is(page.within('.panel'), null)
    page.close()
  })
})

spec('The log of a record', (it) => {
  it('says who changed what, when, from what to what, the newest first', async () => {
    const town = await aTown()
    await town.vera.patch(`households/${LAMAS}`, { data: { street: 'River Road', children_in_home: { girls: 3 } } })
    const page = await at(`/r/households/${LAMAS}`, 'vera', town)
    await page.until(
      () => page.all('.history-entry').length === 2 && page.all('.history')[0]?.textContent?.includes('Vera Gurung'),
    )
    const [newest, oldest] = page.all('.history-entry').map((each) => each.textContent?.replace(/\s+/g, ' ') ?? '')
    assert.match(newest ?? '', 'Vera Gurung')
    assert.match(newest ?? '', 'Changed 2 answers')
    assert.match(newest ?? '', /Streetbefore Mill Lane.*after River Road/)
    assert.match(newest ?? '', /before 3 \(Girls 2, Boys 1\).*after 3 \(Girls 3\)/)
    assert.match(oldest ?? '', 'Made the record')
    page.close()
  })

  it('names linked records only as the reader may know them', async () => {
    const town = await aTown()
    const row = { unique_id: 'row-1', relation: 'Aunt', relative_household: LAMAS }
    await town.vera.patch(`visits/${FIRST_VISIT}`, { data: { relatives: [row] } })
    const { changesIn } = await import('../../../ui/screens/records/panels/history-changes.ts')
    const page = await at('/r/visits', 'hari', town)
    await page.shows('Linked record')
    const model = page.data.model()
    const type = model.recordTypes['visit']
    if (!type) throw new Error('Hari reads visits')
    const { rows: entries } = await page.data.logs.history('visit', FIRST_VISIT, 1)
    const telling = {
      model,
      today: () => '2024-05-10',
      withPlaces: () => model,
      people: () => [],
    }
    const told = JSON.stringify(entries.flatMap((entry) => changesIn(entry, type, telling)))
    assert.match(told, 'Linked record')
    assert.not.match(told, /Pema|Mill Lane/)
    page.close()
  })

  it('is not there for who may not read it, nor on a record that is not made yet', async () => {
    const town = await aTown()
    const page = await at('/r/households/new', 'vera', town)
    await page.until(() => page.button('Next'))
    page.choose('consent', 'Yes')
    page.click('Next')
    await page.until(() => page.link('Agreement'))
    assert.throws(() => page.link('Change log'))
    page.close()
  })
})
