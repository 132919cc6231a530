import * as assert from 'uvu/assert'
import { DAMAGE, damagesModel, MAPS, workers } from '../../lib/damages.ts'
import { uuid } from '../../lib/people.ts'
import { aServer, codesOf, dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { pageOf } from './loans.ts'

const PLAY = uuid(2)
const OTHER = uuid(51)
const RANAS = uuid(52)

/** Nadia's loan with a damage of hers, another damage that is linked to nothing, and one of Rana's; Layla leads Nadia's group. */
async function damaged() {
  const server = await aServer({ model: damagesModel, people: workers })
  const [nadia, rana, layla, omar, jon] = await Promise.all(
    ['nadia', 'rana', 'layla', 'omar', 'jon'].map((name) => server.as(name)),
  )
  if (!nadia || !rana || !layla || !omar || !jon) throw new Error('Somebody is missing')
  await nadia.post('loans', { data: { id: MAPS, title: 'Maps', borrower: 'Mina' } })
  await rana.post('loans', { data: { id: PLAY, title: 'Maps of the play', borrower: 'Mara' } })
  await nadia.post('damages', { data: { id: DAMAGE, what: 'Torn page', blame: 'The cat', with_loan: MAPS } })
  await nadia.post('damages', { data: { id: OTHER, what: 'Wet cover' } })
  await rana.post('damages', { data: { id: RANAS, what: 'Torn spine', blame: 'The dog' } })
  return { server, nadia, rana, layla, omar, jon }
}

const damages = (loan: string) => `loans/${loan}/damages`
const linking = (...ids: readonly string[]) => ({ data: { damage_ids: ids } })

spec('Records that link to one', (it) => {
  it('200: stand on its panel, those beyond reach with the fields of the line only', async () => {
    const { nadia, layla, server } = await damaged()
    const mine = await pageOf(await nadia.get(damages(MAPS)))
    assert.equal(
      mine.data.map(({ id, what, blame, record_in_scope }) => [id, what, blame, record_in_scope]),
      [[DAMAGE, 'Torn page', 'The cat', true]],
    )
    assert.is(mine.metadata.total, 1)
    const stored = await server.stores.records.get('damage', DAMAGE)
    assert.is(stored?.record.core.owned_by, 'nadia')
    await nadia.post(damages(MAPS), linking(OTHER))
    const led = await pageOf(await layla.get(damages(MAPS)))
    assert.is(led.metadata.total, 2)
  })

  it('200: of those out of reach says who owns them and no more', async () => {
    const { nadia, rana, server } = await damaged()
    const account = await server.stores.accounts.byUserName('nadia')
    const stored = await server.stores.records.get('damage', DAMAGE)
    if (!account || !stored) throw new Error('Nothing is there')
    const { record } = stored
    const after = { ...record, version: 2, core: { ...record.core, owned_by: 'rana', owned_by_groups: ['south'] } }
    const change = { record: DAMAGE, version: 2, action: 'test', by: 'nadia', at: record.core.created_at, release: '' }
    await server.stores.records.commit({
      actor: account,
      ...{ mutation: uuid(90), fingerprint: '', audit: [], at: record.core.created_at, result: null },
      records: [{ expected: 1, before: record, after, change: { ...change, fields: [], mutation: uuid(90) } }],
    })
    assert.is((await nadia.get(`damages/${DAMAGE}`)).status, 404)
    assert.is((await rana.get(`damages/${DAMAGE}`)).status, 200)
    const [line] = (await pageOf(await nadia.get(damages(MAPS)))).data
    assert.equal([line?.['what'], line?.['owned_by'], line?.['record_in_scope']], ['Torn page', 'rana', false])
    assert.is(line?.['blame'], undefined)
    const asked = await nadia.get(`${damages(MAPS)}?fields=what,blame&query=torn`)
    assert.equal(
      (await pageOf(asked)).data.map(({ what, blame }) => [what, blame]),
      [['Torn page', undefined]],
    )
  })

  it('404: are shown only on a record within reach, and only to those whose panel it is', async () => {
    const { rana, omar } = await damaged()
    assert.is((await rana.get(damages(MAPS))).status, 404)
    assert.is((await rana.get(damages(uuid(77)))).status, 404)
    assert.is((await omar.get(damages(MAPS))).status, 404)
    assert.is((await rana.get(`loans/${PLAY}/members`)).status, 404)
  })

  it('200: are linked by who may link them, though the record stays what it was', async () => {
    const { nadia } = await damaged()
    const linked = await nadia.post(damages(MAPS), linking(OTHER, RANAS, uuid(78)))
    const { data, metadata } = (await linked.json()) as { data: readonly object[]; metadata: object }
    assert.equal(data, [
      { id: OTHER, done: true },
      { id: RANAS, done: false, message: ['record.not_found'] },
      { id: uuid(78), done: false, message: ['record.not_found'] },
    ])
    assert.equal(metadata, { total: 3, done: 1 })
    const shown = await dataOf(await nadia.get(`damages/${OTHER}`))
    assert.equal([shown['with_loan'], shown['what']], [MAPS, 'Wet cover'])
  })

  it('200: are linked by who may not fill in the field, from one to another, and never to nothing', async () => {
    const { nadia, layla } = await damaged()
    await nadia.post('loans', { data: { id: uuid(3), title: 'Poems' } })
    assert.is((await layla.patch(`damages/${DAMAGE}`, { data: { with_loan: uuid(3) } })).status, 403)
    const moved = await layla.post(damages(uuid(3)), linking(DAMAGE))
    assert.equal((await pageOf(moved)).data, [{ id: DAMAGE, done: true }])
    assert.is((await pageOf(await layla.get(damages(MAPS)))).metadata.total, 0)
    const path = `damages/${DAMAGE}`
    const off = await layla.patch(path, { data: { with_loan: null }, record_action: 'link' })
    assert.equal(await codesOf(off), ['with_loan: answer.required'])
    const other = await layla.patch(path, { data: { what: 'Mine' }, record_action: 'link' })
    assert.is(other.status, 403)
    const beyond = await layla.patch(path, { data: { with_loan: PLAY }, record_action: 'link' })
    assert.equal(await codesOf(beyond), ['with_loan: link.unknown'])
  })

  it('422: are taken off by nobody, not even by who may fill in the field', async () => {
    const { nadia } = await damaged()
    const path = `damages/${DAMAGE}`
    for (const blank of [null, '']) {
      assert.equal(await codesOf(await nadia.patch(path, { data: { with_loan: blank } })), ['with_loan: link.kept'])
    }
    assert.is((await nadia.patch(path, { data: { with_loan: MAPS, what: 'Torn twice' } })).status, 200)
    assert.is((await dataOf(await nadia.get(path)))['with_loan'], MAPS)
    assert.equal(await codesOf(await nadia.patch(path, { data: { with_loan: PLAY } })), ['with_loan: link.unknown'])
  })

  it('403: are linked by nobody whose role does not say so, and no more than a hundred at once', async () => {
    const { jon, nadia } = await damaged()
    const several = Array.from({ length: 101 }, (_, at) => uuid(200 + at))
    assert.is((await nadia.post(damages(MAPS), linking(...several))).status, 422)
    assert.is((await nadia.post(damages(MAPS), { data: { damage_ids: ['x'] } })).status, 422)
    assert.is((await jon.post(damages(MAPS), linking(OTHER))).status, 404)
  })

  it('200: that may be linked are found by words among those that one may link', async () => {
    const { nadia, rana } = await damaged()
    const found = async (query: string) =>
      (await pageOf(await nadia.get(`${damages(MAPS)}?linkable=true&query=${query}`))).data.map(({ id }) => id)
    assert.equal(await found('wet'), [OTHER])
    assert.equal(await found('torn'), [])
    assert.equal(await found(OTHER.slice(-7)), [OTHER])
    const hers = await pageOf(await rana.get(`${damages(PLAY)}?linkable=true`))
    assert.equal(
      hers.data.map(({ id }) => id),
      [RANAS],
    )
  })
})

spec('What links to a record', (it) => {
  it('leaves a trace of who looked, who linked, and who was refused', async () => {
    const { server, nadia, rana } = await damaged()
    const newest = async () => {
      const [note] = await server.stores.audit.list({ offset: 0, limit: 1 })
      return [note?.userName, note?.action, note?.recordType, note?.record]
    }
    await nadia.get(damages(MAPS))
    assert.equal(await newest(), ['nadia', 'linked', 'loan', MAPS])
    await rana.get(damages(MAPS))
    assert.equal(await newest(), ['rana', 'linked_refused', 'loan', MAPS])
    await nadia.post(damages(MAPS), linking(OTHER))
    assert.equal(await newest(), ['nadia', 'link', 'damage', OTHER])
    await nadia.post(damages(MAPS), linking(RANAS))
    assert.equal(await newest(), ['nadia', 'link_refused', 'damage', RANAS])
    await rana.post(damages(MAPS), linking(RANAS))
    assert.equal(await newest(), ['rana', 'link_refused', 'loan', MAPS])
  })
})

spec('A search beyond reach', (it) => {
  const rowsOf = async (answer: Response) => (await pageOf(answer)).data

  it('200: finds by a name what others own, and shows what the type lets everybody see', async () => {
    const { nadia } = await damaged()
    const rows = await rowsOf(await nadia.get('loans?query=maps&id_search=true&order_by=title'))
    assert.equal(
      rows.map(({ id, title, borrower, owned_by, record_in_scope }) => [
        id,
        title,
        borrower,
        owned_by,
        record_in_scope,
      ]),
      [
        [MAPS, 'Maps', 'Mina', 'nadia', true],
        [PLAY, 'Maps of the play', undefined, 'rana', false],
      ],
    )
    const beyond = rows[1] ?? {}
    assert.equal(Object.keys(beyond).sort(), [
      ...['enabled', 'id', 'loan_id', 'loan_id_display', 'module_id', 'owned_by', 'owned_by_agency_id'],
      ...['owned_by_full_name', 'record_in_scope', 'record_state', 'short_id', 'status', 'title', 'version'],
    ])
  })

  it('200: finds nothing by what is not shown, nor without a word or number', async () => {
    const { nadia } = await damaged()
    assert.equal(await rowsOf(await nadia.get('loans?query=mara&id_search=true')), [])
    assert.equal(await rowsOf(await nadia.get('loans?query=maps&id_search=true&borrower=Mara')), [])
    const all = await rowsOf(await nadia.get('loans?id_search=true'))
    assert.equal(
      all.map(({ id }) => id),
      [MAPS],
    )
    const byNumber = await rowsOf(await nadia.get(`loans?query=${PLAY.slice(-7)}&id_search=true`))
    assert.equal(byNumber.map(({ id }) => id).includes(PLAY), true)
    assert.equal((await rowsOf(await nadia.get(`loans?id=${PLAY}&id_search=true`))).length, 1)
  })

  it('200: finds no disabled record, however it is asked', async () => {
    const { nadia, jon } = await damaged()
    assert.is((await jon.patch(`loans/${PLAY}`, { data: {}, record_action: 'disable' })).status, 200)
    for (const asked of [`id=${PLAY}`, 'query=play', 'query=play&record_state=false']) {
      assert.equal(await rowsOf(await nadia.get(`loans?${asked}&id_search=true`)), [], asked)
    }
  })

  it('200: is an ordinary search for those who may not, and gives nobody the record itself', async () => {
    const { nadia, layla } = await damaged()
    const led = await rowsOf(await layla.get('loans?query=maps&id_search=true'))
    assert.equal(
      led.map(({ id }) => id),
      [MAPS],
    )
    assert.is((await nadia.get(`loans/${PLAY}`)).status, 404)
    assert.equal(await rowsOf(await nadia.get('loans?query=play')), [])
  })

  it('is noted in the audit by name, without its words', async () => {
    const { nadia, server } = await damaged()
    await nadia.get('loans?query=play&id_search=true')
    const noted = await server.stores.audit.list({ offset: 0, limit: 20 })
    const search = noted.find(({ action }) => action === 'search_beyond_reach')
    assert.equal([search?.userName, search?.recordType, search?.record], ['nadia', 'loan', undefined])
    assert.not.match(JSON.stringify(noted), /play/)
  })
})
