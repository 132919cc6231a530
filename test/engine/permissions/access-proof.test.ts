import fc from 'fast-check'
import * as assert from 'uvu/assert'
import type { Model, RecordType, Role } from '../../../engine/model.ts'
import { fieldProof, waysToField } from '../../../engine/permissions/access-proof.ts'
import { accessTo, grantsOn } from '../../../engine/permissions/access-to.ts'
import { type AccountFacts, actorOf } from '../../../engine/permissions/actor-of.ts'
import { SEARCH_BEYOND } from '../../../engine/permissions/beyond-reach.ts'
import { personProof } from '../../../engine/permissions/person-proof.ts'
import { reachOf } from '../../../engine/permissions/reach.ts'
import { coreFacts } from '../../../engine/records/core-facts.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { createAudience } from '../../../server/promotion/impact/audience.ts'
import { givingModel } from '../../lib/lending-transitions.ts'
import { aLoan, now, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { smallModel } from '../../server/permissions/small-model.ts'

interface World {
  readonly model: Model
  readonly people: readonly AccountFacts[]
  readonly records: readonly AnyRecord[]
}

const AGENCIES = ['town', 'county'] as const
const GROUPS = ['north', 'south'] as const
const NAMES = ['ada', 'ben', 'cem', 'dua', 'eva'] as const

/** Every label that a share can have in the model. */
const sharesIn = (model: Model): readonly { readonly role?: string; readonly kind?: string }[] => {
  const roles = [undefined, ...Object.keys(model.roles)]
  const kinds = Object.values(model.recordTypes).flatMap((type) =>
    (type.lifecycle?.transitions ?? []).map(({ id }) => id),
  )
  return roles.flatMap((role) =>
    [undefined, ...new Set(kinds)].map((kind) => ({ ...(role && { role }), ...(kind && { kind }) })),
  )
}

const worldOf = (model: Model): fc.Arbitrary<World> => {
  const person = fc.record({
    role: fc.constantFrom(...Object.keys(model.roles), 'gone'),
    agency: fc.constantFrom(...AGENCIES),
    groups: fc.subarray([...GROUPS]),
    disabled: fc.boolean(),
  })
  const share = fc.record({
    user_name: fc.constantFrom(...NAMES),
    share: fc.constantFrom(...sharesIn(model)),
    until: fc.constantFrom(undefined, '2024-05-01T00:00:00.000Z', '2024-06-01T00:00:00.000Z'),
  })
  const record = fc.record({
    type: fc.constantFrom(...Object.keys(model.recordTypes)),
    programme: fc.constantFrom(...model.instance.programmes.map(({ id }) => id)),
    owned_by: fc.constantFrom(...NAMES),
    shares: fc.array(share, { maxLength: 3 }),
  })
  return fc
    .record({
      people: fc.tuple(...NAMES.map(() => person)),
      records: fc.array(record, { maxLength: 12 }),
    })
    .map(({ people, records }) => ({
      model,
      people: NAMES.map((userName, index) => {
        const { disabled, ...facts } = people[index] as (typeof people)[number]
        return { userName, fullName: userName, ...facts, disabled: disabled && index > 2 }
      }),
      records: records.map(({ type, programme, owned_by, shares }, index) => ({
        ...aLoan({
          id: uuid(index + 1),
          core: {
            owned_by,
            shared_with: shares.map(({ user_name, share: said, until }) => ({
              user_name,
              ...said,
              ...(until && { until }),
            })),
          },
        }),
        type,
        programme,
      })),
    }))
}

const worlds = fc.oneof(worldOf(smallModel), worldOf(givingModel))

const audienceOf = ({ people, records }: World) => {
  const audience = createAudience(people, now)
  for (const record of records) audience.add(record)
  return { ...audience, near: (alike: never) => audience.near(alike).keys() }
}

/** Everybody and every record, one by one, by the judgement of requests. */
function bySearching({ model, people, records }: World) {
  const membership = (name: string) => people.find(({ userName }) => userName === name)
  return people.flatMap((account) =>
    records.map((record) => {
      const actor = actorOf(model, account, now)
      const reach = reachOf(record, membership)
      return { account, record, access: accessTo(actor, record, reach), grants: grantsOn(actor, record, reach) }
    }),
  )
}

const namesOf = ({ model }: World, type: string): readonly string[] => [
  ...(model.recordTypes[type]?.fields ?? []).map(({ id }) => id),
  ...Object.keys(coreFacts),
]

spec('A proof of access', (it) => {
  it('says of a field the same people and records as asking for each person and each record', () =>
    fc.assert(
      fc.property(worlds, fc.nat(), fc.nat(), (world, typeRoll, nameRoll) => {
        const types = Object.keys(world.model.recordTypes)
        const type = types[typeRoll % types.length] as string
        const names = namesOf(world, type)
        const name = names[nameRoll % names.length] as string
        const seen = bySearching(world).filter(
          ({ record, access }) => record.type === type && access?.readable.has(name),
        )
        const { ways, totals } = fieldProof(world.model, type, name, audienceOf(world) as never)
        assert.is(totals.people, new Set(seen.map(({ account }) => account)).size)
        assert.is(totals.records, new Set(seen.map(({ record }) => record)).size)
        assert.is(totals.ofRecords, world.records.filter((record) => record.type === type).length)
        for (const { role, label, records, reaching, people } of ways) {
          const ofRole = world.people.filter((one) => one.role === role && !one.disabled)
          assert.is(people, ofRole.length)
          if (label === undefined) continue
          const so = seen.filter(
            ({ account, grants }) =>
              account.role === role && grants.some((grant) => grant.label === label && grant.readable.has(name)),
          )
          assert.is(records, new Set(so.map(({ record }) => record)).size, `${role} ${label}`)
          assert.is(reaching, new Set(so.map(({ account }) => account)).size, `${role} ${label}`)
        }
        const told = new Set(ways.map(({ role, label }) => `${role} ${label}`))
        for (const { account, grants } of seen) {
          for (const { label, readable } of grants) {
            if (readable.has(name)) assert.ok(told.has(`${account.role} ${label}`), 'no way is left out')
          }
        }
      }),
      { numRuns: 300 },
    ))

  it('says of a person the same fields, actions and records as asking for each record', () =>
    fc.assert(
      fc.property(worlds, fc.nat(NAMES.length - 1), (world, index) => {
        const account = world.people[index] as AccountFacts
        const seen = bySearching(world).filter((one) => one.account === account)
        const { types } = personProof(world.model, account, audienceOf(world).groups())
        const told = new Map(types.map((type) => [type.recordType, type]))
        for (const type of Object.keys(world.model.recordTypes)) {
          const reached = seen.filter(({ record, access }) => record.type === type && access)
          const said = told.get(type)
          assert.is(said?.records ?? 0, reached.length)
          const shown = new Map(
            (said?.forms ?? []).flatMap(({ fields }) => fields.map((one) => [one.field, one] as const)),
          )
          const placed = new Set((world.model.recordTypes[type]?.forms ?? []).flatMap(({ fields }) => fields))
          for (const { access, grants } of reached) {
            for (const name of placed) {
              const ways = shown.get(name)
              assert.is(
                grants.some(({ label }) => ways?.by[label] !== undefined),
                access?.readable.has(name) ?? false,
                name,
              )
              assert.is(
                grants.some(({ label }) => ways?.by[label] === 'rw'),
                access?.writable.has(name) ?? false,
                name,
              )
            }
          }
          for (const { action, records } of said?.actions ?? []) {
            assert.is(records, reached.filter(({ access }) => access?.actions.has(action)).length, action)
          }
          const done = new Set(reached.flatMap(({ access }) => [...(access?.actions ?? [])]))
          const known = new Set(said?.actions.map(({ action }) => action))
          assert.ok(
            [...done].every((action) => known.has(action)),
            'no action is left out',
          )
          for (const { label, records } of said?.ways ?? []) {
            assert.is(
              records,
              seen.filter(({ record, grants }) => record.type === type && grants.some((one) => one.label === label))
                .length,
            )
          }
        }
      }),
      { numRuns: 200 },
    ))

  it('says what is seen beyond reach: by whoever may search there, and on the lines of panels', () => {
    const { alpha, beta } = smallModel.recordTypes as Record<'alpha' | 'beta', RecordType>
    const { worker } = smallModel.roles as Record<'worker', Role>
    const panel = { panel: 'linked', recordType: 'beta', field: 'text_usual', summary: ['text_sealed'] } as const
    const looking: Model = {
      ...smallModel,
      hash: 'l00k',
      recordTypes: {
        alpha: {
          ...alpha,
          beyondReach: { fields: ['text_office'] },
          forms: alpha.forms.map((form) => (form.id === 'usual' ? { ...form, panels: [panel] } : form)),
        },
        beta,
      },
      roles: {
        ...smallModel.roles,
        worker: {
          ...worker,
          actions: { ...worker.actions, alpha: [...(worker.actions['alpha'] ?? []), SEARCH_BEYOND] },
        },
      },
    }
    const beyond = (type: string, field: string) =>
      waysToField(looking, type, field).flatMap(({ role, via, panelOf }) =>
        via === 'search' || via === 'linked' ? [`${role} ${via}${panelOf ? ` ${panelOf}` : ''}`] : [],
      )
    assert.equal(beyond('alpha', 'text_office'), ['worker search'])
    assert.equal(beyond('alpha', 'owned_by'), ['worker search'], 'whom to ask for it')
    assert.equal(beyond('alpha', 'text_sealed'), [])
    const onLines = ['worker linked alpha', 'leader linked alpha', 'overseer linked alpha']
    assert.equal(beyond('beta', 'text_sealed'), onLines, 'of those who see the form and know of such records')
    assert.equal(beyond('beta', 'text_usual'), onLines)
    assert.equal(beyond('beta', 'text_office'), [])
    const proof = fieldProof(
      looking,
      'beta',
      'text_sealed',
      audienceOf({ model: looking, people: [], records: [] }) as never,
    )
    assert.equal(
      proof.ways.filter(({ via }) => via === 'linked').map(({ records }) => records),
      [undefined, undefined, undefined],
      'how many depends on what is linked',
    )
  })

  it('says nothing of a disabled account', () => {
    const account = { userName: 'ada', fullName: 'Ada', role: 'overseer', agency: 'town', groups: [], disabled: true }
    const { types, manages, disabled } = personProof(smallModel, account, [])
    assert.equal({ types, manages, disabled }, { types: [], manages: [], disabled: true })
  })
})
