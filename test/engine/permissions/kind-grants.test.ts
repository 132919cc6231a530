import * as assert from 'uvu/assert'
import { perform } from '../../../engine/actions/perform.ts'
import type { Model, RecordType, Role } from '../../../engine/model.ts'
import { accessTo, formsOn } from '../../../engine/permissions/access-to.ts'
import type { Access } from '../../../engine/permissions/actor.ts'
import { actorOf } from '../../../engine/permissions/actor-of.ts'
import { narrowedModel } from '../../../engine/permissions/narrowed-model.ts'
import { permissionsOf } from '../../../engine/permissions/permissions.ts'
import { readableRecord } from '../../../engine/permissions/readable-record.ts'
import type { Problem } from '../../../engine/problems.ts'
import { matches } from '../../../engine/query/predicate.ts'
import type { TransitionRow } from '../../../engine/records/collections.ts'
import { sharedAs, shareOf } from '../../../engine/transitions/shares.ts'
import type { TransitionKind, TransitionStatus } from '../../../engine/transitions/transition-kind.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { accounts, aLoan, now, reached, today, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const kind = (id: string, gives: Partial<NonNullable<TransitionKind['gives']>>): TransitionKind => ({
  id,
  plural: `${id}s`,
  label: { en: id },
  programmes: ['lending'],
  begins: 'in_progress',
  recipient: { receives: 'receive', within: [], narrowedBy: [] },
  consent: [],
  gives: { while: ['in_progress', 'accepted'], roles: [], actions: ['read', 'update'], ...gives },
  steps: [],
})

const loan = libraryModel.recordTypes['loan'] as RecordType
const model: Model = {
  ...libraryModel,
  recordTypes: {
    ...libraryModel.recordTypes,
    loan: {
      ...loan,
      lifecycle: {
        ...{ workflows: [], actions: [], approvals: [], tasks: [], alerts: [], flags: { resolvedBy: 'owner' } },
        transitions: [
          kind('referral', { roles: ['librarian', 'keeper'], keepsRows: true }),
          kind('look', { readOnly: true, days: 3 }),
        ],
      },
    },
  },
}
const omar = actorOf(model, accounts.omar, now)
const leader: Role = { ...(libraryModel.roles['binder'] as Role), id: 'leader', reach: 'group' }
const watching: Model = { ...model, roles: { ...model.roles, leader } }

const entry = (type: string, status: TransitionStatus, more: Partial<TransitionRow> = {}): TransitionRow => ({
  unique_id: 'e',
  type,
  status,
  created_at: now,
  transitioned_by: 'nadia',
  transitioned_to: 'omar',
  ...more,
})

/** A loan of Nadia's with these entries. */
function given(...transitions: readonly TransitionRow[]) {
  const plain = aLoan({ answers: { title: 'Maps', copies: [{ unique_id: 'a', copy_code: 'A1' }] } })
  const shares = transitions.flatMap((row) => shareOf(model.recordTypes['loan'] as RecordType, row, '2000'))
  return { ...plain, core: { ...sharedAs(plain.core, shares), transitions } }
}
const accessOf = (record: ReturnType<typeof given>, actor = omar): Access | undefined =>
  accessTo(actor, record, reached(record).reach)
const named = { authorized_role_unique_id: 'librarian' }

