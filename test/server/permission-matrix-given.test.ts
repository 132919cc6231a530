/**
 * Every role, and every way in which a record can have been given to somebody: under the own role, one or two named ones, to
 * look at, for a time that is over, by a role that may not be named, to a colleague, taken back, or not at all. Asked by every
 * path and held against an oracle that shares no code with the server.
 */
import * as assert from 'uvu/assert'
import { now } from '../lib/people.ts'
import { spec } from '../lib/spec.ts'
import { givenModel } from './permissions/given-model.ts'
import { mayDo, mayLook } from './permissions/given-oracle.ts'
import {
  GIVEN_ROLES,
  type GivenCase,
  givenCases,
  givenPeople,
  givenPlace,
  givenWorld,
} from './permissions/given-world.ts'
import { answered, FIELDS, ledger, NONE } from './permissions/ledger.ts'
import { type Case, canaries, canaryOf } from './permissions/world.ts'

const { roles } = givenModel
const verdict = (userName: string, { facts }: GivenCase) => mayDo(roles, givenPeople, userName, facts)
const pathOf = ({ facts, record }: GivenCase) => `${facts.type}s/${record.id}`
const casesOf = (role: string) => givenCases.filter(({ person }) => person.role === role)
const nameOf = ({ person, facts }: GivenCase) => `${person.userName} on ${facts.type}`
const plain = ({ record }: GivenCase) => ({ record }) as Case
/** What is shown of everybody's records to those who may look beyond. */
const LOOKED = new Set(['text_open'])

