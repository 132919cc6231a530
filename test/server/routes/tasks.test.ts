import * as assert from 'uvu/assert'
import { aLoan, uuid } from '../../lib/people.ts'
import { codesOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { keeping, whyNot } from './kept.ts'

interface Told {
  readonly data: readonly Readonly<Record<string, unknown>>[]
  readonly metadata: { readonly total: number; readonly counts: Readonly<Record<string, number>> }
}

const owned = (number: number, answers: Record<string, unknown>, core = {}) =>
  aLoan({ id: uuid(number), answers: { title: `Book ${number}`, ...answers }, core })

const torn = [{ unique_id: uuid(901), copy_code: '1', state: 'torn' }]

const loans = [
  owned(1, { due_on: '2024-05-09', channel: 'bus', kind: 'book', borrower: 'Zoe' }),
  owned(2, { due_on: '2024-05-10', channel: 'desk', borrower: 'Ann' }),
  owned(3, { due_on: '2024-05-17', channel: 'post' }),
  owned(4, { due_on: '2024-05-18' }),
  owned(5, { reminded_at: '2024-05-10T05:59:00.000Z', borrower: 'Kim' }),
  owned(
    6,
    { due_on: '2024-05-01' },
    {
      task_snoozes: [
        { unique_id: 'return', until: '2024-05-11', reason: 'Ill', by: 'nadia', at: '2024-05-09T06:00:00.000Z' },
      ],
    },
  ),
  owned(
    7,
    { due_on: '2024-05-01' },
    {
      task_snoozes: [
        { unique_id: 'return', until: '2024-05-10', reason: 'Ill', by: 'nadia', at: '2024-05-09T06:00:00.000Z' },
      ],
    },
  ),
  owned(8, { copies: torn, lent_on: '2024-05-12', fine: 3 }),
  owned(9, { due_on: '2024-05-10' }, { record_state: false }),
  owned(10, { due_on: '2024-05-10' }, { status: 'closed' }),
  owned(11, { due_on: '2024-05-11', fine: 5 }, { owned_by: 'layla', shared_with: [{ user_name: 'nadia' }] }),
]

const told = async (answer: Response) => {
  assert.is(answer.status, 200)
  return (await answer.json()) as Told
}

spec('GET /tasks', (it) => {
  const server = keeping(loans)
  const ask = async (who: string, query = '') => told(await (await (await server).as(who)).get(`tasks${query}`))
  const ids = async (query: string, who = 'nadia') =>
    (await ask(who, query)).data.map(({ record_id, id }) => `${Number.parseInt(String(record_id).slice(-6), 16)} ${id}`)

  it('200: says how much there is without saying what', async () => {
    const { metadata } = await ask('nadia')
    const answer = await (await (await server).as('nadia')).get('tasks/counts')
    assert.equal(await answer.json(), { data: metadata.counts })
  })

  it('200: what the owner has to do, the most urgent first, without what was put off', async () => {
    const { data, metadata } = await ask('nadia')
    assert.equal(await ids(''), [
      '7 return',
      '1 return',
      '5 remind',
      '2 return',
      `8 mend:${uuid(901)}`,
      '3 return',
      '4 return',
    ])
    assert.equal(metadata.counts, { snoozed: 1, overdue: 3, today: 1, week: 2, later: 1 })
    assert.is(metadata.total, 7)
    assert.equal(data[1], {
      type: 'return',
      due_date: '2024-05-09',
      due_at: '2024-05-09T20:59:59.999Z',
      priority: 'bus',
      detail: 'book',
      id: 'return',
      record_type: 'loan',
      plural: 'loans',
      record_id: uuid(1),
      record_id_display: uuid(1).slice(-7),
      name: 'Book 1 Zoe',
      type_label: 'Do return',
      overdue: true,
      upcoming_soon: false,
      form: 'lending',
      field: 'returned_on',
      priority_label: 'Bus',
      detail_label: 'Book',
      due_field: 'due_on',
      due_field_label: 'Due on',
      snooze_days: 10,
    })
  })
  it('200: a task of a row leads to the field of that row', async () => {
    const { data } = await ask('nadia', '?type=mend')
    assert.is(data[0]?.['field'], `copies[${uuid(901)}].repair_note`)
    assert.is(data[0]?.['detail_label'], 'Torn')
    assert.is(data[0]?.['upcoming_soon'], true)
  })
  it('200: what was put off is there when it is asked for, with the reason', async () => {
    const { data } = await ask('nadia', '?due=snoozed')
    assert.equal(
      data.map(({ snoozed_until, snooze_reason }) => [snoozed_until, snooze_reason]),
      [['2024-05-11', 'Ill']],
    )
  })
  it('200: by when they are due, which does not change what is counted', async () => {
    assert.equal(await ids('?due=today'), ['2 return'])
    assert.equal(await ids('?due=week,later'), [`8 mend:${uuid(901)}`, '3 return', '4 return'])
    assert.equal((await ask('nadia', '?due=today')).metadata.counts['overdue'], 3)
    assert.is((await ask('nadia', '?due=today')).metadata.total, 1)
  })
  it('200: sorted by name, priority, kind or id, in either direction', async () => {
    assert.equal(
      (await ids('?type=return,remind&due=overdue&order_by=name')).map((one) => one.split(' ')[0]),
      ['1', '5', '7'],
    )
    assert.equal((await ids('?type=return&order_by=priority')).slice(0, 3), ['2 return', '3 return', '1 return'])
    assert.equal((await ids('?type=return&order_by=priority&order=desc')).slice(0, 3), [
      '1 return',
      '3 return',
      '2 return',
    ])
    assert.is((await ids('?order_by=type'))[0], `8 mend:${uuid(901)}`)
    assert.equal((await ids('?type=return&order_by=id&order=desc')).at(0), '7 return')
  })
  it('200: page by page', async () => {
    assert.equal(await ids('?per=3&page=2'), ['2 return', `8 mend:${uuid(901)}`, '3 return'])
    assert.is((await ask('nadia', '?per=3&page=2')).metadata.total, 7)
  })
  it('200: in the language of whoever asks', async () => {
    const { stores } = await server
    const nadia = await stores.accounts.byUserName('nadia')
    await stores.accounts.update(nadia?.id ?? '', { locale: 'ar' }, { at: '2024-05-10T06:00:00.000Z', action: 'test' })
    assert.is((await ask('nadia')).data[0]?.['type_label'], 'مهمة return')
    await stores.accounts.update(nadia?.id ?? '', { locale: 'en' }, { at: '2024-05-10T06:00:00.000Z', action: 'test' })
  })
  it('200: what others than the owner have to do is theirs whose role lets them, on what they reach', async () => {
    assert.equal(await ids('?type=settle', 'layla'), ['11 settle'])
    assert.equal(await ids('?type=settle', 'jon'), ['11 settle'])
    assert.equal(await ids('?type=settle', 'nadia'), [])
    assert.equal(await ids('', 'omar'), [])
  })
  it('200: a shared record is not its reader’s to work on', async () =>
    assert.not.ok((await ids('')).includes('11 return')))
  it('200: a detail that the reader does not read is not told, and what they cannot fill in is no task', async () => {
    const { data } = await ask('nadia', '?type=mend')
    assert.not.ok('priority' in (data[0] ?? {}))
    assert.equal(await ids('?type=mend', 'layla'), [])
  })
  it('200: nothing, for somebody without any', async () => assert.equal((await ask('omar')).metadata.total, 0))
  it('422: what cannot be asked', async () => {
    const { get } = await (await server).as('nadia')
    for (const [query, codes] of [
      ['?due=soon', ['due: query.unreadable_value']],
      ['?type=nothing', ['type: query.unreadable_value']],
      ['?record_type=museum', ['record_type: query.unreadable_value']],
      ['?order_by=constructor', ['order_by: query.unreadable_value']],
      ['?order=up', ['order: query.unreadable_value']],
      ['?per=0', ['per: query.unreadable_value']],
    ] as const) {
      const answer = await get(`tasks${query}`)
      assert.is(answer.status, 422, query)
      assert.equal(await codesOf(answer), codes)
    }
  })
  it('401: nobody', async () => assert.is((await (await server).request('GET', 'tasks')).status, 401))
})

spec('Putting a task off', (it) => {
  const snooze = async (who: string, data: Record<string, unknown>, id = 1) => {
    const server = await keeping(loans)
    const { patch, get } = await server.as(who)
    const answer = await patch(`loans/${uuid(id)}`, { data, record_action: 'snooze_task' })
    return { answer, get }
  }
  const wish = { task: 'return', until: '2024-05-20', reason: 'She is away' }

  it('200: takes it out of the list until that day', async () => {
    const { answer, get } = await snooze('nadia', wish)
    assert.is(answer.status, 200)
    const { data, metadata } = await told(await get('tasks?due=snoozed&order_by=id'))
    assert.is(metadata.counts['overdue'], 2)
    assert.equal([data[0]?.['snoozed_until'], data[0]?.['snoozed_by']], ['2024-05-20', 'nadia'])
  })
  it('422: for longer than the rule lets it, for the past, or without a reason', async () => {
    for (const [more, codes] of [
      [{ until: '2024-05-21' }, ['until: date.too_late']],
      [{ until: '2024-05-10' }, ['until: date.too_early']],
      [{ until: 'soon' }, ['until: date.unreadable']],
      [{ reason: ' ' }, ['reason: answer.required']],
      [{ other: 'x' }, ['other: field.unknown']],
    ] as const) {
      const { answer } = await snooze('nadia', { ...wish, ...more })
      assert.is(answer.status, 422, JSON.stringify(more))
      assert.equal(await codesOf(answer), codes)
    }
  })
  it('404: a task that there is not, or that is not theirs', async () => {
    assert.is((await snooze('nadia', { ...wish, task: 'nothing' })).answer.status, 404)
    assert.is((await snooze('nadia', { ...wish, task: 'settle' }, 11)).answer.status, 404)
    assert.is((await snooze('nadia', wish, 11)).answer.status, 404)
  })
  it('409: one whose rule does not let it', async () => {
    const { answer } = await snooze('nadia', { ...wish, task: 'remind' }, 5)
    assert.is(answer.status, 409)
    assert.equal(await whyNot(answer), ['task.not_put_off'])
  })
  it('403: somebody whose role does not let them', async () =>
    assert.is((await snooze('layla', wish)).answer.status, 403))
})
