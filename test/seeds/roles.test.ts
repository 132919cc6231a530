import * as assert from 'uvu/assert'
import type { Role } from '../../engine/model.ts'
import { actorOf } from '../../engine/permissions/actor-of.ts'
import { spec } from '../lib/spec.ts'
import { actorNamed, CP, FTR, GBV, model, people, typeOf } from './seed.ts'

interface Expected {
  readonly programmes: readonly string[]
  readonly reach: string
  /** By record type: `c` create, `r` read, `u` update, `d` disable and enable, `h` history. */
  readonly types: Readonly<Record<string, string>>
  readonly referral?: true
}

const ROLES: Readonly<Record<string, Expected>> = {
  case_worker: {
    programmes: [CP],
    reach: 'self',
    types: { case: 'cruh', incident: 'cruh', family: 'cruh', registry_record: 'r' },
  },
  manager: {
    programmes: [CP],
    reach: 'group',
    types: { case: 'rh', incident: 'rh', family: 'rh', registry_record: 'cruh' },
  },
  service_provider: { programmes: [CP], reach: 'self', types: { case: 'ru' }, referral: true },
  referral: { programmes: [CP], reach: 'self', types: { case: 'ru' }, referral: true },
  transfer: { programmes: [CP], reach: 'self', types: { case: 'ru', incident: 'r', family: 'r' }, referral: true },
  tracing_officer: {
    programmes: [FTR],
    reach: 'self',
    types: { case: 'cruh', tracing_request: 'cruh', family: 'cruh' },
  },
  ftr_manager: { programmes: [FTR, CP], reach: 'group', types: { case: 'rh', tracing_request: 'rh', family: 'rh' } },
  gbv_case_worker: { programmes: [GBV], reach: 'self', types: { case: 'cruh', incident: 'cruh' } },
  survivor_referral: { programmes: [GBV], reach: 'self', types: { case: 'ru' }, referral: true },
  gbv_manager: { programmes: [GBV], reach: 'group', types: { case: 'rh', incident: 'rh' } },
  user_manager: { programmes: [CP], reach: 'group', types: { case: 'r' } },
  agency_user_administrator: { programmes: [CP], reach: 'agency', types: {} },
  administrator: {
    programmes: [CP, FTR],
    reach: 'all',
    types: { case: 'rdh', incident: 'rdh', tracing_request: 'rdh', family: 'rdh', registry_record: 'rdh' },
  },
  superuser: {
    programmes: [CP, GBV, FTR],
    reach: 'all',
    types: { case: 'crudh', incident: 'crudh', tracing_request: 'crudh', family: 'crudh', registry_record: 'crudh' },
  },
  auditor: { programmes: [CP], reach: 'none', types: {} },
}

const LETTERS = { create: 'c', read: 'r', update: 'u', disable: 'd', history: 'h' } as const

const lettersOf = (actions: readonly string[]) =>
  Object.entries(LETTERS)
    .filter(([action]) => actions.includes(action))
    .map(([, letter]) => letter)
    .join('')

const roles = Object.values(model.roles)

/** Fields that stand on forms of the programme and on none of the others. */
function fieldsOnlyIn(programme: string, others: readonly string[]): ReadonlySet<string> {
  const of = (wanted: (programmes: readonly string[]) => boolean) =>
    Object.values(model.recordTypes).flatMap(({ id, forms }) =>
      forms
        .filter(({ programmes }) => wanted(programmes))
        .flatMap(({ fields }) => fields.map((name) => `${id}.${name}`)),
    )
  const elsewhere = new Set(of((programmes) => programmes.some((one) => others.includes(one))))
  return new Set(of((programmes) => programmes.includes(programme)).filter((name) => !elsewhere.has(name)))
}

/** Every field that somebody of the role reads, on own records or on those shared with them. */
function readBy(role: Role): readonly string[] {
  const { grants } = actorOf(model, {
    userName: 'x',
    fullName: 'X',
    role: role.id,
    agency: 'open_hands',
    groups: ['g'],
  })
  return grants.flatMap(({ recordType, readable }) => [...readable].map((name) => `${recordType}.${name}`))
}

spec('The roles of the seed', (it) => {
  it('are these', () => assert.equal(roles.map(({ id }) => id).sort(), Object.keys(ROLES).sort()))

  for (const [id, expected] of Object.entries(ROLES)) {
    it(`let ${id} do what it is there for, in its programmes`, () => {
      const role = model.roles[id]
      assert.equal([...(role?.programmes ?? [])].sort(), [...expected.programmes].sort())
      assert.is(role?.reach, expected.reach)
      assert.is(role?.referral, expected.referral)
      assert.equal(
        Object.fromEntries(Object.entries(role?.actions ?? {}).map(([type, actions]) => [type, lettersOf(actions)])),
        expected.types,
      )
    })
  }

  it('see no form of a programme in which they do not work', () => {
    for (const { id, programmes, forms } of roles) {
      for (const [type, access] of Object.entries(forms)) {
        const strange = typeOf(type).forms.filter(
          (form) => form.id in access && !form.programmes.some((one) => programmes.includes(one)),
        )
        assert.equal(
          strange.map((form) => form.id),
          [],
          id,
        )
      }
    }
  })

  it('keep what is written about survivors from everybody in child protection, and the reverse', () => {
    const survivors = fieldsOnlyIn(GBV, [CP, FTR])
    const children = fieldsOnlyIn(CP, [GBV])
    assert.ok(survivors.size > 100 && children.size > 300)
    for (const role of roles) {
      const read = readBy(role)
      if (!role.programmes.includes(GBV))
        assert.equal(
          read.filter((name) => survivors.has(name)),
          [],
          role.id,
        )
      if (!role.programmes.includes(CP)) {
        const shared = role.programmes.includes(FTR) ? fieldsOnlyIn(CP, [GBV, FTR]) : children
        assert.equal(
          read.filter((name) => shared.has(name)),
          [],
          role.id,
        )
      }
    }
  })

  it('let only the superuser work on both sides', () =>
    assert.equal(
      roles.filter(({ programmes }) => programmes.includes(CP) && programmes.includes(GBV)).map(({ id }) => id),
      ['superuser'],
    ))

  it('fill in forms only where they may create or change', () => {
    for (const { id, actions, forms } of roles) {
      for (const [type, access] of Object.entries(forms)) {
        const writes = Object.values(access).includes('rw')
        const may = actions[type]?.some((action) => action === 'create' || action === 'update') ?? false
        assert.is(writes, may, `${id} ${type}`)
      }
    }
  })

  it('show carers of the registry to every case worker, whoever wrote them down', () => {
    const rowsOf = (type: string) =>
      actorNamed('worker').grants.find(({ label, recordType }) => label === 'own' && recordType === type)?.rows
    assert.is(rowsOf('registry_record'), 'all')
    assert.equal(rowsOf('case'), ['user:worker'])
  })

  it('are each tried by somebody, but for the kinds of sharing', () => {
    const tried = new Set(Object.values(people).map(({ role }) => role))
    assert.equal(
      roles
        .map(({ id }) => id)
        .filter((id) => !tried.has(id))
        .sort(),
      ['referral', 'survivor_referral', 'transfer'],
    )
  })

  it('ask a worker, provider or manager for no programme', () => {
    for (const name of ['worker', 'worker2', 'provider', 'manager', 'manager2'])
      assert.equal(actorNamed(name).programmes, [CP], name)
  })
})