spec('Nobody gets of a record more than it was given for', (it) => {
  const world = givenWorld()

  for (const role of GIVEN_ROLES) {
    it(`by opening it, its log, its entries, or whom it may go to: ${role}`, async () => {
      const { wrong, expect, silent: quiet } = ledger()
      for (const one of casesOf(role)) {
        const { get } = await (await world).as(one.person.userName)
        const [may, path, name] = [verdict(one.person.userName, one), pathOf(one), nameOf(one)]
        const silent = (how: string, text: string) =>
          quiet(`${name}, ${how}`, text, plain(one), may?.forms ?? NONE, [0])
        const shown = await answered(await get(path))
        expect(`${name}, open`, shown.status, may ? 200 : 404)
        silent('open', shown.text)
        for (const { form, name: field } of FIELDS)
          expect(`${name}, ${field}`, field in (shown.body.data ?? {}), may?.forms.has(form) ?? false)
        expect(`${name}, actions`, shown.body.metadata?.['actions'], may ? [...may.actions].sort() : undefined)
        const told = shown.text.includes('somebody_else')
        const watches = ['leader', 'agent', 'overseer'].includes(role)
        expect(`${name}, who else`, told, may !== undefined && (may.own || watches))
        expect(`${name}, ledger`, shown.text.includes('"disclosures"'), false)

        const canHistory = may?.actions.has('history') ?? false
        for (const log of ['record_history', 'as_it_was?version=1']) {
          const answer = await answered(await get(`${path}/${log}`))
          expect(`${name}, ${log}`, answer.status, !may ? 404 : canHistory ? 200 : 403)
          silent(log, answer.text)
        }
        if (one.facts.type === 'beta') continue
        const entries = await answered(await get(`${path}/transitions`))
        const all = one.record.core.transitions ?? []
        const mine = all.filter(({ transitioned_to }) => may?.own || transitioned_to === one.person.userName)
        expect(`${name}, entries`, entries.status, may ? 200 : 404)
        expect(
          `${name}, which entries`,
          (entries.body.data ?? []).map(({ id }) => id).sort(),
          may ? mine.map(({ unique_id }) => unique_id).sort() : [],
        )
        const asked = `users/recipients?record_type=alpha&transition=lend&record_id=${one.record.id}`
        expect(
          `${name}, recipients`,
          (await get(asked)).status,
          !may ? unseen(role) : may.actions.has('lend') ? 200 : 403,
        )
      }
      assert.equal(wrong.slice(0, 20), [])
    })

    it(`by a list, its count, filters, order and words, within reach and beyond: ${role}`, async () => {
      const { wrong, expect, silent: quiet } = ledger()
      for (const one of casesOf(role)) {
        const { get } = await (await world).as(one.person.userName)
        const { type } = one.facts
        const [userName, plural, name] = [one.person.userName, `${type}s`, nameOf(one)]
        const there = givenCases.filter(({ facts }) => facts.type === type)
        const reached = there.filter((other) => verdict(userName, other))
        const list = await answered(await get(`${plural}?per=1000&order_by=id`))
        if (list.status !== 200) {
          expect(`${name}, list`, [list.status, reached.length], [404, 0])
          continue
        }
        expect(
          `${name}, ids`,
          (list.body.data ?? []).map(({ id }) => id),
          reached.map(({ record }) => record.id).sort(),
        )
        expect(`${name}, count`, list.body.metadata?.['total'], reached.length)
        for (const other of there)
          quiet(`${name}, list`, list.text, plain(other), verdict(userName, other)?.forms ?? NONE, [0])

        const mine = verdict(userName, one)
        for (const { form, kind, name: field } of FIELDS) {
          if (kind === 'rows') continue
          const canary = canaryOf(givenPlace(one.record), field)
          const found = await answered(await get(`${plural}?${field}=${canary}`))
          const hits = mine?.forms.has(form) ? 1 : 0
          if (found.status === 200) expect(`${name}, filter ${field}`, found.body.metadata?.['total'], hits)
          else expect(`${name}, filter ${field}`, [found.status, hits], [422, 0])
          const sorted = await answered(await get(`${plural}?per=1000&fields=id&order_by=${field}`))
          if (sorted.status !== 200) continue
          const reads = (other: GivenCase) => verdict(userName, other)?.forms.has(form) ?? false
          const byId = (some: readonly GivenCase[]) => some.map(({ record }) => record.id).sort()
          const order = [...byId(reached.filter(reads)), ...byId(reached.filter((other) => !reads(other)))]
          expect(
            `${name}, order by ${field}`,
            (sorted.body.data ?? []).map(({ id }) => id),
            order,
          )
        }

        for (const { form, kind, name: field } of FIELDS) {
          if (kind !== 'text') continue
          const words = canaryOf(givenPlace(one.record), field)
          const found = await answered(await get(`${plural}?id_search=true&query=${words}`))
          const looks = type === 'alpha' && mayLook(roles, givenPeople, userName)
          const isThere = (mine?.forms.has(form) ?? false) || (looks && LOOKED.has(field))
          const [row] = found.body.data ?? []
          expect(`${name}, words of ${field} beyond`, found.body.metadata?.['total'], isThere ? 1 : 0)
          if (looks && row) expect(`${name}, in scope`, row['record_in_scope'], mine !== undefined)
          const shown = FIELDS.filter(({ name: other }) => row && other in row).map(({ name: other }) => other)
          const forms = mine?.forms ?? NONE
          const expected = FIELDS.filter((other) => forms.has(other.form) || (looks && LOOKED.has(other.name)))
          if (row)
            expect(
              `${name}, shown beyond`,
              shown,
              expected.map(({ name: other }) => other),
            )
        }
      }
      assert.equal(wrong.slice(0, 20), [])
    })

    it(`by writing it, passing it on, or answering for others: ${role}`, async () => {
      const { wrong, expect, silent: quiet } = ledger()
      const fresh = await givenWorld()
      // What follows goes with what leads: it is written first.
      for (const one of casesOf(role).reverse()) {
        const { patch, post, delete: remove } = await fresh.as(one.person.userName)
        const [may, path, name] = [verdict(one.person.userName, one), pathOf(one), nameOf(one)]
        const place = givenPlace(one.record)
        const refusal = may ? 403 : 404
        const mayUpdate = may?.actions.has('update') ?? false
        for (const { form, name: field } of FIELDS) {
          const value = canaries(place, 1)[field]
          const answer = await answered(await patch(path, { data: { [field]: value } }))
          const isWritten = mayUpdate && (may?.writableForms.has(form) ?? false)
          expect(`${name}, change ${field}`, answer.status, !mayUpdate ? refusal : isWritten ? 200 : 422)
          const stands = (await fresh.stores.records.get(one.facts.type, one.record.id))?.record.answers[field]
          expect(`${name}, ${field} as stored`, stands, isWritten ? value : canaries(place)[field])
          quiet(`${name}, change ${field}`, answer.text, plain(one), may?.forms ?? NONE)
        }
        if (one.facts.type === 'beta') continue
        const nobody = { data: { transitioned_to: 'nobody_at_all' } }
        for (const kind of ['lend', 'glance']) {
          const status = may?.actions.has(kind) ? 422 : refusal
          expect(`${name}, ${kind}`, (await post(`${path}/${kind}s`, nobody)).status, status)
          const byName = await patch(path, { ...nobody, record_action: kind })
          expect(`${name}, ${kind} by name`, byName.status, status)
        }
        const canAsk = (roles[role]?.actions['alpha'] ?? []).includes('ask')
        const asks = (await post(`${path}/asks`, { data: { text_office: 'x' } })).status
        const isAskable = may ? may.actions.has('ask') : canAsk && mayLook(roles, givenPeople, one.person.userName)
        const isOwner = one.facts.owner === one.person.userName
        expect(`${name}, ask`, asks, isOwner && isAskable ? 409 : isAskable ? 422 : refusal)

        for (const [how, answer] of [
          ['disable', await remove(path)],
          ['expire', await patch(path, { data: {}, record_action: 'expire_transitions' })],
          ['flag', await post(`${path}/flags`, { data: { message: 'x' } })],
        ] as const) {
          const isAllowed = how === 'disable' && may?.actions.has('disable')
          const isRefused = answer.status === refusal || (how === 'expire' && answer.status === 422)
          expect(`${name}, ${how}`, isAllowed ? answer.status === 200 : isRefused, true)
        }
        const [entry] = one.record.core.transitions ?? []
        if (entry?.type !== 'lend') continue
        const answer = await answered(await patch(`${path}/lends/${entry.unique_id}`, { data: { status: 'done' } }))
        const isMine = entry.transitioned_to === one.person.userName
        const expected = !may
          ? 404
          : isMine
            ? isOver(entry) || entry.status === 'revoked'
              ? 409
              : 200
            : may.own
              ? 403
              : 404
        expect(`${name}, done`, answer.status, expected)
        quiet(`${name}, done`, answer.text, plain(one), may?.forms ?? NONE)
        if (answer.status === 200 && one.relation === 'own' && !may?.own)
          expect(`${name}, afterwards`, (await (await fresh.as(one.person.userName)).get(path)).status, 404)
      }
      assert.equal(wrong.slice(0, 20), [])
    })
  }
})

const isOver = ({ expires_at }: { readonly expires_at?: string }) => expires_at !== undefined && expires_at <= now

/** Nobody to whom the type is not there is told that the question can be read. */
const unseen = (role: string) => (['stranger', 'elsewhere', 'blind'].includes(role) ? 422 : 404)
