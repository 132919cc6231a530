import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { openDatabase } from '../../../server/db/open.ts'
import { createStores } from '../../../server/stores/create-stores.ts'
import { uuid } from '../../lib/people.ts'
import { codesOf, dataOf, PASSWORD, serverFor } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

type Context = Awaited<ReturnType<typeof onDisk>>
const MINUTE = 60_000
const LONG = 'x'.repeat(90)

/** A server over files, where Nadia has lent something; the pragma decides what of its disk can be written. */
async function onDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'formwork-disk-'))
  const database = openDatabase(folder)
  const server = await serverFor('nadia', { stores: createStores(database) })
  assert.is((await server.post('loans', { data: { id: uuid(1), title: 'Maps' } })).status, 200)
  const { sqlite } = database
  const count = (table: string) => Number(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get())
  return {
    ...server,
    sqlite,
    fill: () => sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true })}`),
    makeRoom: () => sqlite.pragma('max_page_count = 1000000'),
    written: () => ['records', 'changes', 'change_payloads', 'mutations'].map(count),
    close() {
      database.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const withDisk = (doing: (context: Context) => Promise<void>) => async () => {
  const context = await onDisk()
  try {
    await doing(context)
  } finally {
    context.close()
  }
}

/** Rows enough that no page has room for them. */
const large = (number: number) => ({
  id: uuid(number),
  title: 'Atlas',
  copies: Array.from({ length: 40 }, (_, index) => ({ unique_id: uuid(1000 * number + index), copy_code: LONG })),
})

spec('A full disk', (it) => {
  it(
    '507: refuses what is new and what is changed, whole, and says why',
    withDisk(async ({ post, patch, fill, written, sqlite }) => {
      fill()
      const before = written()
      for (const response of [
        await post('loans', { data: large(2) }),
        await patch(`loans/${uuid(1)}`, { data: { copies: large(3).copies } }),
      ]) {
        assert.is(response.status, 507)
        assert.equal(await codesOf(response), ['storage.full'])
      }
      assert.equal(written(), before)
      assert.is(sqlite.pragma('integrity_check', { simple: true }), 'ok')
    }),
  )

  it(
    '200: takes the same write under the same id once there is room, and what stood stands',
    withDisk(async ({ post, get, fill, makeRoom }) => {
      fill()
      const headers = { 'idempotency-key': uuid(77) }
      assert.is((await post('loans', { data: large(2) }, headers)).status, 507)
      assert.is((await get(`loans/${uuid(2)}`)).status, 404)
      makeRoom()
      assert.is((await post('loans', { data: large(2) }, headers)).status, 200)
      assert.is((await post('loans', { data: large(2) }, headers)).status, 200)
      assert.is((await dataOf(await get(`loans/${uuid(1)}`)))['title'], 'Maps')
      const { metadata } = (await (await get('loans')).json()) as { metadata: { total: number } }
      assert.is(metadata.total, 2)
    }),
  )
})

spec('A disk that can only be read', (it) => {
  it(
    '507: refuses every write and every sign-in, and says why',
    withDisk(async ({ request, post, patch, delete: remove, sqlite, written }) => {
      const before = written()
      sqlite.pragma('query_only = ON')
      const tokens = await request('POST', 'tokens', { body: { user: { user_name: 'nadia', password: PASSWORD } } })
      for (const response of [
        await post('loans', { data: large(2) }),
        await patch(`loans/${uuid(1)}`, { data: { title: 'Atlas' } }),
        tokens,
      ]) {
        assert.is(response.status, 507)
        assert.equal(await codesOf(response), ['storage.full'])
      }
      assert.is((await remove(`loans/${uuid(1)}`)).status, 403)
      assert.equal(written(), before)
    }),
  )

  it(
    '200: keeps telling people what their screens are made of, until their session is over',
    withDisk(async ({ get, sqlite, wait }) => {
      sqlite.pragma('query_only = ON')
      wait(14 * MINUTE)
      for (const path of ['model', 'model/places', 'lookups', 'permissions', 'system_settings'])
        assert.is((await get(path)).status, 200, path)
      wait(MINUTE)
      assert.is((await get('model')).status, 401)
    }),
  )

  it(
    '507: shows no record of which it cannot be noted who saw it',
    withDisk(async ({ get, sqlite }) => {
      sqlite.pragma('query_only = ON')
      for (const path of [`loans/${uuid(1)}`, 'loans', `loans/${uuid(1)}/record_history`]) {
        const response = await get(path)
        assert.equal(await codesOf(response), ['storage.full'], path)
      }
    }),
  )
})
