/**
 * Every role, in every relation, on every field, by every path: read and written through HTTP, held against an oracle that
 * shares no code with the server. Every value is a canary; where one may not be read, it stands nowhere in the answer.
 */
import * as assert from 'uvu/assert'
import type { Model, RecordType } from '../../engine/model.ts'
import { uuid } from '../lib/people.ts'
import { spec } from '../lib/spec.ts'
import { allowed, everReadable } from './permissions/oracle.ts'
import { FORMS, KINDS, smallModel, TYPES } from './permissions/small-model.ts'
import { type Case, canaries, canaryOf, cases, people, placeOf, theWorld } from './permissions/world.ts'

type Data = Readonly<Record<string, unknown>>
type World = Awaited<ReturnType<typeof theWorld>>
type Client = Awaited<ReturnType<World['as']>>

const FIELDS = FORMS.flatMap((form) => KINDS.map((kind) => ({ form, kind, name: `${kind}_${form}` })))
const ROLES = Object.keys(smallModel.roles)
const pluralOf = (type: string) => (smallModel.recordTypes[type] as RecordType).plural
const oracle = ({ person, facts }: Case) => allowed(smallModel as Model, people, person.userName, facts)

let checks = 0

/** Collects what was otherwise than it should have been. */
function ledger() {
  const wrong: string[] = []
  return {
    wrong,
    expect(what: string, actual: unknown, expected: unknown) {
      checks += 1
      if (JSON.stringify(actual) !== JSON.stringify(expected))
        wrong.push(`${what}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`)
    },
    /** None of the record's values but those that may be read. */
    silent(what: string, text: string, { record }: Case, forms: ReadonlySet<string>, turns = [0, 1]) {
      for (const { form, name } of FIELDS) {
        if (forms.has(form)) continue
        for (const turn of turns) {
          checks += 1
          if (text.includes(canaryOf(placeOf(record), name, turn))) wrong.push(`${what}: tells ${name}`)
        }
      }
    },
  }
}

const NONE: ReadonlySet<string> = new Set()
const mineOf = (role: string) => cases.filter(({ person }) => person.role === role)
const nameOf = ({ person, facts }: Case) => `${person.userName} on ${facts.type}`

async function clientsOf(world: World, role: string): Promise<ReadonlyMap<string, Client>> {
  const names = [...new Set(mineOf(role).map(({ person }) => person.userName))]
  return new Map(await Promise.all(names.map(async (name) => [name, await world.as(name)] as const)))
}

const answered = async (response: Response) => {
  const text = await response.text()
  return {
    status: response.status,
    text,
    body: (text ? JSON.parse(text) : {}) as {
      data?: Data & readonly Data[]
      metadata?: Data
      errors?: readonly Data[]
    },
  }
}

