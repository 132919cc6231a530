import * as assert from 'uvu/assert'
import type { Model, Reach, Role } from '../../../engine/model.ts'
import { type AccessMode, accessDelta, gainedOn } from '../../../engine/permissions/access-delta.ts'
import { accessTo } from '../../../engine/permissions/access-to.ts'
import { type AccountFacts, actorOf } from '../../../engine/permissions/actor-of.ts'
import { reachOf } from '../../../engine/permissions/reach.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { dice } from '../../config/plan/mutations.ts'
import { givingModel } from '../../lib/lending-transitions.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { aLoan, now, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

type Roll = (sides: number) => number

const pick = <Value>(roll: Roll, values: readonly Value[]): Value => values[roll(values.length)] as Value
const some = <Value>(roll: Roll, values: readonly Value[]) => values.filter(() => roll(2) === 0)

const reaches: readonly Reach[] = ['none', 'self', 'group', 'agency', 'all']

function aRole(roll: Roll, base: Role, model: Model): Role {
  const forms = Object.values(model.recordTypes).map(({ id, forms }) => [
    id,
    Object.fromEntries(some(roll, forms).map((form) => [form.id, pick(roll, ['r', 'rw'] as const)])),
  ])
  const { referral: _, reachOf: __, ...rest } = base
  return {
    ...rest,
    reach: pick(roll, reaches),
    programmes: some(roll, ['lending', 'membership']),
    forms: Object.fromEntries(forms),
    actions: {
      loan: some(roll, ['read', 'read', 'update', 'flag', 'receive_sending', 'receive_showing']),
      member: some(roll, ['read', 'update']),
    },
    ...(roll(2) === 0 && { referral: true as const }),
    ...(roll(3) === 0 && { reachOf: { loan: pick(roll, reaches) } }),
  }
}

function aModel(roll: Roll, base: Model): Model {
  const roles = Object.values(base.roles)
    .filter(() => roll(8) > 0)
    .map((role) => [role.id, roll(3) === 0 ? role : aRole(roll, role, base)] as const)
  const { loan } = base.recordTypes
  if (!loan) throw new Error('The library lends')
  const forms = loan.forms.map((form) => (roll(4) === 0 ? { ...form, fields: some(roll, form.fields) } : form))
  return { ...base, roles: Object.fromEntries(roles), recordTypes: { ...base.recordTypes, loan: { ...loan, forms } } }
}

const people = (roll: Roll, model: Model): readonly AccountFacts[] =>
  Array.from({ length: 6 }, (_, index) => ({
    userName: `p${index}`,
    fullName: '',
    role: pick(roll, [...Object.keys(model.roles), 'gone']),
    agency: pick(roll, ['town', 'county']),
    groups: some(roll, ['north', 'south']),
    disabled: roll(8) === 0,
  }))

function aRecord(roll: Roll, who: readonly AccountFacts[], model: Model, number: number): AnyRecord {
  const someone = () => pick(roll, who).userName
  const kinds = model.recordTypes['loan']?.lifecycle?.transitions ?? []
  const shared_with = Array.from({ length: roll(3) }, () => ({
    user_name: someone(),
    ...(roll(2) === 0 && { role: pick(roll, Object.keys(model.roles)) }),
    ...(roll(2) === 0 && kinds.length > 0 && { kind: pick(roll, kinds).id }),
    ...(roll(3) === 0 && { until: pick(roll, ['2020-01-01T00:00:00.000Z', '2090-01-01T00:00:00.000Z']) }),
  }))
  return aLoan({ id: uuid(number), core: { owned_by: someone(), shared_with } })
}

const namesOf = (mode: AccessMode) => (({ read: 'readable', write: 'writable', act: 'actions' }) as const)[mode]

spec('What people see and do under another configuration', (it) => {
  it('is said of every person, record, field and action exactly as both configurations judge', () => {
    let told = 0
    for (let run = 0; run < 300; run++) {
      const roll = dice(run + 1)
      const base = run % 2 === 0 ? libraryModel : givingModel
      const [from, to] = [aModel(roll, base), aModel(roll, base)]
      const who = people(roll, base)
      const ways = accessDelta(from, to)
      for (let number = 1; number <= 6; number++) {
        const record = aRecord(roll, who, base, number)
        const reach = reachOf(record, (name) => who.find(({ userName }) => userName === name))
        const on = { recordType: record.type, programme: record.programme, reach, now }
        for (const account of who) {
          const [before, after] = [from, to].map((model) => accessTo(actorOf(model, account), record, reach, now))
          for (const mode of ['read', 'write', 'act'] as const) {
            const [had, has] = [before, after].map((access) => access?.[namesOf(mode)] ?? new Set<string>())
            const { gained, lost } = gainedOn(ways, mode, account, on)
            told += gained.size + lost.size
            assert.equal([...gained].sort(), [...(has ?? [])].filter((name) => !had?.has(name)).sort())
            assert.equal([...lost].sort(), [...(had ?? [])].filter((name) => !has?.has(name)).sort())
          }
        }
      }
    }
    assert.ok(told > 10_000, 'there was something to tell')
  })

  it('is nothing between a configuration and itself', () => {
    assert.equal(accessDelta(givingModel, structuredClone(givingModel)), [])
  })
})
