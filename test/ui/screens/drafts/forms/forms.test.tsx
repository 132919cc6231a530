import * as assert from 'uvu/assert'
import { openScreen } from '../../../../lib/screen.tsx'
import { spec } from '../../../../lib/spec.ts'
import { editingServer } from '../editing-server.ts'

const { server, begun, things, end } = await editingServer()
const opened = (path: string) => openScreen(path, { server, as: 'ana', wide: true })
type Screen = Awaited<ReturnType<typeof opened>>

type Json = Readonly<Record<string, unknown>> & { readonly id: string }

const fields = async (draft: string) => (await things(draft, 'field')) as readonly Json[]
const forms = async (draft: string) => (await things(draft, 'form')) as readonly Json[]
const field = async (draft: string, id: string) => (await fields(draft)).find((one) => one.id === id)

const press = (screen: Screen, selector: string, name: string) =>
  screen
    .all<HTMLElement>(selector)
    .find((each) => each.textContent?.includes(name))
    ?.click()

/** Opens the sheet of a new question of a kind. */
async function newQuestion(screen: Screen, kind: string): Promise<void> {
  await screen.until(() => screen.all('.forms-add').length > 0)
  screen.all('.forms-add')[0]?.click()
  await screen.until(() => screen.all('.forms-kind-button').length > 0)
  press(screen, '.forms-kind-button', kind)
  await screen.until(() => screen.field('Question (English)'))
}

const closed = (screen: Screen) => screen.until(() => screen.all('.layer').length === 0)

spec('The forms of a draft', (it) => {
  it('stand by group, and a new one opens as soon as it is made', async () => {
    const draft = await begun()
    const screen = await opened(`/drafts/${draft}/forms`)
    // The first page of a file waits for the code of the screens.
    await screen.until(() => screen.button('New form'), 60_000)
    screen.click('New form')
    await screen.until(() => screen.field('Name of the form (English)'))
    screen.type('Name of the form (English)', 'Follow-up visit')
    screen.click('Add the form')
    await screen.shows('This form is empty')
    assert.match(window.location.pathname, /forms\/person\/follow_up_visit$/)
    assert.ok((await forms(draft)).some(({ id }) => id === 'follow_up_visit'))
    screen.close()
  })

  it('say at the name of the form that it is needed', async () => {
    const draft = await begun()
    const screen = await opened(`/drafts/${draft}/forms`)
    await screen.until(() => screen.button('New form'))
    screen.click('New form')
    await screen.until(() => screen.button('Add the form'))
    screen.click('Add the form')
    await screen.until(() => screen.all('.summary-error').length > 0)
    screen.close()
  })
})

