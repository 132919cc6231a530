import * as assert from 'uvu/assert'
import { createData } from '../../../ui/data/data.tsx'
import { newAction } from '../../../ui/data/records.ts'
import { lendingLife } from '../../lib/lending-life.ts'
import { wayTo } from '../../lib/screen.tsx'
import { aServer, PASSWORD } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { withDatabase } from '../drafts/little-database.ts'
import { opened } from './loans.ts'

/** The library where loans have a life, with one loan of Nadia's. */
async function aLendingLibrary(
  answers: Readonly<Record<string, unknown>> = { title: 'Atlas of rivers', kind: 'book' },
) {
  withDatabase()
  const server = await aServer({ model: lendingLife })
  const nadia = createData(wayTo(server).fetch)
  await nadia.session.signIn('nadia', PASSWORD)
  const id = crypto.randomUUID()
  await nadia.records.perform(newAction({ name: 'create', type: 'loan', record: id, answers }), { title: '' })
  const do_ = (name: string, answers: Readonly<Record<string, unknown>> = {}) =>
    nadia.records.perform(newAction({ name, type: 'loan', record: id, answers }), { title: '' })
  return { server, id, do: do_, nadia }
}

type Page = Awaited<ReturnType<typeof opened>>

const press = (element: Element | null | undefined, key: string) =>
  element?.dispatchEvent(new window.KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))

const items = () => [...document.body.querySelectorAll<HTMLElement>('[role=menuitem]')]
const itemOf = (name: string) => items().find(({ textContent }) => textContent?.includes(name))

/** Opens the menu by the keyboard. */
async function openMenu(page: Page) {
  await page.until(() => page.button('Actions'))
  page.button('Actions').focus()
  press(page.button('Actions'), 'Enter')
  await page.until(() => items().length > 0)
}

async function choose(page: Page, name: string) {
  await openMenu(page)
  itemOf(name)?.focus()
  press(itemOf(name), 'Enter')
}

const dialog = () => document.body.querySelector<HTMLElement>('[role=dialog]')
const submit = () => dialog()?.querySelector<HTMLButtonElement>('button[type=submit]')?.click()

spec('The stages of a record', (it) => {
  it('stand on it in order, with what is done, what is now and what is to come', async () => {
    const { server, id } = await aLendingLibrary()
    const page = await opened(`/r/loans/${id}`, { server })
    await page.until(() => page.within('.stage-bar'))
    assert.is(page.within('[aria-current=step]')?.querySelector('.step-name')?.textContent, 'Lent')
    const names = page.all('.step-name').map(({ textContent }) => textContent)
    assert.equal(names, ['Lent', 'Planned', 'Mend', 'Sell', 'In review', 'Over'])
    assert.is(page.within('.step-current time')?.textContent, '10 May 2024')
    page.close()
  })

  it('are one line on a phone that opens', async () => {
    const { server, id } = await aLendingLibrary()
    const page = await opened(`/r/loans/${id}`, { server, wide: false })
    await page.until(() => page.within('.stage-fold'))
    assert.is(page.within('.stage-name')?.textContent, 'Lent')
    assert.is(page.within('.stage-of')?.textContent, '1 of 6')
    assert.is(page.all('.stage-fold .step').length, 6)
    page.close()
  })

  it('show one that is passed through only while the record is in it', async () => {
    const { server, id, do: perform } = await aLendingLibrary()
    await perform('close', { reason: 'done' })
    await perform('open_again')
    const page = await opened(`/r/loans/${id}/edit`, { server })
    await page.until(() => page.within('.stage-bar'))
    assert.is(page.within('[aria-current=step] .step-name')?.textContent, 'Opened again')
    page.close()
  })

  it('may be chosen by hand by those who may', async () => {
    const { server, id } = await aLendingLibrary({ title: 'Atlas', plan: '' })
    await (await server.as('nadia')).patch(`/api/v2/loans/${id}`, { data: { next_step: 'mend' } })
    const page = await opened(`/r/loans/${id}`, { server })
    await choose(page, 'Change the stage')
    await page.until(() => dialog()?.querySelector('[data-field=workflow]'))
    submit()
    await page.until(() => dialog()?.textContent?.includes('needs your attention'))
    page.choose('workflow', 'Lent')
    submit()
    await page.until(() => page.within('[aria-current=step] .step-name')?.textContent === 'Lent')
    assert.is((await page.stored(id))['workflow'], 'lent')
    page.close()
  })
})

