import * as assert from 'uvu/assert'
import { laterLibrary } from '../../lib/later-library.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { now, uuid } from '../../lib/people.ts'
import { codesOf, dataOf, serverFor } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

const loan = uuid(1)
const path = `loans/${loan}`
const made = (model: { readonly hash: string }) => ({ 'x-formwork-release': model.hash })
const copies = [{ unique_id: uuid(101), copy_code: 'A', state: 'torn', price: 12.3, shelf: 'North' }]

/** The library with a loan of Nadia's, then under its next release. */
async function laterServer(answers: Readonly<Record<string, unknown>> = { borrower: 'Ana', copies }) {
  const server = await serverFor('nadia')
  const response = await server.post('loans', { data: { id: loan, title: 'Maps', ...answers } })
  assert.is(response.status, 200)
  const turnTo = (model: typeof libraryModel) =>
    server.stores.activate(model, now, { switched: () => server.configuration.change([], model) })
  await turnTo(laterLibrary)
  return { ...server, turnTo, shown: async () => dataOf(await server.get(path)) }
}

spec('PATCH /loans/:id with what was made under the release before', (it) => {
  it('200: is saved under the names, options and units of today', async () => {
    const { patch, shown } = await laterServer()
    const data = {
      borrower: 'Ana Luz',
      copies: [{ unique_id: uuid(101), state: 'lost', price: '7.5', shelf: 'South' }],
    }
    const response = await patch(path, { data, base_version: 1 }, made(libraryModel))
    assert.is(response.status, 200)
    const record = await shown()
    assert.is(record['reader_name'], 'Ana Luz')
    assert.equal(record['copies'], [
      { unique_id: uuid(101), copy_code: 'A', state: 'damaged', price: 0.75, place: 'South' },
    ])
    assert.is(record['version'], 3)
  })

  it('200: adds rows, and takes rows away', async () => {
    const { patch, shown } = await laterServer()
    const rows = [
      { unique_id: uuid(101), _destroy: true },
      { unique_id: uuid(102), copy_code: 'B', state: 'torn', price: 20 },
    ]
    assert.is((await patch(path, { data: { copies: rows } }, made(libraryModel))).status, 200)
    assert.equal((await shown())['copies'], [{ unique_id: uuid(102), copy_code: 'B', state: 'damaged', price: 2 }])
  })

  it('200: clears what was cleared', async () => {
    const { patch, shown } = await laterServer()
    assert.is((await patch(path, { data: { borrower: null }, base_version: 1 }, made(libraryModel))).status, 200)
    assert.is((await shown())['reader_name'], undefined)
  })

  it('200: is merged with what others wrote under the new release', async () => {
    const { patch, shown, as } = await laterServer()
    const layla = await as('nadia')
    assert.is((await layla.patch(path, { data: { pages: 9 }, base_version: 2 }, made(laterLibrary))).status, 200)
    const late = await patch(path, { data: { borrower: 'Ana Luz' }, base_version: 1 }, made(libraryModel))
    assert.is(late.status, 200)
    const record = await shown()
    assert.equal([record['reader_name'], record['pages']], ['Ana Luz', 9])
  })

  it('409: clashes where both wrote the same, under its name of today', async () => {
    const { patch } = await laterServer()
    assert.is((await patch(path, { data: { reader_name: 'Omar' }, base_version: 2 })).status, 200)
    const late = await patch(path, { data: { borrower: 'Ana Luz' }, base_version: 1 }, made(libraryModel))
    assert.is(late.status, 409)
    assert.equal(await codesOf(late), ['reader_name: record.clash'])
  })

  it('200: the version that the writer demands is the one that they saw, where only the release came between', async () => {
    const { patch } = await laterServer()
    const demanding = { ...made(libraryModel), 'if-match': '"1"' }
    assert.is((await patch(path, { data: { borrower: 'Ana Luz' } }, demanding)).status, 200)
    assert.is((await patch(path, { data: { borrower: 'Ana' } }, demanding)).status, 412)
  })

  it('200: the same write asked for again changes nothing, on either side of the switch', async () => {
    const server = await serverFor('nadia')
    await server.post('loans', { data: { id: loan, title: 'Maps' } })
    const headers = { ...made(libraryModel), 'idempotency-key': uuid(900) }
    const body = { data: { borrower: 'Ana' }, base_version: 1 }
    assert.is((await server.patch(path, body, headers)).status, 200)
    await server.stores.activate(laterLibrary, now, { switched: () => server.configuration.change([], laterLibrary) })
    assert.is((await server.patch(path, body, headers)).status, 200)
    assert.is((await dataOf(await server.get(path)))['version'], 3)
  })

  it('422: what could not be read then cannot be read now', async () => {
    const { patch } = await laterServer()
    const rows = [{ unique_id: uuid(101), price: 'a lot' }]
    const late = await patch(path, { data: { copies: rows } }, made(libraryModel))
    assert.is(late.status, 422)
    assert.equal(await codesOf(late), [`copies[${uuid(101)}].price: number.unreadable`])
  })

  it('409: is too old when two more releases have come since', async () => {
    const { patch, turnTo, shown } = await laterServer()
    for (const hash of ['summer', 'autumn']) await turnTo({ ...laterLibrary, hash })
    const late = await patch(path, { data: { borrower: 'Ana Luz' } }, made(libraryModel))
    assert.is(late.status, 409)
    assert.equal(await codesOf(late), ['release.too_old'])
    assert.is((await shown())['reader_name'], 'Ana')
    assert.is((await patch(path, { data: { pages: 3 } }, made(laterLibrary))).status, 200)
  })

  it('409: is of a release that was never here', async () => {
    const { patch } = await laterServer()
    assert.equal(await codesOf(await patch(path, { data: { pages: 3 } }, made({ hash: 'elsewhere' }))), [
      'release.too_old',
    ])
  })
})

