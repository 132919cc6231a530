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
    assert.is(((await answer.json()) as { record: Told }).record['alert_count'], 4)
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