spec('The menu of actions', (it) => {
  it('has exactly what may be done, and says of the rest why not', async () => {
    const { server, id } = await aLendingLibrary()
    const page = await opened(`/r/loans/${id}`, { server })
    await openMenu(page)
    const told = await (await (await server.as('nadia')).get(`/api/v2/loans/${id}/actions`)).json()
    const offered = (told as { data: { id: string; enabled: boolean }[] }).data
    const elsewhere = ['update', 'flag']
    assert.is(items().length, offered.filter(({ id: name }) => !elsewhere.includes(name)).length)
    assert.is(itemOf('Close')?.getAttribute('aria-disabled'), null)
    assert.is(itemOf('Open again')?.getAttribute('aria-disabled'), 'true')
    assert.match(itemOf('Open again')?.textContent ?? '', 'It is not closed.')
    assert.match(itemOf('Ask for approval: Repair')?.textContent ?? '', 'There is no plan.')
    press(itemOf('Open again'), 'Enter')
    assert.is(dialog(), null, 'what cannot be done asks nothing')
    page.close()
  })

  it('asks in a dialog, keeps what is missing in sight, and shows the record as it then is', async () => {
    const { server, id } = await aLendingLibrary()
    const page = await opened(`/r/loans/${id}`, { server })
    await choose(page, 'Close')
    await page.until(() => dialog()?.querySelector('[data-field=reason]'))
    assert.is(page.field('Title').value, 'Atlas of rivers', 'fields of the record begin with what stands there')
    submit()
    await page.until(() => page.at('reason').includes('Error:'))
    page.type('Why?', 'other')
    await page.until(() => dialog()?.querySelector('[data-field=more]'))
    page.type('More', 'Moved')
    page.type('Title', 'Atlas of seas')
    submit()
    await page.shows('Done for Atlas of rivers: Close')
    await page.until(() => page.within('h1')?.textContent?.includes('Atlas of seas'))
    const stored = await page.stored(id)
    assert.is(stored['status'], 'closed')
    assert.is(stored['close_reason'], 'other Moved')
    page.close()
  })

  it('says in the dialog what the server finds wrong, and leaves everything as it is', async () => {
    const { server, id } = await aLendingLibrary()
    const page = await opened(`/r/loans/${id}`, { server })
    await choose(page, 'Close')
    await page.until(() => dialog()?.querySelector('[data-field=reason]'))
    page.type('Why?', 'none')
    submit()
    await page.until(() => dialog()?.textContent?.includes('None is no reason.'))
    assert.is((await page.stored(id))['status'], 'open')
    page.close()
  })

  it('asks before it does what asks nothing', async () => {
    const { server, id, do: perform } = await aLendingLibrary()
    await perform('close', { reason: 'done' })
    const page = await opened(`/r/loans/${id}`, { server })
    await choose(page, 'Open again')
    await page.until(() => dialog()?.textContent?.includes('This is done to Atlas of rivers at once.'))
    submit()
    await page.until(() => dialog() === null)
    assert.is((await page.stored(id))['status'], 'open')
    page.close()
  })

  it('is done to the record as it was saved, and leaves a draft', async () => {
    const { server, id } = await aLendingLibrary()
    const editing = await opened(`/r/loans/${id}/edit`, { server })
    await editing.until(() => editing.field('Pages'))
    editing.type('Pages', '77')
    await new Promise((done) => setTimeout(done, 1500))
    editing.close()
    const page = await opened(`/r/loans/${id}`, { server })
    await page.shows('Go on')
    await choose(page, 'Close')
    await page.until(() => dialog()?.textContent?.includes('stays a draft'))
    page.type('Why?', 'done')
    submit()
    await page.until(() => dialog() === null)
    assert.is((await page.stored(id))['pages'], undefined)
    await page.shows('Go on')
    page.close()
  })
})