spec('A record that is given', (it) => {
  for (const status of ['in_progress', 'accepted'] as const)
    it(`is reached while it is ${status}, with the fields of the own role`, () => {
      const access = accessOf(given(entry('referral', status)))
      assert.ok(access?.readable.has('title'))
      assert.not.ok(access?.readable.has('borrower'))
    })
  for (const status of ['rejected', 'done', 'revoked', 'expired'] as const)
    it(`is out of reach once it is ${status}`, () => assert.is(accessOf(given(entry('referral', status))), undefined))

  it('shows the fields of the role that is named, and those of several add up', () => {
    const one = given(entry('referral', 'accepted', named))
    assert.ok(accessOf(one)?.readable.has('borrower'))
    assert.not.ok(accessOf(one)?.readable.has('inner_note'))
    assert.ok(formsOn(model, omar, one, reached(one).reach)['reader'])
    const both = given(entry('referral', 'accepted', named), entry('look', 'accepted', { unique_id: 'f' }))
    assert.ok(accessOf(both)?.readable.has('borrower'))
  })

  it('is out of reach under a role that nobody may be given it under', () =>
    assert.is(accessOf(given(entry('referral', 'accepted', { authorized_role_unique_id: 'keeper' }))), undefined))

  it('counts for a time until its end, and no longer', () => {
    const soon = given(entry('look', 'accepted', { expires_at: '2024-05-10T06:00:00.001Z' }))
    assert.ok(accessOf(soon))
    assert.is(accessOf(given(entry('look', 'accepted', { expires_at: now }))), undefined)
    const longer = given(
      entry('look', 'accepted', { expires_at: now }),
      entry('look', 'accepted', { unique_id: 'f', expires_at: '2024-06-01T00:00:00.000Z' }),
    )
    assert.ok(accessOf(longer), 'the longest counts')
  })

  it('can be read only, whatever the own role writes', () => {
    const look = given(entry('look', 'accepted'))
    assert.is(accessOf(look)?.writable.size, 0)
    assert.equal([...new Set(Object.values(formsOn(model, omar, look, reached(look).reach)))], ['r'])
  })

  it('does not tell to whom else it was given, but its owner', () => {
    for (const access of [accessOf(given(entry('referral', 'accepted'))), accessOf(given(entry('look', 'accepted')))]) {
      assert.not.ok(access?.readable.has('transitions') || access?.readable.has('disclosures'))
    }
    const owner = accessOf(given(), actorOf(model, accounts.nadia, now))
    assert.ok(owner?.readable.has('transitions') && owner.readable.has('disclosures'))
  })

  it('is seen by those who watch over the recipient, just as narrow', () => {
    const hana = actorOf(watching, { ...accounts.layla, userName: 'hana', role: 'leader', groups: ['south'] }, now)
    const far = actorOf(watching, { ...accounts.layla, userName: 'hana', role: 'leader', groups: ['east'] }, now)
    const record = given(entry('referral', 'accepted', named))
    assert.ok(accessOf(record, hana)?.readable.has('borrower'))
    assert.not.ok(accessOf(record, hana)?.readable.has('transitions'))
    assert.is(accessOf(record, far), undefined)
  })

  it('keeps its rows from those who have it under a named role, who may fill them in', () => {
    const save = (record: ReturnType<typeof given>, copies: unknown) => {
      const action = { name: 'update', type: 'loan', record: record.id, mutation: uuid(9), answers: { copies } }
      try {
        const loaded = { record, reach: reached(record).reach }
        return perform(model, loaded, action, omar, { now, newId: () => uuid(10) }).records.length
      } catch (error) {
        const { issues } = (error as Problem<{ issues: readonly { code: string }[] }>).details
        return issues.map(({ code }) => code)
      }
    }
    const referred = given(entry('referral', 'accepted', named))
    assert.equal(save(referred, [{ unique_id: 'a', _destroy: true }]), ['field.not_writable'])
    assert.equal(save(referred, null), ['field.not_writable'])
    assert.is(save(referred, [{ unique_id: 'a', copy_code: 'A2' }]), 1)
    const plain = given(entry('referral', 'accepted'))
    assert.is(save(plain, [{ unique_id: 'a', _destroy: true }]), 1)
  })

  it('shows of some subforms just the rows that name the reader, in the record and in what can be asked of it', () => {
    const librarian: Role = { ...(model.roles['librarian'] as Role), ownRows: { loan: { copies: 'shelf' } } }
    const narrow: Model = { ...model, roles: { ...model.roles, librarian } }
    const reader = actorOf(narrow, accounts.omar, now)
    const plain = given(entry('referral', 'accepted', named))
    const copies = ['omar', 'nadia'].map((shelf) => ({ unique_id: shelf, copy_code: shelf, shelf }))
    const record = { ...plain, answers: { title: 'Maps', copies } }
    const { reach } = reached(record)
    const access = accessTo(reader, record, reach) as Access
    const shown = readableRecord(narrow, { ...access, userName: 'omar' }, record, today)
    assert.equal(shown['copies'], [copies[0]])
    const where = { any_row: 'copies', where: { field: 'copy_code', among: ['nadia'] } }
    assert.not.ok(matches(where, record, { model: narrow, actor: reader, reach, today, now }))
    const save = (unique_id: string) => {
      const answers = { copies: [{ unique_id, copy_code: 'new' }] }
      const action = { name: 'update', type: 'loan', record: record.id, mutation: uuid(9), answers }
      return perform(narrow, { record, reach }, action, reader, { now, newId: () => uuid(10) }).records.length
    }
    assert.is(save('omar'), 1)
    assert.throws(
      () => save('nadia'),
      (error: Problem) => JSON.stringify(error.details).includes('record.row_unknown'),
    )
  })

  it('is told to the browser as a kind, without what it is judged by', () => {
    const kinds = narrowedModel(model, omar, 'en').recordTypes['loan']?.lifecycle?.transitions
    assert.equal(
      kinds?.map(({ id, gives }) => [id, gives?.actions, gives?.while]),
      [
        ['referral', [], []],
        ['look', [], []],
      ],
    )
    assert.ok(permissionsOf(model.recordTypes['loan'] as RecordType, model).has('receive'))
  })
})
