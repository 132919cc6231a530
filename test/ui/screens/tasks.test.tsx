import * as assert from 'uvu/assert'
import { addDays } from '../../../engine/lib/dates.ts'
import { todayIn } from '../../../engine/lib/time-zone.ts'
import { createData } from '../../../ui/data/data.tsx'
import { newAction } from '../../../ui/data/records.ts'
import { lendingTasks } from '../../lib/lending-tasks.ts'
import { wayTo } from '../../lib/screen.tsx'
import { aServer, PASSWORD } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { withDatabase } from '../drafts/little-database.ts'
import { opened } from '../record/loans.ts'

const inDays = (days: number) =>
  addDays(todayIn(lendingTasks.instance.timeZone, new Date().toISOString()), days) as string

/** The library whose loans make tasks, today; each loan is Nadia's. */
async function aBusyLibrary(...loans: readonly Readonly<Record<string, unknown>>[]) {
  withDatabase()
  const server = await aServer({ model: lendingTasks, parts: { clock: Date.now } })
  const nadia = createData(wayTo(server).fetch)
  await nadia.session.signIn('nadia', PASSWORD)
  for (const answers of loans)
    await nadia.records.perform(newAction({ name: 'create', type: 'loan', record: crypto.randomUUID(), answers }), {
      title: '',
    })
  return server
}

const loan = (title: string, due_on: string, more = {}) => ({ title, kind: 'book', due_on, ...more })

const dialog = () => document.body.querySelector<HTMLElement>('[role=dialog]')

spec('The page of tasks', (it) => {
  it('groups them by when they are due, and says how late, for whom, and which field sets the day', async () => {
    const server = await aBusyLibrary(
      loan('Late', inDays(-3)),
      loan('Now', inDays(0)),
      loan('Soon', inDays(4)),
      loan('Far', inDays(40)),
    )
    const page = await opened('/tasks', { server })
    await page.until(() => page.all('.task').length === 4)
    const groups = page.all('.task-group').map(({ textContent }) => textContent?.replace(/\s+/g, ' ') ?? '')
    assert.is(groups.length, 4)
    assert.match(groups[0] ?? '', /^Overdue 1 task.*Do return: Book Late.*3 days late/)
    assert.match(groups[0] ?? '', 'Due date set by “Due on”')
    assert.match(groups[1] ?? '', /^Today 1 task.*Now/)
    assert.match(groups[2] ?? '', /^This week 1 task.*Soon/)
    assert.match(groups[3] ?? '', /^Later 1 task.*Far/)
    page.close()
  })

  it('shows one group or one kind alone, and the address says which', async () => {
    const torn = [{ unique_id: 'copy-1', copy_code: 'A', state: 'torn' }]
    const server = await aBusyLibrary(
      loan('Late', inDays(-3)),
      loan('Torn', inDays(9), { copies: torn, lent_on: inDays(-1) }),
    )
    const page = await opened('/tasks?due=overdue', { server })
    await page.until(() => page.all('.task').length === 2)
    page.field('Kind').value = 'mend'
    page.field('Kind').dispatchEvent(new window.Event('change', { bubbles: true }))
    await page.until(() => page.all('.task').length === 1)
    assert.match(location.search, /due=overdue.*type=mend/)
    assert.match(page.within('.task')?.textContent ?? '', 'Do mend: Torn')
    page.click('Today')
    await page.shows('No task fits')
    page.close()
  })

  it('leads to the form where it is done, also where the field is not asked yet', async () => {
    const server = await aBusyLibrary(loan('Late', inDays(-3)))
    const page = await opened('/tasks', { server })
    await page.until(() => page.within('.task-link'))
    page.within('.task-link')?.click()
    await page.until(() => page.isThere('due_on'))
    assert.match(page.at('due_on'), 'Sets the due date of the task “Do return”.')
    await page.until(() => document.activeElement?.id === 'form-title')
    assert.is(document.activeElement?.textContent, 'Lending')
    page.close()
  })

  it('leads into the row that it is about, to the field that completes it and says so', async () => {
    const torn = [
      { unique_id: 'copy-1', copy_code: 'A', state: 'good' },
      { unique_id: 'copy-2', copy_code: 'B', state: 'torn' },
    ]
    const server = await aBusyLibrary({ title: 'Torn', kind: 'book', copies: torn, lent_on: inDays(-1) })
    const page = await opened('/tasks', { server })
    await page.until(() => page.within('.task-link'))
    page.within('.task-link')?.click()
    await page.until(
      () =>
        document.activeElement?.closest('[data-field]')?.getAttribute('data-field') === 'copies[copy-2].repair_note',
    )
    assert.match(page.at('copies[copy-2].repair_note'), 'Filling this in completes the task “Do mend”.')
    page.close()
  })

  it('puts a task off until a day, with the reason, no further than it may be', async () => {
    const server = await aBusyLibrary(loan('Late', inDays(-3)))
    const page = await opened('/tasks', { server })
    await page.until(() => page.button('Put off: Do return: Book, Late'))
    page.click('Put off: Do return: Book, Late')
    await page.until(() => dialog()?.querySelector('[data-field=until]'))
    page.type('Until', inDays(30).split('-').reverse().join('/'))
    page.type('Why?', 'They are away')
    dialog()?.querySelector<HTMLButtonElement>('button[type=submit]')?.click()
    await page.until(() => page.at('until').includes('Error:'))
    page.type('Until', inDays(5).split('-').reverse().join('/'))
    dialog()?.querySelector<HTMLButtonElement>('button[type=submit]')?.click()
    await page.shows('No task fits')
    page.click('Put off')
    await page.until(() => page.within('.task-off'))
    page.close()
  })

  it('says so where nothing is due, and where nobody answers', async () => {
    const server = await aBusyLibrary()
    const page = await opened('/tasks', { server })
    await page.shows('Nothing is due')
    page.way.lose((path) => (path.includes('/tasks') ? 'request' : undefined))
    page.click('Overdue')
    await page.shows('Nothing is due')
    page.close()
    const other = await opened('/', { server })
    other.way.lose((path) => (path.includes('/tasks') ? 'request' : undefined))
    await other.until(() => other.link('Tasks'))
    other.click('Tasks')
    await other.until(() => other.within('main [role=alert]'))
    other.way.lose(() => undefined)
    other.click('Try again')
    await other.shows('Nothing is due')
    other.close()
  })

  it('is counted in the main places', async () => {
    const server = await aBusyLibrary(loan('Late', inDays(-3)), loan('Now', inDays(0)), loan('Far', inDays(40)))
    const page = await opened('/tasks', { server })
    await page.until(() => page.within('.rail .place-waiting'))
    assert.match(page.within('.rail .place-waiting')?.textContent ?? '', '2 tasks overdue or due today')
    page.close()
  })
})
