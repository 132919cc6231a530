import * as assert from 'uvu/assert'
import { aTown, FIRST_VISIT, LAMAS, RAIS } from '../../lib/households.ts'
import { uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { withDatabase } from '../drafts/little-database.ts'
import { opened } from './loans.ts'

type Person = 'vera' | 'tenzin' | 'maya' | 'hari'

/** A page of the town, as one of its people has it. */
const at = async (path: string, as: Person, town?: Awaited<ReturnType<typeof aTown>>) => {
  withDatabase()
  const { server, vera } = town ?? (await aTown())
  const page = await opened(path, { server, as })
  return { ...page, server, vera }
}

/** Opens the list of a picker and waits for something in it. */
const pick = async (page: Awaited<ReturnType<typeof at>>, path: string, typed: string, name: string) => {
  const box = () => page.within(`[data-field="${path}"] input[role=combobox]`) as HTMLInputElement | null
  await page.until(box)
  box()?.focus()
  const input = box() as HTMLInputElement
  input.value = typed
  input.dispatchEvent(new window.Event('input', { bubbles: true }))
  const line = () => page.all<HTMLElement>('[role=option]').find((each) => each.textContent?.includes(name))
  await page.until(line)
  const press = { bubbles: true, button: 0, pointerType: 'mouse' }
  for (const type of ['pointerdown', 'pointerup', 'click']) {
    line()?.dispatchEvent(Object.assign(new window.MouseEvent(type, press), { pointerType: 'mouse' }))
  }
}

spec('A link while it is answered', (it) => {
  it('shows the record with its short facts, the way to it and the way to take it off', async () => {
    const page = await at(`/r/visits/${FIRST_VISIT}/edit`, 'vera')
    await page.until(() => page.at('visited_household').includes('Pema Lama'))
    assert.match(page.at('visited_household'), 'Mill Lane')
    const open = page.link('Open Pema Lama, in a new tab')
    assert.is(open.getAttribute('href'), `/r/households/${LAMAS}`)
    assert.is(open.target, '_blank', 'what is being typed stays')
    page.click('Remove Pema Lama')
    await page.until(() => page.within('[data-field="visited_household"] input[role=combobox]'))
    page.click('Save')
    await page.until(() => location.pathname === `/r/visits/${FIRST_VISIT}`)
    page.close()
  })

  it('finds records among those that the person reaches, and no others', async () => {
    const page = await at('/r/visits/new', 'vera')
    await pick(page, 'visited_household', 'Pe', 'Pema Lama')
    await page.until(() => page.at('visited_household').includes('Pema Lama'))
    assert.not.match(page.text(), 'Sonam Rai')
    page.close()
  })

  it('names neither the record nor anything of it to who does not read it', async () => {
    const page = await at(`/r/visits/${FIRST_VISIT}/edit`, 'hari')
    await page.until(() => page.at('visited_household').includes('Linked record'))
    assert.not.match(page.text(), /Pema|Lamas|Mill Lane/)
    assert.throws(() => page.link('Open'))
    page.click('Remove')
    await page.shows('You cannot search these records.')
    page.close()
  })

  it('offers a new record to who may make one', async () => {
    const page = await at('/r/visits/new', 'vera')
    await page.until(() => page.link('New household'))
    assert.is(page.link('New household').getAttribute('href'), '/r/households/new')
    page.close()
  })

  it('says in place that a record cannot be had', async () => {
    const town = await aTown()
    const page = await at(`/r/visits/new?from=household&record=${RAIS}&by=visited_household`, 'vera', town)
    await page.until(() => page.isThere('visited_on'))
    assert.not.match(page.text(), 'Sonam', 'nobody begins a record from what they do not reach')
    page.close()
  })
})

spec('A link that is read', (it) => {
  it('is the title of the record, as the way to it', async () => {
    const page = await at(`/r/visits/${FIRST_VISIT}`, 'vera')
    await page.until(() => page.link('Pema Lama'))
    assert.is(page.within('[data-field="visited_household"] a')?.getAttribute('href'), `/r/households/${LAMAS}`)
    await page.until(() => page.within('main h1')?.textContent === 'Pema Lama')
    page.close()
  })

  it('is a neutral word to who does not read the record, in the record and in lists', async () => {
    const town = await aTown()
    const page = await at(`/r/visits/${FIRST_VISIT}`, 'hari', town)
    await page.until(() => page.at('visited_household').includes('Linked record'))
    assert.is(page.within('[data-field="visited_household"] a'), null)
    page.close()
    const list = await at('/r/visits', 'hari', town)
    await list.shows('Linked record')
    assert.not.match(list.text(), 'Pema')
    list.close()
    const mine = await at('/r/visits', 'vera', town)
    await mine.shows('Pema Lama')
    mine.close()
  })

  it('asks for all titles of a list at once', async () => {
    const town = await aTown()
    await town.vera.post('visits', { data: { id: uuid(40), module_id: 'home', visited_household: LAMAS } })
    const page = await at('/r/visits', 'vera', town)
    await page.shows('Pema Lama')
    assert.is(page.way.seen.filter(({ path }) => path.startsWith('/api/v2/households?id=')).length, 1)
    page.close()
  })
})

spec('A tally', (it) => {
  it('adds up while it is typed, and is read line by line', async () => {
    const page = await at(`/r/households/${LAMAS}/edit`, 'vera')
    await page.until(() => page.field('Girls'))
    page.type('Girls', '٤')
    await page.until(() => page.within('.tally output')?.textContent === '5')
    await page.until(() => page.isThere('large_family_note'), 3000)
    page.click('Save')
    await page.until(() => location.pathname === `/r/households/${LAMAS}`)
    await page.until(() => page.at('children_in_home').includes('Girls 4'))
    assert.match(page.at('children_in_home'), 'Total 5')
    page.close()
  })

  it('says what is wrong with a line that is no number', async () => {
    const page = await at(`/r/households/${LAMAS}/edit`, 'vera')
    await page.until(() => page.field('Girls'))
    page.type('Girls', 'two')
    page.click('Save')
    await page.shows('Please give whole numbers, in digits.')
    page.close()
  })
})
