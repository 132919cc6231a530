import * as assert from 'uvu/assert'
import { laterLibrary } from '../../lib/later-library.ts'
import { now, uuid } from '../../lib/people.ts'
import { dataOf, serverFor } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

const path = `loans/${uuid(1)}`
const copy = { unique_id: uuid(101), copy_code: 'A', state: 'torn', price: 12.3, shelf: 'North' }

async function laterServer() {
  const server = await serverFor('nadia')
  await server.post('loans', { data: { id: uuid(1), title: 'Maps', borrower: 'Ana', copies: [copy] } })
  await server.patch(path, { data: { borrower: 'Ana Luz', copies: [{ unique_id: copy.unique_id, shelf: 'South' }] } })
  await server.stores.activate(laterLibrary, now, { switched: () => server.configuration.change([], laterLibrary) })
  return server
}

spec('The log of a record that a migration made another', (it) => {
  it('200: tells what was written before under the names of today', async () => {
    const { get } = await laterServer()
    const entries = (await dataOf(await get(`${path}/record_history`))) as unknown as readonly Record<string, unknown>[]
    const text = JSON.stringify(entries)
    for (const old of ['"borrower"', '"shelf"']) assert.not.match(text, old)
    assert.match(text, '"reader_name"')
    assert.match(text, 'Ana Luz')
    assert.match(text, '"place"')
    assert.is(entries.length, 3)
  })

  it('200: shows the record as it was in the words of today', async () => {
    const { get } = await laterServer()
    const then = await dataOf(await get(`${path}/as_it_was?version=1`))
    assert.is(then['reader_name'], 'Ana')
    assert.equal(then['copies'], [
      { unique_id: uuid(101), copy_code: 'A', state: 'damaged', price: 1.23, place: 'North' },
    ])
  })
})