spec('Nobody reads what they may not', (it) => {
  const world = theWorld()

  for (const role of ROLES) {
    it(`by opening a record, its history, or some of its fields: ${role}`, async () => {
      const { wrong, expect, silent } = ledger()
      const clients = await clientsOf(await world, role)
      for (const one of mineOf(role)) {
        const { get } = clients.get(one.person.userName) as Client
        const [may, path, name] = [oracle(one), `${pluralOf(one.facts.type)}/${one.record.id}`, nameOf(one)]
        const shown = await answered(await get(path))
        expect(`${name}, open`, shown.status, may ? 200 : 404)
        silent(`${name}, open`, shown.text, one, may?.forms ?? NONE)
        for (const { form, name: field } of FIELDS)
          expect(`${name}, ${field}`, field in (shown.body.data ?? {}), may?.forms.has(form) ?? false)

        const history = await answered(await get(`${path}/record_history`))
        expect(`${name}, history`, history.status, may ? (may.actions.has('history') ? 200 : 403) : 404)
        silent(`${name}, history`, history.text, one, history.status === 200 ? (may?.forms ?? NONE) : NONE)
        if (history.status === 200) {
          const told = new Set(
            (history.body.data as readonly Data[]).flatMap(({ record_changes }) =>
              (record_changes as readonly Data[]).flatMap(Object.keys),
            ),
          )
          for (const { form, name: field } of FIELDS)
            expect(`${name}, history of ${field}`, told.has(field), may?.forms.has(form) ?? false)
        }

        const ever = everReadable(smallModel, one.person, one.facts.type)
        for (const { form, name: field } of FIELDS) {
          const some = await answered(await get(`${path}?fields=${field}`))
          expect(`${name}, fields=${field}`, some.status, may ? (ever.has(form) ? 200 : 422) : 404)
          expect(`${name}, fields=${field}, value`, field in (some.body.data ?? {}), may?.forms.has(form) ?? false)
          silent(`${name}, fields=${field}`, some.text, one, may?.forms ?? NONE)
        }
        const tag = (await get(path)).headers.get('etag')
        expect(`${name}, tag`, tag !== null, may !== undefined)
        if (tag) silent(`${name}, tag`, tag, one, NONE)
        const any = await get(path, { 'if-none-match': '*' })
        expect(`${name}, any tag`, any.status, may ? 304 : 404)
      }
      assert.equal(wrong.slice(0, 20), [])
    })

    it(`by a list, its filters, its sorting, its words or its counts: ${role}`, async () => {
      const { wrong, expect, silent } = ledger()
      const clients = await clientsOf(await world, role)
      for (const one of mineOf(role)) {
        const { get, post } = clients.get(one.person.userName) as Client
        const { type } = one.facts
        const path = pluralOf(type)
        const ever = everReadable(smallModel, one.person, type)
        const there = cases
          .filter(({ facts }) => facts.type === type)
          .map((other) => ({ other, may: allowed(smallModel, people, one.person.userName, other.facts) }))
        const reached = there.filter(({ may }) => may !== undefined)
        const status = ever.size > 0 ? 200 : 404
        const name = nameOf(one)

        const list = await answered(await get(`${path}?per=1000&order_by=id`))
        expect(`${name}, list`, list.status, status)
        expect(
          `${name}, ids`,
          (list.body.data ?? []).map(({ id }) => id),
          reached.map(({ other }) => other.record.id).sort(),
        )
        expect(`${name}, count`, list.body.metadata?.['total'], status === 200 ? reached.length : undefined)
        for (const { other, may } of there) silent(`${name}, list`, list.text, other, may?.forms ?? NONE, [0])
        for (const row of list.body.data ?? []) {
          const found = there.find(({ other }) => other.record.id === row['id'])
          for (const { form, kind, name: field } of FIELDS) {
            if (kind !== 'rows') expect(`${name}, list, ${field}`, field in row, found?.may?.forms.has(form) ?? false)
          }
        }

        const mine = reached.find(({ other }) => other === one)?.may
        for (const { form, kind, name: field } of FIELDS) {
          const exists = ever.has(form) && kind !== 'rows'
          const expected = status === 404 ? 404 : exists ? 200 : 422
          const canary = canaryOf(placeOf(one.record), field)
          const hits = exists && mine?.forms.has(form) ? 1 : 0
          for (const [how, response] of [
            ['filter', await get(`${path}?${field}=${canary}`)],
            ['or', await get(`${path}?or[${field}]=${canary}&or[id]=${uuid(404)}`)],
            ['body', await post(`${path}/query`, { [field]: canary })],
          ] as const) {
            const found = await answered(response)
            expect(`${name}, ${how} ${field}`, found.status, expected)
            if (expected === 200) expect(`${name}, ${how} ${field}, count`, found.body.metadata?.['total'], hits)
            if (hits === 0) silent(`${name}, ${how} ${field}`, found.text, one, NONE)
          }
          const not = await answered(await get(`${path}?not[${field}]=${canary}`))
          if (expected === 200) expect(`${name}, not ${field}`, not.body.metadata?.['total'], reached.length - hits)
          const sorted = await answered(await get(`${path}?per=1000&fields=id&order_by=${field}`))
          expect(`${name}, sort ${field}`, sorted.status, expected)
          if (expected === 200)
            expect(
              `${name}, order by ${field}`,
              (sorted.body.data ?? []).map(({ id }) => id),
              inOrder(reached, form),
            )
          if (kind !== 'text') continue
          const words = await answered(await post(`${path}/query`, { query: canary }))
          expect(`${name}, words of ${field}`, words.body.metadata?.['total'], status === 200 ? hits : undefined)
        }
      }
      assert.equal(wrong.slice(0, 20), [])
    })
  }
})

/** Canaries grow with the place of their record; where the field is not read the record stands behind, by its id. */
function inOrder(
  reached: readonly { readonly other: Case; readonly may: { readonly forms: ReadonlySet<string> } | undefined }[],
  form: string,
) {
  const byId = (of: typeof reached) => of.map(({ other }) => other.record.id).sort()
  const reads = reached.filter(({ may }) => may?.forms.has(form))
  return [...byId(reads), ...byId(reached.filter(({ may }) => !may?.forms.has(form)))]
}

spec('Nobody writes what they may not', (it) => {
  for (const role of ROLES) {
    it(`by changing a record, from any version, once or twice: ${role}`, async () => {
      const world = await theWorld()
      const { wrong, expect, silent } = ledger()
      const clients = await clientsOf(world, role)
      for (const one of mineOf(role)) {
        const { patch, delete: remove } = clients.get(one.person.userName) as Client
        const [may, path, name, place] = [
          oracle(one),
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
          oracle(one),
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
            const response = await answered(await post(pluralOf(type), { data: { [field]: canaries(9000)[field] } }))
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
    console.log(` ${checks.toLocaleString('en')} checks`)
    assert.ok(checks > 40_000)
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
