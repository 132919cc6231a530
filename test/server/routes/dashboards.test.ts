import * as assert from 'uvu/assert'
import type { Dashboard, Indicator } from '../../../engine/lifecycle.ts'
import type { Model } from '../../../engine/model.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { aLoan, uuid } from '../../lib/people.ts'
import { aServer, codesOf, dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { keepLoan, pageOf } from './loans.ts'

const indicator = (id: string, more: Partial<Indicator> = {}): Indicator => ({
  id,
  label: { en: id },
  from: 'loan',
  ...more,
})
const open = { field: 'status', among: ['open'] }

const dashboards: readonly Dashboard[] = [
  {
    id: 'desk',
    label: { en: 'Desk', ar: 'المكتب' },
    shown: 'bars',
    indicators: [
      indicator('mine', { where: { all: [open, { field: 'owned_by', among: ['@me'] }] }, by: ['kind'] }),
      indicator('fined', { where: { field: 'fine', from: 1 }, tone: 'danger' }),
      indicator('torn', {
        from: 'loan.copies',
        where: { field: 'state', among: ['torn'] },
        by: ['record.owned_by', 'state'],
      }),
      indicator('place', { by: ['branch'], placeLevel: 0 }),
    ],
  },
  { id: 'office', label: { en: 'Office' }, shown: 'numbers', indicators: [indicator('all')] },
]

const withDashboards = (named: readonly string[]): Model => ({
  ...libraryModel,
  dashboards,
  roles: Object.fromEntries(
    Object.entries(libraryModel.roles).map(([id, role]) => [id, { ...role, dashboards: named }]),
  ),
})

const copy = (number: number, state: string) => ({ unique_id: uuid(number), copy_code: `C${number}`, state })

async function aDesk(named: readonly string[] = ['office', 'desk']) {
  const server = await aServer({ model: withDashboards(named) })
  const keep = (number: number, answers: object, core = {}) =>
    keepLoan(server, aLoan({ id: uuid(number), answers: { title: `T${number}`, ...answers }, core }))
  await keep(1, { kind: 'book', branch: 'RIV01', copies: [copy(11, 'torn'), copy(12, 'torn')] })
  await keep(2, { kind: 'book', branch: 'RIV02', fine: 3 })
  await keep(3, { branch: 'HIL' }, { status: 'closed' })
  await keep(4, { kind: 'film', copies: [copy(13, 'torn')] }, { owned_by: 'layla' })
  await keep(5, { kind: 'film' }, { record_state: false })
  return server
}

interface Told {
  readonly id: string
  readonly label: string
  readonly indicators: readonly {
    readonly id: string
    readonly total: number
    readonly tone?: string
    readonly stats: readonly { readonly key: string[]; readonly labels: string[]; readonly count: number }[]
    readonly link: { readonly plural: string; readonly params: { readonly indicator: string } }
  }[]
}

const numbersOf = ({ indicators }: Told) =>
  Object.fromEntries(
    indicators.map(({ id, total, stats }) => [
      id,
      [total, ...stats.map(({ labels, count }) => `${labels.join('/')} ${count}`)],
    ]),
  )

spec('GET /dashboards', (it) => {
  it('200: counts what the role names and the person may ask, with names of the values in their order', async () => {
    const { as } = await aDesk()
    const [desk, office, ...more] = await dataOf<Told[]>(await (await as('nadia')).get('dashboards'))
    assert.equal(more, [])
    assert.equal(numbersOf(desk as Told), {
      mine: [2, 'Book 2', 'Film 0', 'Game 0'],
      torn: [1, 'Nadia Haddad/Torn 1'],
      place: [3, 'Riverton 2', 'Hillside 1'],
    })
    assert.is(office?.indicators[0]?.total, 3)
  })

  it('200: tells of a field only those whose role reads it, and leaves disabled records out', async () => {
    const { as } = await aDesk()
    const [desk] = await dataOf<Told[]>(await (await as('jon')).get('dashboards?names[0]=desk'))
    assert.equal(numbersOf(desk as Told)['fined'], [1])
    assert.equal(numbersOf(desk as Told)['torn'], [2, 'Layla Nour/Torn 1', 'Nadia Haddad/Torn 1'])
    assert.is(desk?.indicators[1]?.tone, 'danger')
  })

  it('200: none that the role does not name, and none of another name', async () => {
    const { as } = await aDesk(['office'])
    const nadia = await as('nadia')
    assert.equal(
      (await dataOf<Told[]>(await nadia.get('dashboards'))).map(({ id }) => id),
      ['office'],
    )
    assert.equal(await dataOf<Told[]>(await nadia.get('dashboards?names=desk')), [])
  })

  it('200: every number is the total of the list that it leads to', async () => {
    const { as } = await aDesk()
    for (const person of ['nadia', 'layla', 'jon', 'omar']) {
      const client = await as(person)
      for (const { indicators } of await dataOf<Told[]>(await client.get('dashboards'))) {
        for (const { total, stats, link } of indicators) {
          for (const { key, count } of [{ key: [], count: total }, ...stats]) {
            const parameters = new URLSearchParams(link.params)
            for (const value of key) parameters.append('indicator_key[]', value)
            const { metadata } = await pageOf(await client.get(`${link.plural}?${parameters}`))
            assert.is(metadata.total, count, `${person}: ${parameters}`)
          }
        }
      }
    }
  })
})

spec('A list behind a number', (it) => {
  it('200: is narrowed further by filters and words, and says which number it is', async () => {
    const { as } = await aDesk()
    const nadia = await as('nadia')
    const behind = 'loans?indicator=desk.mine&indicator_key[]=book&fields=title'
    const page = await pageOf(await nadia.get(`${behind}&branch=RIV02`))
    assert.equal(
      page.data.map(({ title }) => title),
      ['T2'],
    )
    const { indicator: told } = page.metadata as unknown as { indicator: object }
    assert.equal(told, { group: 'Desk', label: 'mine', key: ['book'], labels: ['Book'], kinds: ['option'] })
    const searched = await nadia.post('loans/query', { indicator: 'desk.mine', indicator_key: ['book'], query: 'T1' })
    assert.is((await pageOf(searched)).metadata.total, 1)
    const blank = await nadia.get('loans?indicator=desk.place&indicator_key[]=')
    assert.is((await pageOf(blank)).metadata.total, 0)
  })

  it('422: of a number that is not there, not mine, of another list, or with a key that it has not', async () => {
    const { as } = await aDesk(['desk'])
    const nadia = await as('nadia')
    for (const wrong of ['desk.nothing', 'desk', 'office.all', 'desk.fined', 'desk.mine.book']) {
      assert.equal(
        await codesOf(await nadia.get(`loans?indicator=${wrong}`)),
        ['indicator: query.unknown_field'],
        wrong,
      )
    }
    assert.equal(await codesOf(await nadia.get('members?indicator=desk.mine')), ['indicator: query.unknown_field'])
    const twice = 'loans?indicator=desk.mine&indicator_key[]=book&indicator_key[]=film'
    assert.equal(await codesOf(await nadia.get(twice)), ['indicator_key: query.unreadable_value'])
  })
})
