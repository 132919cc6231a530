import * as assert from 'uvu/assert'
import { createRates, noRates } from '../../../server/security/rates.ts'
import { lendingTasks } from '../../lib/lending-tasks.ts'
import { aLoan, uuid } from '../../lib/people.ts'
import { aServer, codesOf, dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { keeping, whyNot } from './kept.ts'

type Told = Readonly<Record<string, unknown>>

const flag = (by: string, more: Told = {}) => ({
  unique_id: uuid(700),
  message: 'Look here',
  date: '2024-05-01',
  flagged_by: by,
  created_at: '2024-05-01T06:00:00.000Z',
  removed: false,
  ...more,
})
const resolved = flag('nadia', {
  unique_id: uuid(701),
  date: '2024-05-03',
  removed: true,
  unflag_message: 'Done',
  unflagged_by: 'nadia',
  unflagged_date: '2024-05-04',
})
const flagged = (by: string, number = 1, core = {}) =>
  aLoan({ id: uuid(number), core: { flags: [flag(by), resolved] as never, flag_count: 1, ...core } })

const loan = `loans/${uuid(1)}`

spec('Flags of a record', (it) => {
  it('200: added with what they are about, for today unless another day is said; the record counts them', async () => {
    const { post, get } = await (await keeping([aLoan()])).as('nadia')
    const answer = await post(`${loan}/flags`, { data: { message: ' Call the school ' } })
    assert.is(answer.status, 200)
    const { data, record } = (await answer.json()) as { data: Told; record: Told }
    assert.equal(
      [data['message'], data['date'], data['flagged_by'], data['removed'], data['actions']],
      ['Call the school', '2024-05-10', 'nadia', false, ['flag_update', 'unflag']],
    )
    assert.is(record['flag_count'], 1)
    await post(`${loan}/flags`, { data: { message: 'And this', date: '2024-06-01' } })
    assert.equal(
      (await dataOf<readonly Told[]>(await get(`${loan}/flags`))).map(({ date }) => date),
      ['2024-05-10', '2024-06-01'],
    )
    assert.is((await dataOf(await get(loan)))['flag_count'], 2)
  })
  it('200: the same wish sent twice adds one', async () => {
    const { post, get } = await (await keeping([aLoan()])).as('nadia')
    const key = { 'idempotency-key': uuid(55) }
    for (let turn = 0; turn < 2; turn += 1) {
      const answer = await post(`${loan}/flags`, { data: { message: 'Once' } }, key)
      assert.is((await dataOf(answer))['message'], 'Once')
    }
    assert.is((await dataOf<readonly Told[]>(await get(`${loan}/flags`))).length, 1)
  })
  it('200: changed by those whose role lets them', async () => {
    const { patch } = await (await keeping([flagged('layla')])).as('nadia')
    const answer = await patch(`${loan}/flags/${uuid(700)}`, { data: { date: '2024-07-01' } })
    assert.equal([(await dataOf(answer))['date'], answer.status], ['2024-07-01', 200])
  })
  it('200: resolved with a reason, by whoever made them; they stay listed and count no more', async () => {
    const { patch, get } = await (await keeping([flagged('nadia')])).as('nadia')
    const answer = await patch(`${loan}/flags/${uuid(700)}`, { data: { unflag_message: 'It is settled' } })
    assert.is(answer.status, 200)
    const { data, record } = (await answer.json()) as { data: Told; record: Told }
    assert.equal(
      [data['removed'], data['unflag_message'], data['unflagged_by'], data['unflagged_date'], data['actions']],
      [true, 'It is settled', 'nadia', '2024-05-10', []],
    )
    assert.is(record['flag_count'], 0)
    assert.is((await dataOf<readonly Told[]>(await get(`${loan}/flags`))).length, 2)
  })
  it('200: resolved by those who may resolve any', async () => {
    const { patch } = await (await keeping([flagged('nadia')])).as('layla')
    assert.is((await patch(`${loan}/flags/${uuid(700)}`, { data: { unflag_message: 'Seen' } })).status, 200)
  })
  it('409: somebody else’s is not resolved, and nothing of the record changes', async () => {
    const server = await keeping([flagged('layla')])
    const { patch } = await server.as('nadia')
    const answer = await patch(`${loan}/flags/${uuid(700)}`, { data: { unflag_message: 'Mine now' } })
    assert.is(answer.status, 409)
    assert.equal(await whyNot(answer), ['flag.not_yours'])
    assert.is((await server.stores.records.get('loan', uuid(1)))?.record.version, 1)
  })
  it('409: one that is resolved is neither resolved again nor changed', async () => {
    const { patch } = await (await keeping([flagged('nadia')])).as('nadia')
    for (const data of [{ unflag_message: 'Again' }, { message: 'Other words' }]) {
      const answer = await patch(`${loan}/flags/${uuid(701)}`, { data })
      assert.equal([answer.status, await whyNot(answer)], [409, ['flag.resolved']])
    }
  })
  it('404: one that there is not', async () => {
    const { patch } = await (await keeping([flagged('nadia')])).as('nadia')
    assert.is((await patch(`${loan}/flags/${uuid(9)}`, { data: { unflag_message: 'x' } })).status, 404)
  })
  it('404: on a record out of reach, read or written', async () => {
    const { get, post } = await (await keeping([flagged('nadia')])).as('omar')
    assert.is((await get(`${loan}/flags`)).status, 404)
    assert.is((await post(`${loan}/flags`, { data: { message: 'x' } })).status, 404)
  })
  it('403: by somebody whose role does not let them', async () => {
    const { patch } = await (await keeping([flagged('layla')])).as('jon')
    assert.is((await patch(`${loan}/flags/${uuid(700)}`, { data: { message: 'x' } })).status, 403)
  })
  it('422: without what they are about, with a day that is none, or with more than was asked', async () => {
    const { post, patch } = await (await keeping([flagged('nadia')])).as('nadia')
    for (const [data, codes] of [
      [{}, ['message: answer.required']],
      [{ message: 'x', date: 'tomorrow' }, ['date: date.unreadable']],
      [{ message: 'x'.repeat(2001) }, ['message: text.too_long']],
      [{ message: 'x', removed: true }, ['removed: field.unknown']],
    ] as const) {
      const answer = await post(`${loan}/flags`, { data })
      assert.equal([answer.status, await codesOf(answer)], [422, codes])
    }
    const answer = await patch(`${loan}/flags/${uuid(700)}`, { data: { unflag_message: '' } })
    assert.equal([answer.status, await codesOf(answer)], [422, ['unflag_message: answer.required']])
  })
})

spec('Flagging several', (it) => {
  const loans = [1, 2, 3].map((number) => aLoan({ id: uuid(number), answers: { title: `Book ${number}` } }))
  const all = async () => (await keeping([...loans, aLoan({ id: uuid(4), core: { owned_by: 'omar' } })])).as('layla')

  it('200: those that are named, each by itself: what is out of reach is said of that one', async () => {
    const { post, get } = await all()
    const answer = await post('loans/flags', { data: { message: 'Look', ids: [uuid(1), uuid(4), uuid(3)] } })
    assert.is(answer.status, 200)
    assert.equal(await answer.json(), {
      data: [
        { id: uuid(1), done: true },
        { id: uuid(4), done: false, message: ['record.not_found'] },
        { id: uuid(3), done: true },
      ],
      metadata: { total: 3, done: 2 },
    })
    assert.is((await dataOf(await get(`loans/${uuid(3)}`)))['flag_count'], 1)
  })
  it('leaves a trace of each that was refused', async () => {
    const server = await keeping([...loans, aLoan({ id: uuid(4), core: { owned_by: 'omar' } })])
    const { post } = await server.as('layla')
    await post('loans/flags', { data: { message: 'Look', ids: [uuid(1), uuid(4), uuid(99)] } })
    const refused = (await server.stores.audit.list({ offset: 0, limit: 99 })).filter(
      ({ action }) => action === 'flag_refused',
    )
    assert.equal(
      refused.map(({ userName, record }) => [userName, record]),
      [
        ['layla', uuid(99)],
        ['layla', uuid(4)],
      ],
    )
  })
  it('429: searched by words as seldom as lists are', async () => {
    const server = await aServer({
      model: lendingTasks,
      parts: { rates: { ...noRates, search: createRates().search } },
    })
    const { post } = await server.as('layla')
    const statuses: number[] = []
    for (let turn = 0; turn < 25; turn += 1) {
      statuses.push((await post('loans/flags', { data: { message: 'Look', query: `word${turn}` } })).status)
    }
    assert.equal([statuses[0], statuses.at(-1)], [200, 429])
  })
  it('200: those that a search finds', async () => {
    const { post } = await all()
    const answer = await post('loans/flags', { data: { message: 'Look', filters: { status: ['open'] } } })
    assert.equal(((await answer.json()) as { metadata: unknown }).metadata, { total: 3, done: 3 })
  })
  it('200: asked for twice, they are flagged once', async () => {
    const { post, get } = await all()
    const body = { data: { message: 'Look', ids: [uuid(1), uuid(2)] } }
    for (let turn = 0; turn < 2; turn += 1) await post('loans/flags', body, { 'idempotency-key': uuid(77) })
    assert.is((await dataOf(await get(`loans/${uuid(2)}`)))['flag_count'], 1)
  })
  it('422: more than a hundred at once', async () => {
    const many = Array.from({ length: 101 }, (_, index) => aLoan({ id: uuid(1000 + index) }))
    const server = await keeping(many)
    const { post } = await server.as('layla')
    const found = await post('loans/flags', { data: { message: 'Look', filters: {} } })
    assert.equal([found.status, await codesOf(found)], [422, ['/data/filters: flags.too_many']])
    const named = await post('loans/flags', { data: { message: 'Look', ids: many.map(({ id }) => id) } })
    assert.is(named.status, 422)
    assert.is((await server.stores.records.get('loan', uuid(1000)))?.record.version, 1)
  })
  it('403: by somebody whose role does not let them', async () => {
    const { post } = await (await keeping(loans)).as('nadia')
    assert.is((await post('loans/flags', { data: { message: 'Look', ids: [uuid(1)] } })).status, 403)
  })
})

spec('Flags near somebody', (it) => {
  const server = keeping(
    [
      flagged('layla', 1),
      flagged('nadia', 2),
      flagged('nadia', 3, { record_state: false }),
      flagged('omar', 4, { owned_by: 'omar' }),
      flagged('omar', 5, { owned_by: 'omar', shared_with: [{ user_name: 'nadia' }] }),
    ].map((record, index) => ({
      ...record,
      core: {
        ...record.core,
        flags:
          record.core.flags?.map((one) => ({ ...one, unique_id: uuid(800 + index * 2 + Number(one.removed)) })) ?? [],
      },
    })),
  )
  const near = async (who: string, query = '') => {
    const answer = await (await (await server).as(who)).get(`flags${query}`)
    assert.is(answer.status, 200)
    return ((await answer.json()) as { data: readonly Told[] }).data
  }
  const ids = async (who: string, query = '') =>
    (await near(who, query)).map(
      ({ record_id, removed }) => `${String(record_id).slice(-1)}${removed ? ' resolved' : ''}`,
    )

  it('200: those of their own and shared records, the latest day first', async () =>
    assert.equal(new Set(await ids('nadia')), new Set(['1', '2', '5', '1 resolved', '2 resolved', '5 resolved'])))
  it('200: those of their group', async () =>
    assert.equal(new Set(await ids('layla', '?active_only=true')), new Set(['1', '2', '5'])))
  it('200: none for those who reach everything', async () => assert.equal(await near('jon'), []))
  it('200: only the active ones, only their own, only of a type', async () => {
    assert.equal(new Set(await ids('nadia', '?active_only=true')), new Set(['1', '2', '5']))
    assert.equal(await ids('nadia', '?active_only=true&flagged_by_me=true'), ['2'])
    assert.is((await ids('nadia', '?record_type=members')).length, 0)
    assert.is((await ids('nadia', '?record_type=loans')).length, 6)
  })
  it('200: with what the record is called, as far as the reader reads that', async () => {
    const [first] = await near('nadia', '?active_only=true&flagged_by_me=true')
    assert.equal(
      [first?.['name'], first?.['plural'], first?.['record_type'], first?.['message']],
      ['Maps', 'loans', 'loan', 'Look here'],
    )
  })
  it('422: what cannot be asked', async () => {
    const { get } = await (await server).as('nadia')
    for (const query of ['active_only=maybe', 'record_type=museum', 'per=0'])
      assert.is((await get(`flags?${query}`)).status, 422, query)
  })
})
