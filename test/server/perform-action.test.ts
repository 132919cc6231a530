import * as assert from 'uvu/assert'
import { Problem } from '../../engine/problems.ts'
import { uuid } from '../lib/people.ts'
import { spec } from '../lib/spec.ts'
import { townLibrary } from './stores/town-library.ts'

const codeOf = async (doing: Promise<unknown>): Promise<string> =>
  doing.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : Promise.reject(error)),
  )

const created = { name: 'create', answers: { title: 'Maps', lent_on: '2024-05-01', due_on: '2024-05-20' } }

spec('A write', (it) => {
  it('is decided by the engine and stands in the store with its log', async () => {
    const library = await townLibrary()
    const { record, changed, replayed, access } = await library.perform('nadia', created)
    assert.is(record.answers['title'], 'Maps')
    assert.ok(changed.includes('title'))
    assert.is(replayed, false)
    assert.ok(access?.actions.has('update'))
    assert.equal((await library.records.get('loan', uuid(1)))?.record, record)
    assert.is((await library.records.history(uuid(1), { offset: 0, limit: 9 })).length, 1)
  })

  it('that is replayed changes nothing and is answered from what stands now', async () => {
    const library = await townLibrary()
    const wish = { ...created, mutation: uuid(77) }
    await library.perform('nadia', wish)
    await library.perform('nadia', { name: 'update', answers: { title: 'Atlas' } })
    const { record, replayed, changed } = await library.perform('nadia', wish)
    assert.equal([replayed, record.version, record.answers['title']], [true, 2, 'Atlas'])
    assert.ok(changed.includes('title'))
  })

  it('under the mutation id of another write is refused', async () => {
    const library = await townLibrary()
    await library.perform('nadia', { ...created, mutation: uuid(77) })
    const other = library.perform('nadia', { name: 'update', answers: { title: 'x' }, mutation: uuid(77) })
    assert.is(await codeOf(other), 'mutation.reused')
  })

  it('of a record that is there already is refused', async () => {
    const library = await townLibrary()
    await library.perform('nadia', created)
    assert.is(await codeOf(library.perform('nadia', created)), 'record.exists')
  })

  it('is decided anew when others wrote in between: both edits stand', async () => {
    const library = await townLibrary()
    await library.perform('nadia', created)
    const edits = ['title', 'borrower', 'daily_fee', 'branch'].map((field, index) =>
      library.perform('nadia', { name: 'update', answers: { [field]: [`T`, 'B', 2, 'RIV01'][index] }, baseVersion: 1 }),
    )
    await Promise.all(edits)
    const { record } = (await library.records.get('loan', uuid(1))) ?? {}
    assert.is(record?.version, 5)
    assert.equal(
      [record?.answers['title'], record?.answers['borrower'], record?.answers['daily_fee'], record?.answers['branch']],
      ['T', 'B', 2, 'RIV01'],
    )
    assert.equal(await library.records.verifyChain(uuid(1)), { whole: true })
  })

  it('goes through however many write to the record at once', async () => {
    const library = await townLibrary()
    await library.perform('nadia', created)
    const titles = Array.from({ length: 40 }, (_, index) => `Title ${index}`)
    await Promise.all(titles.map((title) => library.perform('nadia', { name: 'update', answers: { title } })))
    const { record } = (await library.records.get('loan', uuid(1))) ?? {}
    assert.is(record?.version, 41)
    const told = await library.records.history(uuid(1), { offset: 0, limit: 50 })
    const said = told.flatMap(({ fields }) =>
      fields.flatMap((one) => ('to' in one && one.field === 'title' ? [one.to] : [])),
    )
    assert.equal([...said].sort(), ['Maps', ...titles].sort())
  })

  it('is refused when the version demanded has passed meanwhile', async () => {
    const library = await townLibrary()
    await library.perform('nadia', created)
    const strict = (title: string) => library.perform('nadia', { name: 'update', answers: { title }, ifVersion: 1 })
    const codes = await Promise.all([codeOf(strict('One')), codeOf(strict('Two'))])
    assert.equal(codes.sort(), ['done', 'record.changed'])
  })

  it('is decided under the writer’s role as it is at the commit', async () => {
    const library = await townLibrary()
    await library.perform('nadia', created)
    const note = { at: '2024-05-10T06:00:00.000Z', action: 'update_user' }
    // Asked for first, so that it stands when the write is committed.
    const [, code] = await Promise.all([
      library.accounts.update('id of nadia', { role: 'head' }, note),
      codeOf(library.perform('nadia', { name: 'update', answers: { title: 'Atlas' } })),
    ])
    assert.is(code, 'action.forbidden')
    const [, gone] = await Promise.all([
      library.accounts.update('id of nadia', { disabled: true }, note),
      codeOf(library.perform('nadia', { name: 'disable' })),
    ])
    assert.is(gone, 'session.missing')
  })

  it('out of reach is refused like one of a record that is not there', async () => {
    const library = await townLibrary()
    await library.perform('nadia', created)
    const update = { name: 'update', answers: { title: 'x' } }
    assert.is(await codeOf(library.perform('omar', update)), 'record.not_found')
    assert.is(await codeOf(library.perform('nadia', { ...update, record: uuid(9) })), 'record.not_found')
  })
})
