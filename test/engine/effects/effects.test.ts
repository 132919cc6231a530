import * as assert from 'uvu/assert'
import { type Becoming, EffectError } from '../../../engine/effects/becoming.ts'
import { applyEffects, effects } from '../../../engine/effects/index.ts'
import type { Effect } from '../../../engine/lifecycle.ts'
import type { RecordType } from '../../../engine/model.ts'
import type { CoreFacts } from '../../../engine/records/core-facts.ts'
import type { Answers } from '../../../engine/records/record.ts'
import { lenders, lendingLife } from '../../lib/lending-life.ts'
import { aLoan, now, today, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'

/** Nadia's loan as the effects leave it. */
function became(wanted: readonly Effect[], answers: Answers = {}, core: Partial<CoreFacts> = {}): Becoming {
  const { id, programme, core: standing } = aLoan()
  let made = 0
  const becoming: Becoming = {
    ...{ model: lendingLife, type: lendingLife.recordTypes['loan'] as RecordType, id, programme },
    ...{ actor: lenders.nadia, isOwner: true, now, today, version: 1, newId: () => uuid(100 + ++made) },
    ...{ before: { answers, core: { ...standing, ...core } }, answers, core: { ...standing, ...core } },
    ...{ stageIsSet: false, notices: [], faults: [] },
  }
  applyEffects(becoming, wanted)
  return becoming
}

const fails = (wanted: Effect, answers: Answers = {}): string => {
  try {
    became([wanted], answers)
  } catch (error) {
    if (error instanceof EffectError) return error.code
    throw error
  }
  return 'was done'
}

spec('Effects', (it) => {
  it('happen in order, each while its condition holds of what the earlier ones left', () => {
    const { answers } = became([
      { effect: 'set_field', field: 'borrower', to: 'Mina' },
      { effect: 'set_field', field: 'plan', to: 'hers', when: { '==': [{ var: 'borrower' }, 'Mina'] } },
      { effect: 'set_field', field: 'close_reason', to: 'no', when: { '==': [{ was: 'borrower' }, 'Mina'] } },
    ])
    assert.equal(answers, { borrower: 'Mina', plan: 'hers' })
  })
  it('say of each property what it is', () => {
    for (const { effect, properties, required } of effects) {
      for (const [name, schema] of Object.entries(properties))
        assert.ok(typeof schema['description'] === 'string', `${effect}.${name}`)
      for (const name of required) assert.ok(Object.hasOwn(properties, name), `${effect}.${name}`)
    }
  })
})

spec('To set a field', (it) => {
  it('stores the value as the field does, and nothing clears it', () => {
    assert.equal(became([{ effect: 'set_field', field: 'pages', to: { '+': [2, 3] } }]).answers, { pages: 5 })
    assert.equal(became([{ effect: 'set_field', field: 'plan', to: null }], { plan: 'Glue' }).answers, {})
  })
  it('cannot be, where the value is none of the field’s', () => {
    assert.is(fails({ effect: 'set_field', field: 'pages', to: 'many' }), 'number.unreadable')
    assert.is(fails({ effect: 'set_field', field: 'copies', to: 1 }), 'effect.no_such_field')
    assert.is(fails({ effect: 'set_field', field: 'gone', to: 1 }), 'effect.no_such_field')
  })
})

spec('To set status and stage', (it) => {
  it('takes those that there are', () => {
    assert.is(became([{ effect: 'set_status', to: 'closed' }]).core.status, 'closed')
    assert.is(fails({ effect: 'set_status', to: 'gone' }), 'effect.no_such_status')
    const { core, stageIsSet } = became([{ effect: 'set_stage', to: 'mend' }])
    assert.equal([core.workflow, core.workflow_stages?.length, stageIsSet], ['mend', 1, true])
    assert.is(fails({ effect: 'set_stage', to: 'gone' }), 'effect.no_such_stage')
  })
})

spec('To add a row', (it) => {
  const row = (values: Readonly<Record<string, string>>, first?: true): Effect => ({
    ...{ effect: 'add_row', subform: 'copies', values },
    ...(first && { first }),
  })
  const codes = ({ answers }: Becoming) =>
    (answers['copies'] as readonly { readonly copy_code: string }[]).map(({ copy_code }) => copy_code)

  it('puts it after the others, or before them, with the defaults of a new row', () => {
    const copies = [{ unique_id: 'a', copy_code: 'A' }]
    assert.equal(codes(became([row({ copy_code: 'B' })], { copies })), ['A', 'B'])
    assert.equal(codes(became([row({ copy_code: 'B' }, true)], { copies })), ['B', 'A'])
    assert.equal(became([row({ copy_code: 'B' })]).answers['copies'], [
      { unique_id: uuid(101), state: 'good', copy_code: 'B' },
    ])
  })
  it('leaves out what comes to nothing', () => {
    const wanted: Effect = { effect: 'add_row', subform: 'copies', values: { copy_code: 'B', price: { var: 'fine' } } }
    assert.equal(Object.keys((became([wanted]).answers['copies'] as readonly object[])[0] ?? {}).sort(), [
      'copy_code',
      'state',
      'unique_id',
    ])
  })
  it('cannot be, where there are too many or no such field', () => {
    const copies = Array.from({ length: 50 }, (_, index) => ({ unique_id: `row${index}` }))
    assert.is(fails(row({ copy_code: 'B' }), { copies }), 'rows.too_many')
    assert.is(fails(row({ gone: 'B' })), 'effect.no_such_field')
    assert.is(fails({ effect: 'add_row', subform: 'title', values: {} }), 'effect.no_such_field')
  })
})

spec('To raise and clear alerts', (it) => {
  const raise = (more: object = {}): Effect => ({ effect: 'raise_alert', kind: 'torn', ...more })
  const alerts = (wanted: readonly Effect[]) =>
    became(wanted).core.alerts?.map(({ type, user, form }) => [type, user ?? null, form ?? null]) ?? []

  it('raises one of a kind for each whom it concerns', () => {
    assert.equal(alerts([raise(), raise(), raise({ user: 'omar' }), raise({ user: 'omar' })]), [
      ['torn', null, null],
      ['torn', 'omar', null],
    ])
    assert.equal(alerts([raise({ user: { var: 'borrower' } })]), [])
    assert.equal(alerts([{ effect: 'raise_alert', kind: 'repair' }]), [['repair', null, 'plan_form']])
  })
  it('clears those of the kinds, or of one person among them', () => {
    const both = [raise(), raise({ user: 'omar' }), raise({ user: 'jon' })]
    assert.equal(
      alerts([...both, { effect: 'clear_alerts', kinds: ['torn'], user: 'omar' }]).map(([, user]) => user),
      [null, 'jon'],
    )
    assert.equal(alerts([...both, { effect: 'clear_alerts', kinds: ['torn'] }]), [])
    assert.is(alerts([...both, { effect: 'clear_alerts', kinds: ['taken'] }]).length, 3)
  })
})

spec('To tell people', (it) => {
  it('says whom, and nobody where it is nobody', () => {
    const told = (to: Extract<Effect, { readonly effect: 'notify' }>['to'], answers: Answers = {}) =>
      became([{ effect: 'notify', notification: 'opened', to }], answers).notices.map((notice) => notice.to)
    assert.equal(told('owner'), ['owner'])
    assert.equal(told({ action: 'close' }), [{ action: 'close' }])
    assert.equal(told({ user: { var: 'borrower' } }, { borrower: 'omar' }), [{ user: 'omar' }])
    assert.equal(told({ user: { var: 'borrower' } }), [])
  })
})
