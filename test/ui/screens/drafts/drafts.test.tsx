import * as assert from 'uvu/assert'
import { openScreen } from '../../../lib/screen.tsx'
import { spec } from '../../../lib/spec.ts'
import { editingServer } from './editing-server.ts'

const editing = await editingServer()
const { server, begun, edit, things } = editing
const opened = (path: string, as = 'ana') => openScreen(path, { server, as })

interface Lookup {
  readonly id: string
  readonly options: readonly { readonly id: string; readonly retired?: boolean }[]
}

const mood = async (draft: string) =>
  ((await things(draft, 'lookup')) as readonly Lookup[]).find(({ id }) => id === 'lookup_mood')
const order = async (draft: string) => (await mood(draft))?.options.map(({ id }) => id).join()
const isSo = async (holds: () => Promise<unknown>) => {
  for (let tries = 0; tries < 500; tries++) {
    if (await holds()) return
    await new Promise((done) => setTimeout(done, 20))
  }
  assert.unreachable('waited in vain')
}

spec('The list of drafts', (it) => {
  it('is a place for those who may edit the configuration, and is not there for others', async () => {
    const screen = await opened('/drafts')
    await screen.shows('There is no draft yet')
    assert.ok(screen.all('.rail-place').some((place) => place.getAttribute('href') === '/drafts'))
    screen.close()
    const other = await opened('/drafts', 'wim')
    await other.shows('There is nothing here')
    assert.not(other.all('.rail-place').some((place) => place.getAttribute('href') === '/drafts'))
    other.close()
  })

  it('begins a draft by a name and opens it', async () => {
    const screen = await opened('/drafts')
    await screen.until(() => screen.button('New draft'))
    screen.click('New draft')
    await screen.until(() => screen.field('Name of the draft'))
    screen.type('Name of the draft', 'Winter')
    screen.click('Begin')
    await screen.shows('Before it goes live')
    await screen.shows('Begun by ana from version 0.1.0')
    screen.close()
  })

  it('calls a draft otherwise, and throws it away once asked', async () => {
    await begun('Old name')
    const screen = await opened('/drafts')
    await screen.shows('Old name')
    screen.click('Rename Old name')
    await screen.until(() => screen.field('Name of the draft'))
    screen.type('Name of the draft', 'New name')
    screen.click('Save')
    await screen.until(() => screen.button('Throw away New name'))
    screen.click('Throw away New name')
    await screen.shows('Everything that was changed in it is lost')
    const sure = screen.all('.layer-foot button').find((button) => button.textContent?.includes('Throw away'))
    sure?.click()
    await screen.until(() => !screen.all('.card-title').some((title) => title.textContent === 'New name'))
    screen.close()
  })
})

spec('A lookup in a draft', (it) => {
  it('is put in another order by a button, and back by Undo, and again by Redo', async () => {
    const draft = await begun()
    const screen = await opened(`/drafts/${draft}/lookups/lookup_mood`)
    await screen.until(() => screen.button('Move down: Well'))
    screen.click('Move down: Well')
    await isSo(async () => (await order(draft)) === 'tired,well,sad')
    await screen.until(() => !screen.button('Undo').disabled)
    screen.click('Undo')
    await isSo(async () => (await order(draft)) === 'well,tired,sad')
    await screen.until(() => !screen.button('Redo').disabled)
    screen.click('Redo')
    await isSo(async () => (await order(draft)) === 'tired,well,sad')
    screen.close()
  })

  it('offers an option no more, and says so', async () => {
    const draft = await begun()
    const screen = await opened(`/drafts/${draft}/lookups/lookup_mood`)
    await screen.until(() => screen.button('Retire Sad'))
    screen.click('Retire Sad')
    await screen.until(() => screen.button('Offer again Sad'))
    await screen.shows('Not offered any more')
    assert.is((await mood(draft))?.options.find(({ id }) => id === 'sad')?.retired, true)
    screen.close()
  })

  it('gets an option with its words in both languages and a name made of them', async () => {
    const draft = await begun()
    const screen = await opened(`/drafts/${draft}/lookups/lookup_mood`)
    await screen.until(() => screen.button('Add an option'))
    screen.click('Add an option')
    await screen.until(() => screen.field('Words (English)'))
    screen.type('Words (English)', 'Quite angry')
    screen.type('Words (العربية)', 'غاضب')
    screen.click('Add')
    await screen.until(() => screen.button('Retire Quite angry'))
    assert.equal((await mood(draft))?.options.at(-1), {
      id: 'quite_angry',
      label: { en: 'Quite angry', ar: 'غاضب' },
    })
    screen.close()
  })

  it('says at the question why an option cannot be added', async () => {
    const draft = await begun()
    const screen = await opened(`/drafts/${draft}/lookups/lookup_mood`)
    await screen.until(() => screen.button('Add an option'))
    screen.click('Add an option')
    await screen.until(() => screen.field('Words (English)'))
    screen.type('Words (English)', 'Well again')
    screen.type('Identifier', 'well')
    screen.click('Add')
    await screen.shows('“well” is there already.')
    screen.close()
  })
})

