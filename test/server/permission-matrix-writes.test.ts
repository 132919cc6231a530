/** The writing half of the permission matrix: every role, in every relation, on every field, by every way of writing. */
import * as assert from 'uvu/assert'
import { uuid } from '../lib/people.ts'
import { spec } from '../lib/spec.ts'
import {
  answered,
  type Client,
  checksSoFar,
  clientsOf,
  type Data,
  FIELDS,
  ledger,
  mineOf,
  NONE,
  nameOf,
  pluralOf,
  ROLES,
  verdict,
  type World,
} from './permissions/ledger.ts'
import { FORMS, smallModel, TYPES } from './permissions/small-model.ts'
import { type Case, canaries, placeOf, theWorld } from './permissions/world.ts'

/** A place of its own for each record made: no row belongs to two records. */
let madeAt = 9000

spec('Nobody writes what they may not', (it) => {
  for (const role of ROLES) {
    it(`by changing a record, from any version, once or twice: ${role}`, async () => {
      const world = await theWorld()
      const { wrong, expect, silent } = ledger()
      const clients = await clientsOf(world, role)
      for (const one of mineOf(role)) {
        const { patch, delete: remove } = clients.get(one.person.userName) as Client
        const [may, path, name, place] = [
          verdict(one),
          `${pluralOf(one.facts.type)}/${one.record.id}`,
          nameOf(one),
          placeOf(one.record),
        ]
        const stands = async (field: string) =>
          (await world.stores.records.get(one.facts.type, one.record.id))?.record.answers[field]
        const mayUpdate = may?.actions.has('update') ?? false
        const refusal = may ? 403 : 404

        for (const { form, name: field } of FIELDS) {
          const value = canaries(place, 1)[field]
          const ways: readonly (readonly [string, Data, Record<string, string>])[] = [
            ['change', { data: { [field]: value } }, {}],
            ['change from the first version', { data: { [field]: value }, base_version: 1 }, {}],
            ['change by name', { data: { [field]: value }, record_action: 'update' }, {}],
          ]
          for (const [how, body, headers] of ways) {
            const before = await stands(field)
            const response = await answered(await patch(path, body, headers))
            const isWritten = mayUpdate && (may?.writableForms.has(form) ?? false)
            expect(`${name}, ${how} ${field}`, response.status, !mayUpdate ? refusal : isWritten ? 200 : 422)
            if (!isWritten) expect(`${name}, ${how} ${field}, stored`, await stands(field), before)
            else expect(`${name}, ${how} ${field}, stored`, await stands(field), value)
            const code = response.body.errors?.[0]?.['message'] as readonly string[] | undefined
            if (response.status === 422)
              expect(
                `${name}, ${how} ${field}, why`,
                code?.[0],
                may?.forms.has(form) ? 'field.not_writable' : 'field.unknown',
              )
            const told = may?.forms ?? NONE
            silent(`${name}, ${how} ${field}`, response.text, one, told)
          }
          const malformed = await answered(await patch(path, { data: { [field]: { not: ['a', 'value'] } } }))
          expect(`${name}, nonsense in ${field}`, malformed.status, mayUpdate ? 422 : refusal)
          silent(`${name}, nonsense in ${field}`, malformed.text, one, NONE)
        }

        const headers = { 'idempotency-key': uuid(5_000_000 + place + ROLES.indexOf(role) * 1000) }
        const all = {
          data: Object.fromEntries(
            FIELDS.filter(({ form }) => may?.writableForms.has(form)).map(({ name: field }) => [
              field,
              canaries(place, 0)[field],
            ]),
          ),
        }
        for (let turn = 0; turn < 2; turn += 1) {
          const response = await answered(await patch(path, all, headers))
          expect(`${name}, all at once, ${turn}`, response.status, mayUpdate ? 200 : refusal)
          silent(`${name}, all at once, ${turn}`, response.text, one, may?.forms ?? NONE)
        }
        for (const [action, response] of [
          ['disable', await remove(path)],
          ['enable', await patch(path, { data: {}, record_action: 'enable' })],
        ] as const) {
          expect(`${name}, ${action}`, response.status, may?.actions.has(action) ? 200 : refusal)
        }
      }
      assert.equal(wrong.slice(0, 20), [])
    })

    it(`by a clash with what somebody else wrote: ${role}`, async () => {
      const world = await theWorld()
      const { wrong, expect, silent } = ledger()
      const clients = await clientsOf(world, role)
      for (const one of mineOf(role)) {
        const { patch } = clients.get(one.person.userName) as Client
        const [may, path, name, place] = [
          verdict(one),
          `${pluralOf(one.facts.type)}/${one.record.id}`,
          nameOf(one),
          placeOf(one.record),
        ]
        await overwrite(world, one)
        const mayUpdate = may?.actions.has('update') ?? false
        for (const { form, kind, name: field } of FIELDS) {
          const value =
            kind === 'number'
              ? 1
              : kind === 'text'
                ? 'mine'
                : [{ unique_id: uuid(place * 10 + FORMS.indexOf(form)), cell: 'mine' }]
          const response = await answered(await patch(path, { data: { [field]: value }, base_version: 1 }))
          const isWritten = may?.writableForms.has(form) ?? false
          expect(`${name}, clash on ${field}`, response.status, !mayUpdate ? (may ? 403 : 404) : isWritten ? 409 : 422)
          silent(`${name}, clash on ${field}`, response.text, one, may?.forms ?? NONE)
        }
      }
      assert.equal(wrong.slice(0, 20), [])
    })

    it(`by making a record: ${role}`, async () => {
      const world = await theWorld()
      const { wrong, expect } = ledger()
      const clients = await clientsOf(world, role)
      const { reach, programmes, actions, forms } = smallModel.roles[role] as (typeof smallModel.roles)[string]
      for (const [userName, { post }] of clients) {
        for (const type of TYPES) {
          const isThere = reach !== 'none' && programmes.includes('first') && (actions[type]?.includes('read') ?? false)
          const mayCreate = isThere && (actions[type]?.includes('create') ?? false)
          for (const { form, name: field } of FIELDS) {
            const access = forms[type]?.[form]
            const response = await answered(
              await post(pluralOf(type), { data: { [field]: canaries(madeAt++)[field] } }),
            )
            expect(
              `${userName} makes a ${type} with ${field}`,
              response.status,
              !isThere ? 404 : !mayCreate ? 403 : access === 'rw' ? 200 : 422,
            )
          }
        }
      }
      assert.equal(wrong.slice(0, 20), [])
    })
  }

  it('in some tens of thousands of checks', () => {
    console.log(` ${checksSoFar().toLocaleString('en')} checks`)
    assert.ok(checksSoFar() > 40_000)
  })
})

/** Somebody else has changed every field meanwhile. */
async function overwrite(world: World, { record }: Case): Promise<void> {
  const account = await world.stores.accounts.byUserName('olga')
  const answers = canaries(placeOf(record), 1)
  const fields = Object.entries(answers).map(([field, to]) => ({ field, from: record.answers[field], to }))
  const at = record.core.created_at
  const change = {
    record: record.id,
    version: 2,
    action: 'update',
    by: 'olga',
    at,
    mutation: `${record.id}-2`,
    release: smallModel.hash,
    fields,
  }
  await world.stores.records.commit({
    actor: { userName: 'olga', membershipVersion: account?.membershipVersion ?? 0 },
    mutation: `${record.id}-2`,
    fingerprint: '',
    records: [{ expected: 1, before: record, after: { ...record, version: 2, answers }, change }],
    audit: [],
    at,
    result: null,
  })
}
