import * as assert from 'uvu/assert'
import { lendingLife } from '../../lib/lending-life.ts'
import { uuid } from '../../lib/people.ts'
import { aServer, codesOf, dataOf, errorsOf } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import type { Data } from './loans.ts'

/** A server where loans have a life, and a loan of Nadia's with a plan. */
async function living(answers: Data = { title: 'Maps', plan: 'Glue' }) {
  const server = await aServer({ model: lendingLife })
  const [nadia, layla, jon] = [await server.as('nadia'), await server.as('layla'), await server.as('jon')]
  const made = await dataOf(await nadia.post('loans', { data: answers }))
  const path = `loans/${made['id'] as string}`
  const record = async () => dataOf(await nadia.get(path))
  const change = (who: typeof nadia, record_action: string, data: Data = {}) => who.patch(path, { data, record_action })
  return { ...server, nadia, layla, jon, path, made, record, change }
}

interface Offered {
  readonly id: string
  readonly label?: string
  readonly enabled: boolean
  readonly why: readonly Data[]
  readonly asks: readonly Data[]
  readonly asks_record: readonly string[]
  readonly standing: Data
}

const offeredBy = async (response: Response) => ((await response.json()) as { data: readonly Offered[] }).data
const answerTo = async (response: Response) => ((await response.json()) as { data: Data }).data

spec('GET /:plural/:id/actions', (it) => {
  it('200: tells what may be done now, in the language of the person, and of the rest why not', async () => {
    const { nadia, path, stores } = await living()
    const account = await stores.accounts.byUserName('nadia')
    await stores.accounts.update(
      account?.id ?? '',
      { locale: 'ar' },
      { at: '2024-05-10T06:00:00.000Z', action: 'test' },
    )
    const offered = await offeredBy(await nadia.get(`${path}/actions`))
    const close = offered.find(({ id }) => id === 'close')
    assert.equal([close?.label, close?.enabled, close?.why], ['إغلاق', true, []])
    const again = offered.find(({ id }) => id === 'open_again')
    assert.equal([again?.enabled, again?.why], [false, [{ code: 'closed', message: 'It is not closed.' }]])
    const approve = offered.find(({ id }) => id === 'approve_repair')
    assert.equal(approve?.why, [{ code: 'action.own_record' }, { code: 'approval_not_asked' }])
  })
  it('200: said in the audit with the record, whose answers dialogs begin with', async () => {
    const { nadia, path, made, stores } = await living()
    await nadia.get(`${path}/actions`)
    const [last] = await stores.audit.list({ offset: 0, limit: 1 })
    assert.equal([last?.action, last?.recordType, last?.record], ['actions_read', 'loan', made['id']])
  })
  it('200: with what its dialog asks, and what stands in the record’s own fields', async () => {
    const { nadia, path } = await living()
    const close = (await offeredBy(await nadia.get(`${path}/actions`))).find(({ id }) => id === 'close')
    assert.equal(
      close?.asks.map(({ id, readOnly }) => [id, readOnly]),
      [
        ['closed_on', undefined],
        ['title', undefined],
        ['reason', undefined],
        ['more', undefined],
      ],
    )
    assert.equal(close?.asks.find(({ id }) => id === 'more')?.['visible'], { '==': [{ var: 'reason' }, 'other'] })
    assert.equal([close?.asks_record, close?.standing], [['closed_on', 'title'], { title: 'Maps' }])
  })
  it('200: with the stages that may be chosen', async () => {
    const { layla, path } = await living()
    const offered = (await offeredBy(await layla.get(`${path}/actions`))) as readonly (Offered & Data)[]
    assert.equal(offered.find(({ id }) => id === 'set_stage')?.['stages'], [
      { id: 'lent', label: 'Lent' },
      { id: 'in_review', label: 'In review' },
    ])
  })
  it('404: for a record out of reach, as for none', async () => {
    const { as, path } = await living()
    const omar = await as('omar')
    for (const where of [path, `loans/${uuid(77)}`]) {
      const response = await omar.get(`${where}/actions`)
      assert.equal([response.status, await codesOf(response)], [404, ['record.not_found']])
    }
  })
})

