import * as assert from 'uvu/assert'
import { aLoan, uuid } from '../../lib/people.ts'
import { dataOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { keeping } from './kept.ts'

type Told = Readonly<Record<string, unknown>>

const alert = (number: number, more: Told = {}) => ({
  unique_id: uuid(600 + number),
  type: 'notes_changed',
  alert_for: 'field_change',
  date: '2024-05-01T06:00:00.000Z',
  by: 'layla',
  ...more,
})
const alerts = [
  alert(1, { form: 'item' }),
  alert(2, { form: 'notes' }),
  alert(3, { form: 'notes', user: 'nadia' }),
  alert(4, { user: 'omar' }),
  alert(5),
]
const alerted = (number: number, of: readonly Told[], core = {}) =>
  aLoan({ id: uuid(number), core: { alerts: of as never, alert_count: of.length, ...core } })

const loan = `loans/${uuid(1)}`

spec('Alerts of a record', (it) => {
  const idsFor = async (who: string) => {
    const { get } = await (await keeping([alerted(1, alerts)])).as(who)
    return new Set(
      (await dataOf<readonly Told[]>(await get(`${loan}/alerts`))).map(
        ({ unique_id }) => Number.parseInt(String(unique_id).slice(-4), 16) - 600,
      ),
    )
  }
  it('200: those of forms that the reader sees, and those that are for them alone', async () => {
    assert.equal(await idsFor('nadia'), new Set([1, 3, 5]))
    assert.equal(await idsFor('layla'), new Set([1, 2, 5]))
  })
  it('200: called as their rule is', async () => {
    const { get } = await (await keeping([alerted(1, [alert(5)])])).as('nadia')
    assert.is((await dataOf<readonly Told[]>(await get(`${loan}/alerts`)))[0]?.['type_label'], 'Notes changed')
  })
  it('200: the record itself does not tell them', async () => {
    const { get } = await (await keeping([alerted(1, alerts)])).as('nadia')
    assert.not.ok('alerts' in (await dataOf(await get(loan))))
  })
  it('404: of a record out of reach', async () => {
    const { get } = await (await keeping([alerted(1, alerts)])).as('omar')
    assert.is((await get(`${loan}/alerts`)).status, 404)
  })
  it('200: taken away by those whose role lets them; the record counts one less', async () => {
    const { delete: remove, get } = await (await keeping([alerted(1, alerts)])).as('nadia')
    const answer = await remove(`${loan}/alerts/${uuid(601)}`)
    assert.is(answer.status, 200)
    assert.is(((await answer.json()) as { record: Told }).record['alert_count'], 2)
    assert.is((await remove(`${loan}/alerts/${uuid(601)}`)).status, 404)
    assert.is((await dataOf<readonly Told[]>(await get(`${loan}/alerts`))).length, 2)
  })
  it('404: one that they do not see is not there to be taken away', async () => {
    const { delete: remove } = await (await keeping([alerted(1, alerts)])).as('nadia')
    assert.is((await remove(`${loan}/alerts/${uuid(602)}`)).status, 404)
    assert.is((await remove(`${loan}/alerts/${uuid(604)}`)).status, 404)
  })
  it('403: by somebody whose role does not let them', async () => {
    const { delete: remove } = await (await keeping([alerted(1, alerts)])).as('jon')
    assert.is((await remove(`${loan}/alerts/${uuid(601)}`)).status, 403)
  })
})

spec('What a record tells of its alerts', (it) => {
  const ofNotes = [alert(2, { form: 'notes' }), alert(4, { user: 'omar', type: 'plan_answered' })]
  const stored = { current_alert_types: ['notes_changed', 'plan_answered'] }
  const asking = async (who: string) => (await keeping([alerted(1, ofNotes, stored), alerted(2, [alert(5)])])).as(who)
  const facts = ({ alert_count, current_alert_types }: Told) => [alert_count, current_alert_types]
  const listed = async (who: string, query: string) => {
    const answer = await (await asking(who)).get(`loans?${query}`)
    return [answer.status, ((await answer.json()) as { data?: readonly Told[] }).data?.map(({ id }) => id)]
  }

  it('counts those that the reader sees, at its own address and in lists', async () => {
    for (const [who, told] of [
      ['nadia', [undefined, undefined]],
      ['layla', [1, ['notes_changed']]],
    ] as const) {
      const { get } = await asking(who)
      assert.equal(facts(await dataOf(await get(loan))), told)
      for (const fields of ['', '&fields=alert_count,current_alert_types', '&fields=title,alert_count,flags']) {
        const [row] = await dataOf<readonly Told[]>(await get(`loans?id=${uuid(1)}${fields}`))
        assert.is(row?.['alert_count'], told[0], fields)
      }
    }
  })
  it('is found by those that the asker sees', async () => {
    const one = [200, [uuid(2)]]
    assert.equal(await listed('nadia', 'current_alert_types=notes_changed'), one)
    assert.equal(await listed('nadia', 'alert_count=1..9'), one)
    assert.equal(await listed('nadia', 'not[alert_count]=1..9'), [200, [uuid(1)]])
    assert.equal(await listed('layla', 'current_alert_types=plan_answered'), [200, []])
    assert.is(((await listed('layla', 'alert_count=1..9'))[1] as readonly unknown[]).length, 2)
  })
  it('sorts nothing', async () => assert.is((await listed('nadia', 'order_by=alert_count'))[0], 422))
})

spec('GET /alerts', (it) => {
  it('200: on how many records of the usual list there is something for the reader', async () => {
    const server = await keeping([
      alerted(1, [alert(1, { form: 'item' }), alert(5)]),
      alerted(2, [alert(12, { form: 'notes' })]),
      alerted(3, [alert(13)], { record_state: false }),
      alerted(4, [alert(14)], { status: 'closed' }),
      alerted(5, [alert(15)], { owned_by: 'omar' }),
      aLoan({ id: uuid(6) }),
    ])
    const counts = async (who: string) => dataOf(await (await server.as(who)).get('alerts'))
    assert.equal(await counts('nadia'), { loan: 1, member: 0 })
    assert.equal(await counts('layla'), { loan: 2, member: 0 })
    assert.equal(await counts('omar'), { loan: 1 })
    assert.equal(await counts('jon'), { loan: 3, member: 0 })
  })
})
