/** The part of the permission matrix about what is done by name: every role, in every relation, on every named action, stage and approval. */
import * as assert from 'uvu/assert'
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
import { APPROVAL, APPROVE, APPROVED, FORMS, MARKS, markOf, REQUEST } from './permissions/small-model.ts'
import { theWorld } from './permissions/world.ts'

interface Offered {
  readonly id: string
  readonly enabled: boolean
  readonly asks: readonly { readonly id: string }[]
  readonly asks_record: readonly string[]
  readonly standing: Data
}

spec('Nobody does by name what they may not', (it) => {
  for (const role of ROLES) {
    it(`nor is told of it: ${role}`, async () => {
      const world = await theWorld()
      const { wrong, expect, silent } = ledger()
      const clients = await clientsOf(world, role)
      for (const one of mineOf(role)) {
        const { get } = clients.get(one.person.userName) as Client
        const [may, path, name] = [verdict(one), `${pluralOf(one.facts.type)}/${one.record.id}`, nameOf(one)]
        const told = may?.forms ?? NONE

        const menu = await answered(await get(`${path}/actions`))
        expect(`${name}, actions`, menu.status, may ? 200 : 404)
        silent(`${name}, actions`, menu.text, one, told)
        const offered = (menu.body.data ?? []) as unknown as readonly Offered[]
        for (const id of [...MARKS, REQUEST, APPROVE, 'set_stage', 'update']) {
          const isThere = offered.some((action) => action.id === id)
          const isWritable = id !== 'update' || (may?.writableForms.size ?? 0) > 0
          expect(`${name}, offered ${id}`, isThere, (may?.actions.has(id) ?? false) && isWritable)
        }
        for (const form of FORMS) {
          const action = offered.find(({ id }) => id === markOf(form))
          if (!action) continue
          const isRead = told.has(form)
          expect(
            `${name}, asked by ${action.id}`,
            action.asks.map(({ id }) => id),
            [...(isRead ? [`number_${form}`] : []), 'why'],
          )
          expect(`${name}, standing in ${action.id}`, Object.keys(action.standing), isRead ? [`number_${form}`] : [])
        }

        const approval = await answered(await get(`${path}/approvals/${APPROVAL}`))
        expect(`${name}, approval`, approval.status, told.has(APPROVED) ? 200 : 404)
        silent(`${name}, approval`, approval.text, one, told)
        const isTold = may && told.has(APPROVED) && (may.actions.has('history') || may.actions.has(APPROVE))
        expect(
          `${name}, changes of the approval`,
          approval.body.data !== undefined && 'changes' in approval.body.data,
          isTold ?? false,
        )
      }
      assert.equal(wrong.slice(0, 20), [])
    })

    it(`whatever is sent: ${role}`, async () => {
      const world = await theWorld()
      const { wrong, expect, silent } = ledger()
      const clients = await clientsOf(world, role)
      for (const one of mineOf(role)) {
        const { patch } = clients.get(one.person.userName) as Client
        const [may, path, name] = [verdict(one), `${pluralOf(one.facts.type)}/${one.record.id}`, nameOf(one)]
        const told = may?.forms ?? NONE
        const stands = async () => (await world.stores.records.get(one.facts.type, one.record.id))?.record
        const statusOf = (permission: string) => (may?.actions.has(permission) ? 200 : may ? 403 : 404)

        for (const form of FORMS) {
          const [action, number] = [markOf(form), `number_${form}`]
          const mayAct = may?.actions.has(action) ?? false
          // The dialog asks of the record what its reader reads, and nothing else.
          const asked = await answered(await patch(path, { data: { why: 'fine', [number]: 5 }, record_action: action }))
          expect(
            `${name}, ${action} with its number`,
            asked.status,
            !mayAct ? statusOf(action) : told.has(form) ? 200 : 422,
          )
          silent(`${name}, ${action} with its number`, asked.text, one, told)
          const plain = await answered(await patch(path, { data: { why: 'taken' }, record_action: action }))
          expect(`${name}, ${action}`, plain.status, statusOf(action))
          silent(`${name}, ${action}`, plain.text, one, told)
          const now = await stands()
          expect(`${name}, ${action}, stored`, now?.answers[`text_${form}`] === 'taken', mayAct)
          expect(`${name}, ${action}, its number`, now?.answers[number] === 5, mayAct && told.has(form))

          const again = await answered(await patch(path, { data: { why: 'more' }, record_action: action }))
          expect(`${name}, ${action} again`, again.status, mayAct ? 409 : statusOf(action))
          const why = (again.body.errors?.[0]?.['params'] as { why?: readonly { code: string }[] } | undefined)?.why
          if (mayAct)
            expect(`${name}, ${action} again, why`, why?.[0]?.code, told.has(form) ? `free_${form}` : 'action.not_now')
          if (mayAct && !told.has(form))
            expect(`${name}, ${action} again, tells`, again.text.includes(`${form} is taken`), false)

          const other = FORMS.find((one) => one !== form) ?? form
          const more = await answered(
            await patch(path, { data: { why: 'x', [`rows_${other}`]: null }, record_action: markOf(other) }),
          )
          if (may?.actions.has(markOf(other))) expect(`${name}, more than is asked`, more.status >= 400, true)
        }

        const stage = await answered(await patch(path, { data: { workflow: 'done' }, record_action: 'set_stage' }))
        expect(`${name}, set_stage`, stage.status, statusOf('set_stage'))
        expect(
          `${name}, stage stored`,
          (await stands())?.core.workflow === 'done',
          may?.actions.has('set_stage') ?? false,
        )
        for (const [status, permission] of [
          ['requested', REQUEST],
          ['approved', APPROVE],
        ] as const) {
          const response = await answered(
            await patch(`${path}/approvals/${APPROVAL}`, { data: { approval_status: status, notes: 'n' } }),
          )
          expect(`${name}, ${status}`, response.status, statusOf(permission))
          silent(`${name}, ${status}`, response.text, one, told)
        }
      }
      assert.equal(wrong.slice(0, 20), [])
    })
  }
})