spec('PATCH /:plural/:id with an action that the configuration names', (it) => {
  it('200: does it, and tells what it changed', async () => {
    const { nadia, change, record } = await living()
    const data = await answerTo(await change(nadia, 'close', { reason: 'lost' }))
    assert.equal(
      [data['status'], data['workflow'], data['close_reason'], data['version']],
      ['closed', 'over', 'lost', 2],
    )
    assert.is((await record())['status'], 'closed')
  })
  it('409: says why not, and changes nothing', async () => {
    const { nadia, change, record } = await living()
    await change(nadia, 'close', { reason: 'lost' })
    const response = await change(nadia, 'close', { reason: 'lost' })
    assert.is(response.status, 409)
    const [error] = await errorsOf(response)
    assert.equal(
      [error?.message, error?.params],
      [['action.refused'], { action: 'close', why: [{ code: 'open', message: 'It is closed already.' }] }],
    )
    assert.is((await record())['version'], 2)
  })
  it('422: names what is wrong with the answers', async () => {
    const { nadia, change } = await living()
    const response = await change(nadia, 'close', { closed_on: 'soon', borrower: 'Mina' })
    assert.is(response.status, 422)
    assert.equal(
      (await errorsOf(response)).map(({ detail }) => detail),
      ['closed_on'],
    )
  })
  it('422: where what it should do cannot be, which the log knows without a value', async () => {
    const { nadia, change, record, logged } = await living()
    const response = await change(nadia, 'break')
    assert.equal([response.status, await codesOf(response)], [422, ['action.failed']])
    assert.is((await record())['borrower'], undefined)
    assert.equal(logged, [{ event: 'rule-failed', rule: 'loan/actions/break', error: 'number.unreadable' }])
  })
  it('is done once, however often it is sent', async () => {
    const { nadia, path, record } = await living()
    const send = () =>
      nadia.patch(path, { data: { reason: 'lost' }, record_action: 'close' }, { 'idempotency-key': uuid(500) })
    assert.equal([(await send()).status, (await send()).status], [200, 200])
    assert.is((await record())['version'], 2)
  })
})

spec('Alerts of a write', (it) => {
  it('stand on the record that has the same answer as another, until it is alone', async () => {
    const { nadia, path } = await living({ title: 'Maps', shelf_mark: 'K 7' })
    const other = await dataOf(await nadia.post('loans', { data: { title: 'Atlas', shelf_mark: 'k 7' } }))
    assert.equal(other['current_alert_types'], ['same_mark'])
    await nadia.patch(path, { data: { shelf_mark: 'K 8' } })
    const alone = await answerTo(await nadia.patch(`loans/${other['id']}`, { data: { title: 'Big atlas' } }))
    assert.equal([alone['current_alert_types'], alone['alert_count']], [null, null])
  })
  it('stand on the record that another one is linked to', async () => {
    const { jon, path, record, made } = await living()
    const other = await jon.post('loans', { data: { title: 'Atlas', taken_with: made['id'] } })
    assert.is(other.status, 200)
    assert.equal((await record())['current_alert_types'], ['taken'])
    assert.is((await record())['version'], 2)
    assert.ok(path)
  })
})

spec('PATCH /:plural/:id/approvals/:kind', (it) => {
  const status = (approval_status: string, more: Data = {}) => ({ data: { approval_status, ...more } })

  it('200: asks, sends back and approves, as the dialect says it', async () => {
    const { nadia, jon, path, record } = await living()
    const approval = `${path}/approvals/repair`
    assert.is((await nadia.patch(approval, status('requested', { approval_type: null }))).status, 200)
    assert.equal([(await record())['plan_status'], (await record())['current_alert_types']], ['pending', ['repair']])
    assert.is((await jon.patch(approval, status('rejected', { notes: 'No glue.' }))).status, 200)
    assert.equal([(await record())['plan_status'], (await record())['plan_comment']], ['rejected', 'No glue.'])
    await nadia.patch(approval, status('requested'))
    assert.is((await jon.patch(approval, status('approved'))).status, 200)
    assert.is((await record())['plan_status'], 'approved')
  })
  it('403: for whom may not, and 409 for one’s own', async () => {
    const { nadia, layla, path } = await living()
    assert.is((await layla.patch(`${path}/approvals/repair`, status('requested'))).status, 403)
    const own = await nadia.patch(`${path}/approvals/repair`, status('approved'))
    assert.is(own.status, 409)
  })
  it('404: for a kind that there is not, 422: for a status that there is not', async () => {
    const { nadia, path } = await living()
    assert.equal(await codesOf(await nadia.patch(`${path}/approvals/nothing`, status('requested'))), [
      'approval.unknown',
    ])
    const response = await nadia.patch(`${path}/approvals/repair`, status('perhaps'))
    assert.equal([response.status, await codesOf(response)], [422, ['/data/approval_status: approval.status_unknown']])
  })
})

spec('GET /:plural/:id/approvals/:kind', (it) => {
  it('200: tells how it stands, and what changed on its form since it was approved last', async () => {
    const { nadia, layla, jon, path } = await living()
    const approval = `${path}/approvals/repair`
    const asked = async () => answerTo(await layla.get(approval))
    assert.equal((await asked())['changes'], [{ plan: { from: null, to: 'Glue' } }])
    await nadia.patch(approval, { data: { approval_status: 'requested' } })
    await jon.patch(approval, { data: { approval_status: 'approved' } })
    await nadia.patch(path, { data: { plan: 'Nails', borrower: 'Mina' } })
    const { status, approved_at, approved_by, changes } = await asked()
    assert.equal([status, approved_at, approved_by], ['approved', '2024-05-10', 'jon'])
    assert.equal(changes, [{ plan: { from: 'Glue', to: 'Nails' } }])
  })
})