spec('Two windows on one draft', (it) => {
  it('both get their way where they do different things', async () => {
    const draft = await begun()
    const screen = await opened(`/drafts/${draft}/lookups/lookup_mood`)
    await screen.until(() => screen.button('Retire Sad'))
    await edit(draft, 1, { kind: 'change_option', lookup: 'lookup_mood', option: 'tired', retired: true })
    screen.click('Retire Sad')
    await screen.until(() => screen.button('Offer again Sad') && screen.button('Offer again Tired'))
    screen.close()
  })

  it('are asked where both changed the same thing, and nothing is done before', async () => {
    const draft = await begun()
    const screen = await opened(`/drafts/${draft}/lookups/lookup_mood`)
    await screen.until(() => screen.button('Move down: Well'))
    await edit(draft, 1, { kind: 'order_options', lookup: 'lookup_mood', order: ['sad', 'well', 'tired'] })
    screen.click('Move down: Well')
    await screen.shows('ana changed the same thing meanwhile')
    assert.is(await order(draft), 'sad,well,tired')
    screen.click('Do mine all the same')
    await isSo(async () => (await order(draft)) === 'tired,well,sad')
    screen.close()
  })
})

spec('The check of a draft', (it) => {
  it('says in a sentence what is wrong and leads to where it is mended', async () => {
    const draft = await begun()
    await edit(draft, 1, { kind: 'change_list', recordType: 'person', columns: ['nothing'] })
    const screen = await opened(`/drafts/${draft}`)
    await screen.until(() => screen.button('1 error'))
    screen.click('1 error')
    await screen.shows('The name of something that does not exist.')
    assert.is(screen.link('List “person”').getAttribute('href'), `/drafts/${draft}/lists/person`)
    screen.close()
  })

  it('keeps a draft with errors from being built', async () => {
    const draft = await begun()
    await edit(draft, 1, { kind: 'change_list', recordType: 'person', columns: ['nothing'] })
    const screen = await opened(`/drafts/${draft}/build`)
    await screen.shows('Mend the errors first')
    assert.ok(screen.button('Build and go to the plan').disabled)
    screen.close()
  })
})

spec('A draft as a whole', (it) => {
  it('plays its scenarios and names the one that does not come true', async () => {
    const draft = await begun()
    const screen = await opened(`/drafts/${draft}/tests`)
    await screen.until(() => screen.button('Run the tests'))
    screen.click('Run the tests')
    await screen.until(() => /tests? comes? true/.test(screen.text()))
    screen.close()
  })

  it('is looked at as somebody of a role, with forms that can be tried', async () => {
    const draft = await begun()
    const screen = await opened(`/drafts/${draft}/preview?role=worker`)
    await screen.until(() => screen.all('.record-main .answer').length > 0)
    screen.close()
    const none = await opened(`/drafts/${draft}/preview?role=author`)
    await none.shows('sees no records')
    none.close()
  })

  it('lets go of what it holds', () => editing.end())
})