spec('A question', (it) => {
  it('is added with a list of its own, named after what it asks', async () => {
    const draft = await begun()
    const form = (await forms(draft))[0]?.id ?? ''
    const screen = await opened(`/drafts/${draft}/forms/person/${form}`)
    await newQuestion(screen, 'One of a list')
    screen.type('Question (English)', 'Kind of visit')
    screen.type('Options of the new list', 'At home\nAt school')
    screen.click('Add the question')
    await closed(screen)
    const made = await field(draft, 'kind_of_visit')
    assert.is(made?.['type'], 'choice')
    assert.is(made?.['lookup'], 'lookup_kind_of_visit')
    const lists = (await things(draft, 'lookup')) as readonly Json[]
    const options = lists.find(({ id }) => id === 'lookup_kind_of_visit')?.['options'] as readonly Json[]
    assert.equal(
      options.map(({ id }) => id),
      ['at_home', 'at_school'],
    )
    await screen.until(() => screen.all('.forms-preview [data-field="kind_of_visit"]').length > 0)
    screen.close()
  })

  it('keeps what it says and nobody asks about when something else of it changes', async () => {
    const draft = await begun()
    const [first] = await fields(draft)
    const screen = await opened(`/drafts/${draft}/forms/person/fields/${first?.id}`)
    await screen.until(() => screen.field('Help under it (English)'))
    screen.type('Help under it (English)', 'As on the papers')
    screen.click('Save')
    await closed(screen)
    const now = await field(draft, first?.id ?? '')
    const help = now?.['help']
    assert.is(typeof help === 'object' ? (help as Json)['en'] : help, 'As on the papers')
    assert.equal({ ...now, help: '' }, { ...first, help: '' })
    screen.close()
  })

  it('is required under a condition only once the condition is whole', async () => {
    const draft = await begun()
    const [first] = await fields(draft)
    const screen = await opened(`/drafts/${draft}/forms/person/fields/${first?.id}`)
    await screen.until(() => screen.all('[data-field="required_how"] input').length === 3)
    screen.all('[data-field="required_how"] input')[2]?.click()
    await screen.until(() => screen.all('[data-field="required_when"] .rule').length > 0)
    screen.click('Save')
    await screen.until(() => screen.all('[data-field="required_when"]')[0]?.textContent?.includes('still to be chosen'))
    assert.equal((await field(draft, first?.id ?? ''))?.['required'], first?.['required'])
    screen.close()
  })

  it('is removed only once somebody has read what becomes of its answers', async () => {
    const draft = await begun()
    const form = (await forms(draft))[0]?.id ?? ''
    const screen = await opened(`/drafts/${draft}/forms/person/${form}`)
    await newQuestion(screen, 'Yes or no')
    screen.type('Question (English)', 'Walks alone')
    screen.click('Add the question')
    await screen.until(() => screen.all('.layer').length === 0 && screen.text().includes('Walks alone'))
    press(screen, '.forms-open', 'Walks alone')
    await screen.until(() => screen.button('Remove the question'))
    screen.click('Remove the question')
    await screen.shows('the plan counts the records that hold an answer')
    screen.click('Remove the question')
    await screen.until(() => !screen.all('.forms-open').some((each) => each.textContent?.includes('Walks alone')))
    assert.is(await field(draft, 'walks_alone'), undefined)
    screen.close()
  })

  it('that is there already is put on another form too', async () => {
    const draft = await begun()
    const [first] = await fields(draft)
    const screen = await opened(`/drafts/${draft}/forms`)
    await screen.until(() => screen.button('New form'))
    screen.click('New form')
    await screen.until(() => screen.field('Name of the form (English)'))
    screen.type('Name of the form (English)', 'Short form')
    screen.click('Add the form')
    await screen.shows('This form is empty')
    screen.all('.forms-add')[0]?.click()
    await screen.until(() => screen.field('Find a question'))
    screen.type('Find a question', first?.id ?? '')
    await screen.until(() => screen.all('.forms-kinds bdi').some((each) => each.textContent === first?.id))
    screen
      .all('.forms-kinds bdi')
      .find((each) => each.textContent === first?.id)
      ?.closest('button')
      ?.click()
    await screen.until(() => screen.all('.forms-question').length === 1)
    const placed = (await forms(draft)).find(({ id }) => id === 'short_form')?.['fields']
    assert.equal(placed, [first?.id])
    screen.close()
  })

  it('of several entries begins with one question, and gets more', async () => {
    const draft = await begun()
    const form = (await forms(draft))[0]?.id ?? ''
    const screen = await opened(`/drafts/${draft}/forms/person/${form}`)
    await newQuestion(screen, 'Several entries')
    screen.type('Question (English)', 'Visits')
    screen.type('First question of each entry', 'Who came')
    screen.click('Add the question')
    await screen.until(() => screen.all('.forms-rows .forms-question').length === 1)
    screen.click('Add a question to each entry of Visits')
    await screen.until(() => screen.all('.forms-kind-button').length > 0)
    assert.not(screen.all('.forms-kind-button').some((each) => each.textContent?.includes('Several entries')))
    press(screen, '.forms-kind-button', 'Day')
    await screen.until(() => screen.field('Question (English)'))
    screen.type('Question (English)', 'When')
    screen.click('Add the question')
    await screen.until(() => screen.all('.forms-rows .forms-question').length === 2)
    await screen.until(() => screen.button('Move up: When'))
    screen.click('Move up: When')
    await screen.until(() => screen.all('.forms-rows .forms-open')[0]?.textContent?.includes('When'))
    const order = async () =>
      ((await field(draft, 'visits'))?.['fields'] as readonly Json[] | undefined)?.map(({ id }) => id).join()
    for (let tries = 0; (await order()) !== 'when,who_came' && tries < 300; tries++)
      await new Promise((done) => setTimeout(done, 20))
    assert.is(await order(), 'when,who_came')
    screen.close()
  })

  it('changes its kind with a migration, unless this draft brings it', async () => {
    const draft = await begun()
    const old = (await fields(draft)).find(({ type, long }) => type === 'text' && !long)
    const screen = await opened(`/drafts/${draft}/forms/person/fields/${old?.id}`)
    await screen.until(() => screen.button('Change its kind'))
    screen.click('Change its kind')
    await screen.until(() => screen.all('[data-field="to"] input').length > 0)
    screen.tick('Number')
    screen.click('Change the kind')
    await closed(screen)
    const steps = ((await things(draft, 'migration')) as readonly Json[]).flatMap(({ steps }) => steps)
    assert.equal(steps, [{ kind: 'retype', recordType: 'person', field: old?.id, conversion: 'text_to_number' }])
    screen.close()
    end()
  })
})