spec('An approval', (it) => {
  it('is asked for, not given with a comment, and carries an alert on its form meanwhile', async () => {
    const { server, id } = await aLendingLibrary({ title: 'Atlas', plan: 'Glue the spine' })
    const page = await opened(`/r/loans/${id}`, { server })
    await choose(page, 'Ask for approval: Repair')
    await page.until(() => dialog())
    submit()
    await page.shows('Asked for approval: Repair')
    await page.until(() => page.within('.alert-what')?.textContent === 'Waits for approval: Repair')
    await page.until(() => page.within('.alert-who')?.textContent?.includes('By Nadia Haddad'))
    page.close()

    const layla = await opened(`/r/loans/${id}`, { server, as: 'layla' })
    await layla.until(() => layla.within('.alert-what'))
    assert.match(
      layla
        .all('.form-nav .dot-mark')
        .map(({ textContent }) => textContent)
        .join(),
      '1 alert',
    )
    await choose(layla, 'Do not approve: Repair')
    await layla.until(() => dialog()?.querySelector('.approval-changes ins'))
    assert.match(dialog()?.textContent ?? '', 'It was not approved before.')
    assert.match(dialog()?.querySelector('.history-changes')?.textContent ?? '', 'Glue the spine')
    submit()
    await layla.until(() => layla.at('comment').includes('Error:'))
    layla.type('Comment', 'Which glue?')
    submit()
    await layla.shows('Not approved: Repair')
    const stored = await layla.stored(id)
    assert.is(stored['plan_status'], 'rejected')
    assert.is(stored['plan_comment'], 'Which glue?')
    layla.close()
  })

  it('cannot be decided by whoever owns the record, who is told so', async () => {
    const { server, id, do: perform } = await aLendingLibrary({ title: 'Atlas', plan: 'Glue' })
    await perform('request_approval_repair')
    const page = await opened(`/r/loans/${id}`, { server })
    await openMenu(page)
    assert.match(itemOf('Approve: Repair')?.textContent ?? '', 'You own this record, so somebody else decides.')
    assert.match(itemOf('Ask for approval: Repair')?.textContent ?? '', 'It is waiting for an answer already.')
    page.close()
  })
})

const at = (path: string, selector: string) => document.body.querySelector<HTMLElement>(`${path} ${selector}`)

spec('Flags of a record', (it) => {
  it('are added with a reason and a day, counted on the button, changed and resolved', async () => {
    const { server, id } = await aLendingLibrary()
    const page = await opened(`/r/loans/${id}`, { server })
    await page.until(() => page.button('Flag'))
    page.button('Flag').click()
    await page.shows('Nothing is flagged')
    page.click('Add a flag')
    await page.until(() => page.isThere('message'))
    submit()
    await page.until(() => page.at('message').includes('Error:'))
    page.type('What is it about?', 'Ask about the cover')
    submit()
    await page.until(() => page.within('.flag-message')?.textContent === 'Ask about the cover')
    page.click('Resolve')
    await page.until(() => page.isThere('unflag_message'))
    page.type('How was it resolved?', 'It was torn before')
    submit()
    await page.until(() => page.within('.flag-resolved'))
    assert.match(page.within('.flag-resolved')?.textContent ?? '', /It was torn before.*Resolved by Nadia Haddad/)
    assert.is(at('.flag-resolved', 'button'), null, 'what is resolved stays as it is')
    page.click('Add a flag')
    await page.until(() => page.isThere('message'))
    page.type('What is it about?', 'Second thought')
    submit()
    await page.until(() => page.all('.flag').length === 2)
    assert.match(page.all('.flag')[0]?.textContent ?? '', 'Second thought')
    dialog()?.querySelector<HTMLElement>('.layer-head button')?.click()
    await page.until(() => page.button('1 flag'))
    const stored = await page.stored(id)
    assert.is(stored['flag_count'], 1)
    page.close()
  })
})

spec('An alert', (it) => {
  it('stands on its form with who caused it, in the list as a dot, and goes when the owner saves', async () => {
    const { server, id } = await aLendingLibrary({ title: 'Atlas', copies: [{ unique_id: 'copy-1', copy_code: 'A1' }] })
    await (await server.as('jon')).patch(`/api/v2/loans/${id}`, {
      data: { copies: [{ unique_id: 'copy-1', copy_code: 'A2' }] },
    })
    const page = await opened(`/r/loans/${id}`, { server })
    await page.until(() => page.within('.alert-who')?.textContent?.includes('By Jon Berg'))
    assert.match(page.within('.alert')?.textContent ?? '', /Copies changed.*It goes when you save the record\./)
    page.click('Loans')
    await page.until(() => page.within('tbody .dot-mark'))
    assert.is(page.within('tbody .dot-mark')?.textContent, '1 alert')
    page.close()
    const editing = await opened(`/r/loans/${id}/edit?form=copies_form`, { server })
    await editing.until(() => editing.within('.alert'))
    editing.click('Item')
    await editing.until(() => editing.field('Pages'))
    editing.type('Pages', '80')
    editing.click('Save')
    await editing.until(() => !location.pathname.endsWith('/edit'))
    await editing.until(() => editing.button('Actions'))
    assert.not.ok((await editing.stored(id))['alert_count'])
    assert.is(editing.within('.alert'), null)
    editing.close()
  })
})
