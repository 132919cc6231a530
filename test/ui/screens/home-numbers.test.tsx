import * as assert from 'uvu/assert'
import type { Dashboard } from '../../../engine/lifecycle.ts'
import type { Model } from '../../../engine/model.ts'
import { createData } from '../../../ui/data/data.tsx'
import { newAction } from '../../../ui/data/records.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { openScreen, wayTo } from '../../lib/screen.tsx'
import { aServer, PASSWORD } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

const label = (en: string, ar: string) => ({ en, ar })
const dashboards: readonly Dashboard[] = [
  {
    id: 'desk',
    label: label('Desk', 'المكتب'),
    shown: 'numbers',
    indicators: [
      { id: 'all', label: label('On loan', 'معارة'), help: label('Whatever is out.', 'كل ما أعير.'), from: 'loan' },
      { id: 'films', label: label('Films', 'أفلام'), from: 'loan', where: { field: 'kind', among: ['film'] } },
    ],
  },
  {
    id: 'kinds',
    label: label('Kinds', 'الأنواع'),
    shown: 'bars',
    indicators: [{ id: 'kind', label: label('Loans', 'إعارات'), from: 'loan', by: ['kind'] }],
  },
  {
    id: 'people',
    label: label('People', 'الناس'),
    shown: 'table',
    indicators: [{ id: 'both', label: label('Loans', 'إعارات'), from: 'loan', by: ['owned_by', 'kind'] }],
  },
]

const model: Model = {
  ...libraryModel,
  dashboards,
  roles: Object.fromEntries(
    Object.entries(libraryModel.roles).map(([id, role]) => [
      id,
      { ...role, dashboards: dashboards.map(({ id: one }) => one) },
    ]),
  ),
}

async function library() {
  const server = await aServer({ model })
  const nadia = createData(wayTo(server).fetch)
  await nadia.session.signIn('nadia', PASSWORD)
  for (const answers of [
    { title: 'Maps', kind: 'book' },
    { title: 'Atlas', kind: 'book' },
    { title: 'Rivers', kind: 'game' },
    { title: 'Loose' },
  ]) {
    const action = newAction({ name: 'create', type: 'loan', record: crypto.randomUUID(), answers })
    assert.is((await nadia.records.perform(action, { title: '' })).kind, 'done')
  }
  return server
}

const opened = async (locale = 'en') => {
  const screen = await openScreen('/', { as: 'nadia', server: await library(), locale })
  await screen.until(() => screen.all('.home-card:not(.home-card-empty)').length === dashboards.length)
  return screen
}

spec('The numbers of the home page', (it) => {
  it('lead to exactly what they count, until the number is taken off the list', async () => {
    const screen = await opened()
    screen.click('Book')
    await screen.shows('2 records')
    await screen.shows('Kinds · Loans · Book')
    assert.not.ok(screen.text().includes('Status: Open'), 'the usual filters are not added')
    screen.click('Remove Kinds · Loans · Book')
    await screen.shows('4 records')
    assert.ok(screen.text().includes('Status: Open'))
    screen.close()
  })

  it('count what has no value, too', async () => {
    const screen = await opened()
    screen.click('Not filled in')
    await screen.shows('1 record')
    await screen.shows('Loose')
    screen.close()
  })

  it('stand in lines and columns that say what each is, and are no way to an empty list there', async () => {
    const screen = await opened()
    const table = screen.all('table')[0]
    assert.equal(
      [...(table?.querySelectorAll('thead th') ?? [])].map((head) => head.textContent),
      ['Book', 'Game', 'Not filled in'],
    )
    assert.is(
      screen.link('Nadia Haddad, Game: 1').getAttribute('href'),
      '/r/loans?indicator=people.both&indicator_key[]=nadia&indicator_key[]=game',
    )
    assert.is(screen.all('.tone-none .number-figure').length, 1)
    screen.close()
  })

  it('say on demand what is counted', async () => {
    const screen = await opened()
    const told = () => screen.all('.home-about')[0]
    assert.is(told()?.hidden, true)
    screen.click('Desk: What is counted')
    assert.is(told()?.hidden, false)
    assert.match(told()?.textContent ?? '', /Whatever is out/)
    screen.close()
  })

  it('are told in the language of the screen', async () => {
    const screen = await opened('ar')
    await screen.shows('الأنواع')
    screen.close()
  })

  it('keep to the number while words are searched for', async () => {
    const screen = await openScreen('/r/loans?indicator=kinds.kind&indicator_key[]=book', {
      as: 'nadia',
      server: await library(),
    })
    await screen.shows('2 records')
    screen.type('Search', 'Maps')
    await screen.shows('1 record')
    assert.ok(screen.text().includes('Kinds · Loans · Book'))
    screen.close()
  })
})
