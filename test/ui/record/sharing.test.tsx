import * as assert from 'uvu/assert'
import { spec } from '../../lib/spec.ts'
import { aGivingLibrary, pick } from './gifts.ts'
import { opened } from './loans.ts'

type Page = Awaited<ReturnType<typeof opened>>

const press = (element: Element | null | undefined, key: string) =>
  element?.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
const items = () => [...document.body.querySelectorAll<HTMLElement>('[role=menuitem]')]
const dialog = () => document.body.querySelector<HTMLElement>('[role=dialog]')
const submit = () => dialog()?.querySelector<HTMLButtonElement>('button[type=submit]')?.click()

async function choose(page: Page, name: string) {
  await page.until(() => page.button('Actions'))
  page.button('Actions').focus()
  press(page.button('Actions'), 'Enter')
  const found = () => items().find(({ textContent }) => textContent?.includes(name))
  await page.until(found)
  found()?.focus()
  press(found(), 'Enter')
  await page.until(() => dialog()?.querySelector('[data-field=transitioned_to], [data-field=remote]'))
}

/** Opens the list of recipients and gives the names in it. */
async function recipients(page: Page) {
  await page.until(() => page.within('.recipient-note')?.textContent?.match(/may receive|role that may|fits/))
  const box = dialog()?.querySelector<HTMLInputElement>('[data-field=transitioned_to] input')
  box?.focus()
  press(box, 'ArrowDown')
  await page.until(() => page.all('.picker-line, .picker-word').length > 0)
  return page.all('[role=option] .picker-label > span:first-child').map(({ textContent }) => textContent)
}

spec('Giving a record to somebody', (it) => {
  it('asks for one of those who may get it, says what to mind, and shows what came of it', async () => {
    const { server, id, seenBy } = await aGivingLibrary()
    assert.is(await seenBy('omar'), 404)
    const page = await opened(`/r/loans/${id}`, { server })
    await choose(page, 'Offer')
    assert.match(dialog()?.textContent ?? '', 'Talk to each other first.')
    assert.equal((await recipients(page)).includes('Nadia Haddad'), false, 'nobody gives to themselves')
    await pick(page, 'Omar Said')
    submit()
    await page.shows('Done for Atlas of rivers Mina: Offer')
    await page.until(() => page.within('.transition-state')?.textContent === 'Waiting for an answer')
    assert.match(page.within('.transition')?.textContent ?? '', /Nadia Haddad.*Omar Said · county/)
    assert.is(await seenBy('omar'), 200)
    page.close()
  })

  it('says why there is nobody to choose', async () => {
    const { server, id } = await aGivingLibrary()
    const page = await opened(`/r/loans/${id}`, { server })
    await choose(page, 'Offer')
    await page.shows('people may receive it')
    page.choose('service', 'gluing')
    await page.until(() => page.within('.recipient-note')?.textContent !== '')
    page.choose('transitioned_to_agency', 'county')
    await page.shows('Nobody who may receive it fits the agency, place and service')
    page.close()
  })

  it('is refused in the dialog where nobody is chosen', async () => {
    const { server, id, entries } = await aGivingLibrary()
    const page = await opened(`/r/loans/${id}`, { server })
    await choose(page, 'Offer')
    submit()
    await page.until(() => page.at('transitioned_to').includes('Error:'))
    assert.equal(await entries(), [])
    page.close()
  })

  it('goes back to the list where the record is out of reach then', async () => {
    const { server, id, seenBy } = await aGivingLibrary()
    const page = await opened(`/r/loans/${id}`, { server })
    await choose(page, 'Hand over')
    await pick(page, 'Amal Zaki')
    submit()
    await page.shows('is not within your reach any more')
    await page.until(() => location.pathname === '/r/loans')
    assert.is(await seenBy('amal'), 200)
    page.close()
  })

  it('goes on without consent only for those who may, who are told that it is missing', async () => {
    const { server, id } = await aGivingLibrary({ title: 'Atlas of rivers', kind: 'book' })
    const page = await opened(`/r/loans/${id}`, { server, as: 'layla' })
    await choose(page, 'Offer')
    await page.shows('Nobody was asked.')
    await pick(page, 'Omar Said')
    page.choose('consent_overridden', 'Yes')
    submit()
    await page.shows('Shared without consent, on purpose')
    page.close()
  })

  it('begins on a row, with what stands there, and reads so the second time', async () => {
    const { server, id, entries } = await aGivingLibrary()
    const page = await opened(`/r/loans/${id}?form=copies_form`, { server })
    await page.until(() => page.all('.row-ways button').length > 0)
    assert.equal(
      page.all('.row-ways button').map(({ textContent }) => textContent),
      ['Offer'],
      'of the copies only one is torn',
    )
    page.all('.row-ways button')[0]?.click()
    await page.until(() => dialog()?.querySelector('[data-field=notes]'))
    assert.is(page.field('Note for the recipient').value, 'Spine')
    await pick(page, 'Omar Said')
    submit()
    await page.until(() => page.all('.row-ways button')[0]?.textContent === 'Offer again')
    assert.is((await entries())[0]?.['service_record_id'], 'copy-2')
    page.close()
  })
})

