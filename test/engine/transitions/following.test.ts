import * as assert from 'uvu/assert'
import { needsBesides } from '../../../engine/actions/perform.ts'
import type { Effect, NamedAction } from '../../../engine/lifecycle.ts'
import type { Model, RecordType } from '../../../engine/model.ts'
import { actorOf } from '../../../engine/permissions/actor-of.ts'
import { permissionsOf } from '../../../engine/permissions/permissions.ts'
import { reachOf } from '../../../engine/permissions/reach.ts'
import type { CoreFacts } from '../../../engine/records/core-facts.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { DAMAGE, damagesModel, MAPS, rana, workers } from '../../lib/damages.ts'
import { accounts, aLoan, membershipOf, now, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { act } from '../actions/acting.ts'
import { refusal } from './world.ts'

const nadia = actorOf(damagesModel, accounts.nadia)

const action = (id: string, effects: readonly Effect[]): NamedAction => ({
  ...{
    id,
    permission: 'update',
    label: {},
    programmes: ['lending'],
    conditions: [],
    asks: [],
    asksRecord: [],
    effects,
  },
})

/** Where loans can be handed over, and all looks at them ended. */
const model: Model = {
  ...damagesModel,
  recordTypes: {
    ...damagesModel.recordTypes,
    loan: {
      ...(damagesModel.recordTypes['loan'] as RecordType),
      lifecycle: {
        ...{ workflows: [], approvals: [], tasks: [], alerts: [], flags: { resolvedBy: 'creator' } },
        actions: [
          action('hand_over', [{ effect: 'set_owner', to: 'rana' }]),
          action('end_looks', [{ effect: 'end_transitions', kinds: ['look'], status: 'revoked' }]),
          action('note', [{ effect: 'set_field', field: 'borrower', to: 'Mina' }]),
        ],
        transitions: [
          {
            ...{ id: 'look', plural: 'looks', label: {}, programmes: ['lending'], begins: 'accepted' },
            ...{ recipient: 'owner', consent: [], steps: [] },
            gives: { while: ['accepted'], roles: [], actions: ['read'] },
          },
        ],
      },
    },
  },
}

const looked: Partial<CoreFacts> = {
  shared_with: [{ user_name: 'omar', kind: 'look' }],
  transitions: [
    {
      ...{ unique_id: uuid(70), type: 'look', status: 'accepted', created_at: now, transitioned_by: 'nadia' },
      ...{ transitioned_to: 'omar', record_owned_by: 'nadia' },
    },
  ],
}

const afterOf = ([write]: readonly { readonly after: AnyRecord }[]) => write?.after as AnyRecord

const aDamage = (core: Partial<CoreFacts> = {}, answers: AnyRecord['answers'] = { with_loan: MAPS }): AnyRecord => ({
  ...aLoan({ id: DAMAGE, answers, core }),
  type: 'damage',
})

const viaMaps = [{ user_name: 'omar', kind: 'look', via: MAPS }]

const reached = (record: AnyRecord) => ({ record, reach: reachOf(record, membershipOf) })

const people = new Map([[workers.rana.userName, { ...workers.rana, services: [], membershipVersion: 1 }]])

const onLoan = (name: string, loan: AnyRecord, following: readonly AnyRecord[]) =>
  act(name, {}, {}, { model, actor: nadia, loaded: { ...reached(loan), following, people } })

spec('A record that follows another', (it) => {
  it('goes with it to the new owner in the same write', () => {
    const { records } = onLoan('hand_over', aLoan(), [aDamage()])
    assert.equal(
      records.map(({ after, expected, change }) => [after.id, after.core.owned_by, expected, change.action]),
      [
        [MAPS, 'rana', 1, 'hand_over'],
        [DAMAGE, 'rana', 1, 'follow'],
      ],
    )
    const core = records[1]?.after.core
    assert.equal(
      [core?.owned_by_full_name, core?.owned_by_agency_id, core?.owned_by_groups, core?.previously_owned_by],
      ['Rana Aziz', 'county', ['south'], 'nadia'],
    )
    assert.equal(
      records[1]?.change.fields.map(({ field }) => field),
      ['owned_by'],
    )
  })
  it('stays with an owner of its own', () => {
    const { records } = onLoan('hand_over', aLoan(), [aDamage({ owned_by: 'layla' })])
    assert.equal(
      records.map(({ after }) => after.id),
      [MAPS],
    )
  })
  it('is shared no more once the other is not', () => {
    const { records } = onLoan('end_looks', aLoan({ core: looked }), [
      aDamage({ shared_with: viaMaps, assigned_user_names: ['omar'] }),
    ])
    assert.equal(records[0]?.after.core.shared_with, [])
    assert.equal([records[1]?.after.core.shared_with, records[1]?.after.core.assigned_user_names], [[], undefined])
  })
  it('keeps what its own entries give', () => {
    const mine = { ...looked, shared_with: [...viaMaps, { user_name: 'omar', kind: 'look' }] }
    const damage = aDamage(mine)
    const type = { ...(model.recordTypes['damage'] as RecordType), lifecycle: model.recordTypes['loan']?.lifecycle }
    const both = { ...model, recordTypes: { ...model.recordTypes, damage: type as RecordType } }
    const loaded = { ...reached(aLoan({ core: looked })), following: [damage] }
    const { records } = act('end_looks', {}, {}, { model: both, actor: nadia, loaded })
    assert.equal(records[1]?.after.core.shared_with, [{ user_name: 'omar', kind: 'look' }])
  })
  it('needs not be loaded for writes that move nothing', () => {
    const needed = (name: string) =>
      needsBesides(model, { name, type: 'loan', record: MAPS, mutation: uuid(9), answers: {} }, nadia, reached(aLoan()))
        .following
    assert.equal(needed('hand_over'), [{ type: 'damage', field: 'with_loan', record: MAPS }])
    assert.is(needed('note'), undefined)
    assert.is(needed('update'), undefined)
  })
  it('is born with the owner of the other, and shared as it is', () => {
    const loan = aLoan({ core: { ...looked, owned_by: 'layla', owned_by_full_name: 'Layla Nour' } })
    const head = { ...nadia, grants: nadia.grants.map((grant) => ({ ...grant, rows: 'all' as const })) }
    const { records } = act(
      'create',
      { what: 'Torn', with_loan: MAPS },
      { type: 'damage', record: DAMAGE },
      { model, actor: head, loaded: { named: [reached(loan)] } },
    )
    const { core } = afterOf(records)
    assert.equal([core.owned_by, core.owned_by_full_name, core.created_by], ['layla', 'Layla Nour', 'nadia'])
    assert.equal([core.shared_with, core.assigned_user_names], [viaMaps, ['omar']])
  })
  it('is not born into what its writer does not reach', () => {
    const create = () =>
      act(
        'create',
        { with_loan: MAPS },
        { type: 'damage', record: DAMAGE },
        { model, actor: rana, loaded: { named: [reached(aLoan({ core: looked }))] } },
      )
    assert.throws(create)
  })
  it('is shared anew when it comes to follow yet another one, and keeps its owner', () => {
    const other = aLoan({ id: uuid(2), core: { owned_by: 'nadia', shared_with: [{ user_name: 'jon', kind: 'look' }] } })
    const damage = aDamage({ shared_with: viaMaps, assigned_user_names: ['omar'] })
    const { records } = act(
      'update',
      { with_loan: uuid(2) },
      { type: 'damage', record: DAMAGE },
      { model, actor: nadia, loaded: { ...reached(damage), named: [reached(other)] } },
    )
    const { core } = afterOf(records)
    assert.equal([core.owned_by, core.shared_with], ['nadia', [{ user_name: 'jon', kind: 'look', via: uuid(2) }]])
  })
  it('is linked by whoever is allowed to, as a panel of the other type says', () => {
    const { damage, loan } = damagesModel.recordTypes
    assert.ok(permissionsOf(damage as RecordType, damagesModel).has('link_damage'))
    assert.not.ok(permissionsOf(loan as RecordType, damagesModel).has('link_damage'))
  })
  it('counts on the other as it found it, and hands on to all that followed then', () => {
    const { leading } = act(
      'create',
      { what: 'Torn', with_loan: MAPS },
      { type: 'damage', record: DAMAGE },
      { model, actor: nadia, loaded: { named: [reached(aLoan())] } },
    )
    assert.equal(leading, [{ id: MAPS, version: 1 }])
    const all = [{ type: 'damage', field: 'with_loan', record: MAPS, ids: [DAMAGE] }]
    assert.equal(onLoan('hand_over', aLoan(), [aDamage()]).following, all)
    assert.is(onLoan('note', aLoan(), [aDamage()]).following, undefined)
  })
  it('follows it for good: the link is taken off by nobody', () => {
    const written = (with_loan: unknown, actions = ['read', 'update', 'link_damage']) => {
      const actor = { ...nadia, grants: nadia.grants.map((grant) => ({ ...grant, actions: new Set(actions) })) }
      const loaded = { ...reached(aDamage()), named: [reached(aLoan({ id: uuid(2) }))] }
      return refusal(() => act('update', { with_loan }, { type: 'damage', record: DAMAGE }, { model, actor, loaded }))
    }
    assert.match(written(null), /with_loan link\.kept/)
    assert.is(written(MAPS), 'done')
    assert.is(written(uuid(2)), 'done')
    assert.match(written(uuid(2), ['read', 'update']), /with_loan link\.others/)
  })
})
