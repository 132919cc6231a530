import * as assert from 'uvu/assert'
import type { Model, Role } from '../../../engine/model.ts'
import { lendingLife } from '../../lib/lending-life.ts'
import { dataOf, serverFor } from '../../lib/server.ts'
import { spec } from '../../lib/spec.ts'
import { type Data, pageOf } from './loans.ts'

const { head, keeper } = lendingLife.roles as Readonly<Record<'head' | 'keeper', Role>>
const watching = (role: Role): Role['actions'] => ({
  ...role.actions,
  loan: [...(role.actions['loan'] ?? []), 'access_log'],
})
const { plan_form: _, more_form: __, ...few } = keeper.forms['loan'] ?? {}

/** Loans with a life; Layla sees all of it and Jon, who watches over everybody of the group, nothing of plans and closings. */
const watchedLife: Model = {
  ...lendingLife,
  roles: {
    ...lendingLife.roles,
    head: { ...head, actions: watching(head), manages: ['audit:read'] },
    keeper: {
      ...keeper,
      actions: watching(keeper),
      forms: { ...keeper.forms, loan: few },
      manages: ['audit:read_group'],
    },
  },
}

/** A loan whose plan was asked for and approved, that was flagged, and closed. */
async function aLifeOfALoan() {
  const server = await serverFor('nadia', { model: watchedLife })
  const [layla, jon] = [await server.as('layla'), await server.as('jon')]
  const { id } = await dataOf(await server.post('loans', { data: { title: 'Maps', plan: 'Glue' } }))
  const path = `loans/${id}`
  const done = async (response: Response) => {
    if (response.status >= 300) throw new Error(await response.text())
  }
  await done(await server.patch(path, { record_action: 'request_approval_repair', data: {} }))
  await done(await layla.patch(path, { record_action: 'approve_repair', data: {} }))
  await done(await server.post(`${path}/flags`, { data: { message: 'Ask Mina', date: '2024-05-12' } }))
  await done(await server.patch(path, { record_action: 'close', data: { reason: 'lost' } }))
  return { ...server, layla, jon, path }
}

type Reader = Awaited<ReturnType<typeof aLifeOfALoan>>['layla']

const historyFor = async ({ get }: Reader, path: string) => (await pageOf(await get(`${path}/record_history`))).data
const changed = (entry: Data | undefined) =>
  Object.assign({}, ...((entry?.['record_changes'] ?? []) as readonly Data[])) as Readonly<
    Record<string, { readonly from: unknown; readonly to: unknown }>
  >
const firstIn = (change: { readonly to: unknown } | undefined) => (change?.to as readonly Data[] | undefined)?.[0]

spec('The log of a record that has a life', (it) => {
  it('tells actions by the names that the configuration gives them', async () => {
    const { layla, path } = await aLifeOfALoan()
    assert.equal(
      (await historyFor(layla, path)).map(({ action, action_label, action_step }) => [
        action,
        action_label,
        action_step,
      ]),
      [
        ['close', 'Close', undefined],
        ['flag', undefined, undefined],
        ['approve_repair', 'Repair', 'approve'],
        ['request_approval_repair', 'Repair', 'request'],
        ['create', undefined, undefined],
      ],
    )
  })

  it('tells of stages, flags, alerts and the state, and nothing that only follows from them', async () => {
    const { layla, path } = await aLifeOfALoan()
    const [closed, flagged, , asked] = (await historyFor(layla, path)).map(changed)
    assert.equal(closed?.['status'], { from: 'open', to: 'closed' })
    assert.equal(closed?.['workflow'], { from: 'planned', to: 'over' })
    assert.is(firstIn(flagged?.['flags'])?.['message'], 'Ask Mina')
    assert.is(firstIn(asked?.['alerts'])?.['type'], 'repair')
    const names = (await historyFor(layla, path)).flatMap((entry) => Object.keys(changed(entry)))
    for (const name of ['flag_count', 'alert_count', 'current_alert_types', 'workflow_stages', 'last_updated_at'])
      assert.not.ok(names.includes(name), name)
  })

  it('tells nothing of an approval, its alert or its name to who does not see the form', async () => {
    const { jon, path } = await aLifeOfALoan()
    const entries = await historyFor(jon, path)
    assert.not.match(JSON.stringify(entries), /repair|Repair|plan_|Glue|lost|close_reason/)
    assert.equal(
      entries.map(({ action }) => action),
      ['update', 'flag', 'create'],
    )
    assert.equal(changed(entries[0])['status'], { from: 'open', to: 'closed' })
  })

  it('shows the record with the state, stage and flags that it had', async () => {
    const { layla, path } = await aLifeOfALoan()
    const then = async (version: number) => dataOf(await layla.get(`${path}/as_it_was?version=${version}`))
    const [asked, flagged, now] = [await then(2), await then(4), await then(5)]
    assert.equal([asked['status'], asked['workflow'], asked['plan_status']], ['open', 'planned', 'pending'])
    assert.equal([asked['flag_count'] ?? 0, flagged['flag_count'], now['flag_count']], [0, 1, 1])
    assert.equal([now['status'], now['workflow']], ['closed', 'over'])
  })

  it('says who did what only by names that the reader may know', async () => {
    const { layla, jon, path } = await aLifeOfALoan()
    const deeds = async ({ get }: Reader) =>
      (await pageOf(await get(`${path}/access_log`))).data.map(({ user_name, action }) => `${user_name} ${action}`)
    assert.equal(await deeds(layla), [
      'nadia close',
      'nadia flag',
      'layla approve_repair',
      'nadia request_approval_repair',
      'nadia create',
    ])
    const forJon = await deeds(jon)
    assert.not.match(forJon.join(), 'repair')
    assert.equal(
      forJon.filter((deed) => deed.endsWith('update')),
      ['nadia update', 'layla update', 'nadia update'],
    )
    const { data } = await pageOf(await jon.get(`${path}/access_log?filters[actions]=update`))
    assert.is(data.length, 3, 'and finds them by that name alone')
    assert.equal((await pageOf(await jon.get(`${path}/access_log?filters[actions]=approve_repair`))).data, [])
    assert.not.match(await (await jon.get('audit_logs')).text(), /repair|Repair/)
    assert.match(await (await layla.get('audit_logs')).text(), /"action":"approve_repair"/)
  })
})
