/** The life of records in the permission matrix: tasks, alerts and flags, for every role, in every relation, by every path that tells of them. */
import * as assert from 'uvu/assert'
import { uuid } from '../lib/people.ts'
import { spec } from '../lib/spec.ts'
import {
  answered,
  type Client,
  clientsOf,
  type Data,
  ledger,
  mineOf,
  NONE,
  nameOf,
  pluralOf,
  ROLES,
  verdict,
} from './permissions/ledger.ts'
import { allowed } from './permissions/oracle.ts'
import { FORMS, smallModel } from './permissions/small-model.ts'
import { cases, flagOf, people, placeOf, theWorld } from './permissions/world.ts'

const FLAGGING = ['flag', 'flag_update', 'unflag', 'remove_alert', 'snooze_task'] as const

spec('Nobody is told of the life of a record what they may not know', (it) => {
  const world = theWorld()

  for (const role of ROLES) {
    it(`by tasks, flags or alerts: ${role}`, async () => {
      const { wrong, expect, silent } = ledger()
      const clients = await clientsOf(await world, role)
      for (const [userName, { get }] of clients) {
        const there = cases.map((other) => ({ other, may: allowed(smallModel, people, userName, other.facts) }))
        const reached = there.filter(({ may }) => may !== undefined)
        const tasks = await answered(await get('tasks?per=1000'))
        const told = new Set((tasks.body.data ?? []).map(({ record_id, id }) => `${record_id} ${id}`))
        expect(`${userName}, tasks`, tasks.status, 200)
        let expected = 0
        for (const { other, may } of there) {
          silent(`${userName}, tasks`, tasks.text, other, may?.forms ?? NONE, [0])
          for (const [index, form] of FORMS.entries()) {
            const isThere = may?.forms.has(form) ?? false
            const row = uuid(placeOf(other.record) * 10 + index)
            for (const id of [`task_${form}`, `task_rows_${form}:${row}`]) {
              expected += Number(isThere)
              expect(`${userName}, ${id} of ${other.record.id}`, told.has(`${other.record.id} ${id}`), isThere)
            }
          }
        }
        const { total, counts } = (tasks.body.metadata ?? {}) as { total: number; counts: Data }
        expect(`${userName}, number of tasks`, [total, counts['today']], [expected, expected])

        const flags = await answered(await get('flags'))
        // Those who reach everything are told only of flags on what was given to them to flag, which nothing is here.
        const isNear = smallModel.roles[role]?.reach !== 'all'
        const flagged = new Set((flags.body.data ?? []).map(({ record_id }) => record_id))
        for (const { other, may } of there) {
          const isTold = isNear && may?.flags === true
          expect(`${userName}, flag of ${other.record.id}`, flagged.has(other.record.id), isTold)
          if (!isTold) expect(`${userName}, silence`, flags.text.includes(flagOf(placeOf(other.record))), false)
        }

        const alerts = await answered(await get('alerts'))
        for (const type of Object.keys(smallModel.recordTypes)) {
          const some = reached.filter(
            ({ other, may }) => other.facts.type === type && FORMS.some((form) => may?.forms.has(form)),
          )
          const number = alerts.body.data?.[type as never] as unknown
          if (number !== undefined) expect(`${userName}, alerts of ${type}`, number, some.length)
          else expect(`${userName}, alerts of ${type}`, some.length, 0)
        }
      }
      assert.equal(wrong.slice(0, 20), [])
    })

    it(`by a record’s own flags and alerts, or by changing them: ${role}`, async () => {
      const { wrong, expect } = ledger()
      const clients = await clientsOf(await world, role)
      for (const one of mineOf(role)) {
        const { get, post, patch, delete: remove } = clients.get(one.person.userName) as Client
        const [may, name, place] = [verdict(one), nameOf(one), placeOf(one.record)]
        const path = `${pluralOf(one.facts.type)}/${one.record.id}`
        const flags = await answered(await get(`${path}/flags`))
        expect(`${name}, flags`, flags.status, may ? 200 : 404)
        expect(`${name}, what the flag says`, flags.text.includes(flagOf(place)), may?.flags === true)
        const alerts = await answered(await get(`${path}/alerts`))
        expect(`${name}, alerts`, alerts.status, may ? 200 : 404)
        const forms = (alerts.body.data ?? []).map(({ form }) => form)
        expect(`${name}, forms of alerts`, [...forms].sort(), FORMS.filter((form) => may?.forms.has(form)).sort())
        expect(`${name}, an alert of another’s`, alerts.text.includes('nobody"'), false)
        const record = await answered(await get(path))
        expect(`${name}, alerts in the record`, 'alerts' in (record.body.data ?? {}), false)

        // Nobody in this world may do any of it.
        const refusal = may ? 403 : 404
        const flag = uuid(3_000_000 + place)
        for (const [how, response] of [
          ['flags', await post(`${path}/flags`, { data: { message: 'x' } })],
          ['changes a flag', await patch(`${path}/flags/${flag}`, { data: { message: 'x' } })],
          ['resolves a flag', await patch(`${path}/flags/${flag}`, { data: { unflag_message: 'x' } })],
          ['takes an alert away', await remove(`${path}/alerts/${uuid(2_000_000 + place * 10)}`)],
          ...(await Promise.all(
            FLAGGING.map(async (action) => [action, await patch(path, { data: {}, record_action: action })] as const),
          )),
        ] as const) {
          expect(`${name} ${how}`, response.status, refusal)
        }
      }
      assert.equal(wrong.slice(0, 20), [])
    })
  }
})
