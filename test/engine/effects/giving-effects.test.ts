import * as assert from 'uvu/assert'
import { type Becoming, EffectError } from '../../../engine/effects/becoming.ts'
import { applyEffects } from '../../../engine/effects/index.ts'
import type { Condition, Effect, Lifecycle } from '../../../engine/lifecycle.ts'
import type { RecordType } from '../../../engine/model.ts'
import type { TransitionRow } from '../../../engine/records/collections.ts'
import { giver, givers, givingModel } from '../../lib/lending-transitions.ts'
import { aLoan, now, today, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

const entry = (number: number, more: Partial<TransitionRow> = {}): TransitionRow => ({
  ...{ unique_id: uuid(number), type: 'sending', status: 'in_progress', created_at: now },
  ...{ transitioned_by: 'nadia', transitioned_to: 'omar' },
  ...more,
})

interface Setting {
  readonly by?: string
  readonly agreed?: boolean
  readonly transitions?: readonly TransitionRow[]
  readonly transition?: TransitionRow
  /** What happens at the start of kinds, instead of what the configuration says. */
  readonly kinds?: Readonly<Record<string, readonly Effect[]>>
  readonly conditions?: readonly Condition[]
}

const AT_START = {
  effect: 'set_field',
  field: 'title',
  to: { cat: ['For ', { transition: 'transitioned_to' }, ': ', { asked: 'notes' }] },
} as const

/** The loan, where other things happen when some kinds begin. */
function loanWith(kinds: NonNullable<Setting['kinds']>, conditions: readonly Condition[]): RecordType {
  const type = givingModel.recordTypes['loan'] as RecordType
  const actions = type.lifecycle?.actions.map((action) =>
    Object.hasOwn(kinds, action.id) ? { ...action, effects: kinds[action.id] ?? [], conditions } : action,
  )
  return { ...type, lifecycle: { ...type.lifecycle, actions } as Lifecycle }
}

/** Nadia's loan as the effects leave it, of what is known of everybody. */
function became(wanted: Effect, setting: Setting = {}): Becoming {
  const { by = 'nadia', agreed = true, transitions = [], transition, kinds = {}, conditions = [] } = setting
  const { id, programme, core: blank } = aLoan()
  const core = { ...blank, transitions }
  const answers = { title: 'Maps', returned: agreed, copies: [{ unique_id: uuid(21), copy_code: 'A' }] }
  let made = 0
  const becoming: Becoming = {
    ...{ model: givingModel, type: loanWith(kinds, conditions), id, programme },
    ...{ actor: giver(by), isOwner: by === 'nadia', now, today, version: 1, newId: () => uuid(100 + ++made) },
    ...{ before: { answers, core }, answers, core, people: new Map(Object.entries(givers)), transition },
    ...{ stageIsSet: false, notices: [], faults: [] },
  }
  applyEffects(becoming, [wanted])
  return becoming
}

const fails = (wanted: Effect, setting: Setting = {}): string => {
  try {
    became(wanted, setting)
  } catch (error) {
    if (error instanceof EffectError) return [error.code, error.reason?.code].join(' ').trim()
    throw error
  }
  return 'was done'
}

spec('To set the owner', (it) => {
  it('writes who it is, where they belong, and who it was', () => {
    const { core } = became({ effect: 'set_owner', to: 'omar' })
    assert.equal([core.owned_by, core.owned_by_full_name, core.owned_by_agency_id], ['omar', 'omar', 'county'])
    assert.equal([core.owned_by_groups, core.previously_owned_by], [['south'], 'nadia'])
    assert.is(core.reassigned_transferred_on, now)
  })
  it('to who it is already changes nothing, and to nobody cannot be', () => {
    assert.is(became({ effect: 'set_owner', to: 'nadia' }).core.previously_owned_by, undefined)
    assert.is(fails({ effect: 'set_owner', to: 'nobody' }), 'effect.no_such_user')
    assert.is(fails({ effect: 'set_owner', to: { var: 'borrower' } }), 'effect.no_such_user')
  })
})

spec('To set a row', (it) => {
  const set = (more: object = {}): Effect => ({
    ...{ effect: 'set_row', subform: 'copies', row: uuid(21), values: { shelf: { var: 'copy_code' } } },
    ...more,
  })
  it('fills in that row, judged in it, and nothing where there is none', () => {
    assert.equal(became(set()).answers['copies'], [{ unique_id: uuid(21), copy_code: 'A', shelf: 'A' }])
    assert.equal(became(set({ values: { copy_code: { var: 'borrower' } } })).answers['copies'], [
      { unique_id: uuid(21) },
    ])
    assert.equal(became(set({ row: uuid(22) })).answers['copies'], [{ unique_id: uuid(21), copy_code: 'A' }])
  })
  it('cannot be where there is no such field', () => {
    assert.is(fails(set({ values: { gone: 1 } })), 'effect.no_such_field')
    assert.is(fails(set({ subform: 'title' })), 'effect.no_such_field')
    assert.is(fails(set({ values: { price: { cat: ['a', ' lot'] } } })), 'number.unreadable')
  })
})

spec('To start a transition', (it) => {
  const start = (to: unknown, values: object = {}): Effect =>
    ({ effect: 'start_transition', kind: 'sending', to, values }) as Effect
  it('does all that happens at the start of that kind, over what was said here', () => {
    const becoming = became(start('omar', { notes: 'Soon' }), { kinds: { sending: [AT_START] } })
    assert.is(becoming.answers['title'], 'For omar: Soon')
    assert.is(becoming.asked, undefined)
  })
  it('cannot be where the conditions of that kind do not hold, and says why', () => {
    const never = { id: 'never', holds: { '==': [{ asked: 'notes' }, 'Now'] }, message: { en: 'Not now' } }
    assert.is(fails(start('omar', { notes: 'Soon' }), { kinds: { sending: [] }, conditions: [never] }), 'never never')
    assert.is(fails(start('omar', { notes: 'Now' }), { kinds: { sending: [] }, conditions: [never] }), 'was done')
  })
  it('cannot be where that begins itself again', () =>
    assert.is(fails(start('omar'), { kinds: { sending: [start('omar')] } }), 'effect.circle'))
  it('puts an entry on the record, and what it discloses into the ledger', () => {
    const { core, transition } = became(start('omar', { notes: { cat: ['For ', { var: 'title' }] } }))
    assert.equal(
      [transition?.transitioned_by, transition?.transitioned_to, transition?.notes],
      ['nadia', 'omar', 'For Maps'],
    )
    assert.equal(core.transitions, [transition])
    assert.equal(
      core.disclosures?.map(({ to, consent, transition: of }) => [to, consent, of]),
      [['omar', 'given', transition?.unique_id]],
    )
  })
  it('is refused with the reason where it may not go to them, or there is no consent', () => {
    assert.is(fails(start('mo')), 'recipient.not_eligible recipient.not_eligible')
    assert.is(fails(start('nadia')), 'recipient.not_eligible recipient.not_eligible')
    assert.is(fails(start('nobody')), 'recipient.not_eligible recipient.not_eligible')
    assert.is(fails(start('omar'), { agreed: false }), 'consent.missing consent.missing')
    assert.is(fails(start({ var: 'borrower' })), 'effect.no_such_user')
  })
  it('goes on without consent only as whoever does it may', () => {
    const anyway = start('omar', { consent_overridden: true })
    assert.is(fails(anyway, { agreed: false }), 'consent.missing consent.missing')
    const { transition, core } = became(anyway, { agreed: false, by: 'layla' })
    assert.equal([transition?.consent_overridden, core.disclosures?.[0]?.consent], [true, 'overridden'])
    assert.is(became(anyway, { by: 'layla' }).transition?.consent_overridden, undefined)
  })
})

spec('To end transitions', (it) => {
  it('ends what stands of the kinds, but for the one that is answered', () => {
    const transitions = [
      entry(1, { status: 'rejected' }),
      entry(2),
      entry(3, { status: 'accepted' }),
      entry(4, { type: 'showing' }),
      entry(5),
    ]
    const { core } = became(
      { effect: 'end_transitions', kinds: ['sending'], status: 'revoked' },
      { transitions, transition: entry(5) },
    )
    assert.equal(
      core.transitions?.map(({ status, responded_by }) => [status, responded_by]),
      [
        ['rejected', undefined],
        ['revoked', 'nadia'],
        ['revoked', 'nadia'],
        ['in_progress', undefined],
        ['in_progress', undefined],
      ],
    )
  })
  it('says nothing where there is none', () => {
    const { core } = became({ effect: 'end_transitions', kinds: ['sending'], status: 'revoked' })
    assert.equal(core.transitions, [])
  })
})
