import { createRoot } from 'solid-js'
import * as assert from 'uvu/assert'
import { createData, type Data } from '../../../ui/data/data.tsx'
import { newAction } from '../../../ui/data/records.ts'
import { uuid } from '../../lib/people.ts'
import { wayTo } from '../../lib/screen.tsx'
import { aServer, PASSWORD } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'

async function atWork(userName = 'nadia', server?: Awaited<ReturnType<typeof aServer>>) {
  const serving = server ?? (await aServer())
  const way = wayTo(serving)
  const data: Data = createRoot(() => createData(way.fetch, { wait: async () => undefined }))
  await data.session.signIn(userName, PASSWORD)
  return { data, way, server: serving }
}

const create = (record: string, answers: Record<string, unknown> = { title: 'Maps' }) =>
  newAction({ name: 'create', type: 'loan', record, answers })

spec('A write', (it) => {
  it('is done once, with the id that the client made', async () => {
    const { data } = await atWork()
    const performed = await data.records.perform(create(uuid(7)), { title: 'Maps' })
    assert.is(performed.kind, 'done')
    const shown = await data.records.show('loan', uuid(7))
    assert.is(shown.record['title'], 'Maps')
    assert.is(shown.version, 1)
    assert.ok(shown.actions.includes('update'))
  })

  it('is sent again under the same mutation when the answer is lost, and changes nothing twice', async () => {
    const { data, way } = await atWork()
    let losses = 2
    way.lose((_, method) => (method === 'POST' && losses-- > 0 ? 'answer' : undefined))
    const action = create(uuid(8))
    const performed = await data.records.perform(action, { title: 'Maps' })
    assert.is(performed.kind, 'done')
    const keys = way.seen.map(({ headers }) => headers.get('idempotency-key')).filter(Boolean)
    assert.equal(keys, [action.mutation, action.mutation, action.mutation])
    assert.is((await data.records.show('loan', uuid(8))).version, 1)
  })

  it('comes back unsent when nobody answers at all', async () => {
    const { data, way } = await atWork()
    way.lose(() => 'request')
    assert.equal(await data.records.perform(create(uuid(9)), { title: 'Maps' }), { kind: 'unsent', reason: 'network' })
    assert.is(data.truth.kind(), 'no-network')
  })

  it('comes back with the issues of the fields it touched', async () => {
    const { data } = await atWork()
    const performed = await data.records.perform(create(uuid(10), { pages: -1 }), { title: '' })
    assert.is(performed.kind, 'issues')
    const codes = performed.kind === 'issues' ? performed.issues.map(({ path, code }) => `${path} ${code}`) : []
    assert.equal(codes.sort(), ['pages number.too_small', 'title answer.required'])
  })

  it('comes back with both values when somebody else changed the same field', async () => {
    const { data, server } = await atWork()
    await data.records.perform(create(uuid(11)), { title: 'Maps' })
    const other = await atWork('nadia', server)
    const edit = (title: string) =>
      newAction({ name: 'update', type: 'loan', record: uuid(11), answers: { title }, baseVersion: 1 })
    assert.is((await other.data.records.perform(edit('Old maps'), { title: '' })).kind, 'done')
    const performed = await data.records.perform(edit('New maps'), { title: '' })
    assert.is(performed.kind, 'clash')
    if (performed.kind === 'clash')
      assert.equal(performed.clashes, [{ field: 'title', base: 'Maps', yours: 'New maps', theirs: 'Old maps' }])
  })

  it('is refused in words where the role does not allow it', async () => {
    const { data } = await atWork('layla')
    const performed = await data.records.perform(
      newAction({ name: 'disable', type: 'loan', record: uuid(12), answers: {} }),
      { title: '' },
    )
    assert.is(performed.kind, 'refused')
  })
})

spec('A list', (it) => {
  it('asks with words in the body, never in the address', async () => {
    const { data, way } = await atWork()
    await data.records.perform(create(uuid(13), { title: 'Atlas' }), { title: '' })
    const found = await data.records.list('loan', new URLSearchParams({ per: '20' }), 'atl')
    assert.is(found.total, 1)
    assert.ok(way.seen.every(({ path }) => !path.includes('atl')))
  })

  it('can be recalled as it was, until the person leaves', async () => {
    const { data } = await atWork()
    const question = new URLSearchParams({ per: '20' })
    await data.records.list('loan', question, '')
    assert.is(data.records.recall('loan', question.toString(), '')?.total, 0)
    await data.session.signOut()
    await data.session.signIn('nadia', PASSWORD)
    assert.is(data.records.recall('loan', question.toString(), ''), undefined)
  })
})