spec('What became of giving a record', (it) => {
  it('is answered by whoever got it, with a reason where it is refused', async () => {
    const { server, id, give, seenBy } = await aGivingLibrary()
    await give('offers', { transitioned_to: 'omar', notes: 'Please' })
    const page = await opened(`/r/loans/${id}`, { server, as: 'omar' })
    await page.until(() => page.button('Reject'))
    assert.match(page.within('.transition')?.textContent ?? '', 'Please')
    assert.throws(() => page.button('Take back'), 'that is for who sent it')
    page.click('Reject')
    await page.until(() => dialog()?.querySelector('[data-field=rejected_reason]'))
    submit()
    await page.until(() => page.at('rejected_reason').includes('Error:'))
    page.type('Why', 'Too busy')
    submit()
    await page.until(() => location.pathname === '/r/loans')
    assert.is(await seenBy('omar'), 404)
    page.close()
  })

  it('is taken back by whoever sent it, and stands there with who did so', async () => {
    const { server, id, give, seenBy } = await aGivingLibrary()
    await give('offers', { transitioned_to: 'omar' })
    const page = await opened(`/r/loans/${id}`, { server })
    await page.until(() => page.button('Take back'))
    page.click('Take back')
    await page.until(() => dialog()?.textContent?.includes('This is done to'))
    submit()
    await page.until(() => page.within('.transition-state')?.textContent === 'Revoked (by Nadia Haddad)')
    assert.throws(() => page.button('Take back'))
    assert.is(await seenBy('omar'), 404)
    page.close()
  })

  it('shows whose the record is, who else reaches it, and to whom it was disclosed', async () => {
    const { server, id, give } = await aGivingLibrary()
    await give('offers', { transitioned_to: 'omar' })
    const page = await opened(`/r/loans/${id}`, { server })
    await page.until(() => page.within('[aria-label="People"]'))
    await page.until(() => /Nadia Haddad.*Omar Said/.test(page.within('[aria-label="People"]')?.textContent ?? ''))
    await page.until(() => page.within('[aria-label="Who got to see it"]'))
    assert.match(page.within('[aria-label="Who got to see it"]')?.textContent ?? '', /Offer.*Omar Said.*given/)
    page.close()
  })

  it('tells one who only looks in nothing of others', async () => {
    const { server, id, give } = await aGivingLibrary()
    await give('offers', { transitioned_to: 'omar' })
    await give('offers', { transitioned_to: 'amal' })
    const page = await opened(`/r/loans/${id}`, { server, as: 'omar' })
    await page.until(() => page.button('Reject'))
    assert.is(page.all('[aria-label="Transfers and referrals"] .transition').length, 1)
    assert.is(page.within('[aria-label="Who got to see it"]'), null)
    page.close()
  })
})

spec('What goes to somebody outside', (it) => {
  it('is exactly what the named role may see, ready to print', async () => {
    const { server, id } = await aGivingLibrary()
    const page = await opened(`/r/loans/${id}`, { server })
    await choose(page, 'Show')
    page.choose('remote', 'Yes')
    await page.until(() => dialog()?.querySelector('[data-field=transitioned_to_remote]'))
    assert.is(dialog()?.querySelector('[data-field=transitioned_to]'), null)
    page.type('Name of the recipient', 'Bindery Ltd')
    page.choose('authorized_role_unique_id', 'Mender')
    submit()
    await page.until(() => page.link('What may be handed over'))
    page.click('What may be handed over')
    await page.shows('Exactly what “Mender” may see stands here.')
    const handed = page.within('.document-page')?.textContent ?? ''
    assert.match(handed, /Bindery Ltd.*Atlas of rivers.*A2/s)
    assert.not.match(handed, 'Mina')
    let printed = 0
    Object.assign(window, { print: () => printed++ })
    page.click('Print or save as PDF')
    assert.is(printed, 1)
    page.close()
  })
})