spec('POST /loans with what was made under the release before', (it) => {
  it('200: makes the record under the names of today', async () => {
    const { post, get } = await laterServer()
    const data = {
      id: uuid(2),
      title: 'Atlas',
      borrower: 'Jon',
      copies: [{ copy_code: 'C', state: 'lost', shelf: 'East' }],
    }
    assert.is((await post('loans', { data }, made(libraryModel))).status, 200)
    const record = await dataOf(await get(`loans/${uuid(2)}`))
    const [copy] = record['copies'] as readonly Record<string, unknown>[]
    assert.equal([record['reader_name'], copy?.['state'], copy?.['place']], ['Jon', 'damaged', 'East'])
  })
})

spec('What a migration keeps for the way back', (it) => {
  it('200: is on no path out: record, list, history, as it was, log, model', async () => {
    const { get, patch, stores } = await laterServer({
      borrower: 'Ana',
      copies: [{ unique_id: uuid(101), copy_code: 'A', state: 'lost', price: 0.07 }],
    })
    assert.ok((await stores.records.get('loan', loan))?.record.parked)
    const paths = [
      'loans',
      `${path}?`,
      `${path}/record_history`,
      `${path}/as_it_was?version=2`,
      `${path}/access_log`,
      'model',
    ]
    const look = async () => {
      for (const asked of [...paths, 'loans?fields=parked', 'loans?fields=short,parked']) {
        const text = await (await get(asked)).text()
        assert.not.match(text, /parked"\s*:/)
        // The log tells what the answer was before the migration; nothing else does.
        if (!asked.includes('record_history')) assert.not.match(text, /0\.07/, asked)
      }
    }
    await look()
    await stores.records.settleAll({ at: () => now })
    await look()
    assert.is((await patch(path, { data: { parked: {} } })).status, 422)
  })
})

spec('GET /loans by an address that was kept under the release before', (it) => {
  it('200: asks under the names of today', async () => {
    const { get, as } = await laterServer()
    await (await as('nadia')).post('loans', { data: { id: uuid(3), title: 'Charts', reader_name: 'Omar' } })
    const ids = async (address: string) => {
      const { data } = (await (await get(address)).json()) as { readonly data?: readonly { readonly id: string }[] }
      return data?.map(({ id }) => id)
    }
    assert.equal(await ids('loans?borrower=Ana'), [loan])
    assert.equal(await ids('loans?reader_name=Ana'), [loan])
    assert.equal(await ids('loans?order_by=borrower&order=desc'), [uuid(3), loan])
  })

  it('422: asks for nothing that never was', async () => {
    const { get } = await laterServer()
    assert.is((await get('loans?borower=Ana')).status, 422)
  })
})
