/**
 * Every role, in every relation, on every field, by every path: read through HTTP here, written in `permission-matrix-writes.test.ts`, held against an oracle that
 * shares no code with the server. Every value is a canary; where one may not be read, it stands nowhere in the answer.
 */
import * as assert from 'uvu/assert'
import { uuid } from '../lib/people.ts'
import { spec } from '../lib/spec.ts'
import {
  answered,
  type Client,
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
} from './permissions/ledger.ts'
import { allowed, everReadable } from './permissions/oracle.ts'
import { smallModel } from './permissions/small-model.ts'
import { type Case, canaryOf, cases, people, placeOf, theWorld } from './permissions/world.ts'

spec('Nobody reads what they may not', (it) => {
  const world = theWorld()

  for (const role of ROLES) {
    it(`by opening a record, its history, or some of its fields: ${role}`, async () => {
      const { wrong, expect, silent } = ledger()
      const clients = await clientsOf(await world, role)
      for (const one of mineOf(role)) {
        const { get } = clients.get(one.person.userName) as Client
        const [may, path, name] = [verdict(one), `${pluralOf(one.facts.type)}/${one.record.id}`, nameOf(one)]
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

        const then = await answered(await get(`${path}/as_it_was?version=1`))
        expect(`${name}, as it was`, then.status, history.status)
        silent(`${name}, as it was`, then.text, one, then.status === 200 ? (may?.forms ?? NONE) : NONE)
        const access = await answered(await get(`${path}/access_log`))
        expect(`${name}, access`, access.status, may ? (may.actions.has('access_log') ? 200 : 403) : 404)
        silent(`${name}, access`, access.text, one, NONE)
        for (const { form, name: field } of FIELDS) {
          const some = await answered(await get(`${path}/record_history?filters[field_names]=${field}`))
          const known = everReadable(smallModel, one.person, one.facts.type).has(form)
          expect(`${name}, history of ${field}`, some.status, history.status === 200 && !known ? 422 : history.status)
          silent(`${name}, history of ${field}`, some.text, one, some.status === 200 ? (may?.forms ?? NONE) : NONE)
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
          for (const { form, name: field } of FIELDS)
            expect(`${name}, list, ${field}`, field in row, found?.may?.forms.has(form) ?? false)
        }
        for (const { form, name: field } of FIELDS) {
          const some = await answered(await get(`${path}?per=1000&fields=${field}`))
          expect(`${name}, list of ${field}`, some.status, status === 404 ? 404 : ever.has(form) ? 200 : 422)
          const told = (some.body.data ?? []).filter((row) => field in row).length
          const read = reached.filter(({ may }) => may?.forms.has(form)).length
          expect(`${name}, list of ${field}, told`, told, some.status === 200 ? read : 0)
          const tells = there.filter(({ other }) => some.text.includes(canaryOf(placeOf(other.record), field)))
          expect(`${name}, list of ${field}, silence`, tells.length, some.status === 200 ? read : 0)
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
