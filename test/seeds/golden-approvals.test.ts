import * as assert from 'uvu/assert'
import { spec } from '../lib/spec.ts'
import { aChild, aSurvivor, created, type Life } from './life.ts'
import { model, typeOf } from './seed.ts'

const planned = (): Life => aChild().does('update', { date_case_plan: '2026-03-02' })
const asked = (): Life => planned().does('request_approval_case_plan', {}, { on: '2026-03-04' })
const history = (life: Life) =>
  life.rows('approval_subforms').map(({ unique_id: _, ...row }) => row as Readonly<Record<string, unknown>>)

/** What has to stand in a record before each kind can be asked for, and who answers. */
const KINDS = {
  assessment: {
    ready: {
      ...{ assessment_requested_on: '2026-03-02', assessment_completed_on: '2026-03-02' },
      ...{ assessment_summary: 'Safe at home.', assessment_risk_level: 'low', risk_level: 'low' },
    },
    by: 'manager',
  },
  case_plan: { ready: { date_case_plan: '2026-03-02' }, by: 'manager' },
  closure: { ready: { closure_reason: 'wishes_no_help' }, by: 'manager' },
  action_plan: { ready: { gbv_action_plan_date: '2026-03-02' }, by: 'gbv_manager' },
  gbv_closure: { ready: { gbv_closure_date: '2026-03-02', gbv_closure_reason: 'goals_met' }, by: 'gbv_manager' },
} as const

spec('An approval', (it) => {
  for (const [kind, { ready, by }] of Object.entries(KINDS)) {
    it(`of the kind ${kind} is asked for, sent back, asked for again and given`, () => {
      const begun = (by === 'manager' ? aChild() : aSurvivor()).does('update', ready)
      const status = (life: Life) => life.answer(`approval_status_${kind}`)
      const pending = begun.does(`request_approval_${kind}`)
      assert.is(status(pending), 'pending')
      assert.ok(pending.alerts.includes(kind))
      const rejected = pending.does(`reject_${kind}`, { comment: 'Not yet.' }, { by })
      assert.equal([status(rejected), rejected.answer(`${kind}_approved`)], ['rejected', false])
      assert.not.ok(rejected.alerts.includes(kind))
      const approved = rejected.does(`request_approval_${kind}`).does(`approve_${kind}`, {}, { by, on: '2026-03-09' })
      assert.equal(
        [status(approved), approved.answer(`${kind}_approved`), approved.answer(`${kind}_approved_date`)],
        ['approved', true, '2026-03-09'],
      )
      assert.is(history(approved).length, 4)
    })
  }

  it('keeps each request and each answer with who, when and why', () => {
    const answered = asked().does('reject_case_plan', { comment: 'Who helps?' }, { by: 'manager', on: '2026-03-05' })
    assert.equal(history(answered), [
      {
        ...{ approval_requested_for: 'case_plan', approval_status: 'requested' },
        ...{ approval_date: '2026-03-04', requested_by: 'worker' },
      },
      {
        ...{ approval_response_for: 'case_plan', approval_status: 'rejected', approval_date: '2026-03-05' },
        ...{ approved_by: 'manager', approval_manager_comments: 'Who helps?' },
      },
    ])
    assert.is(answered.answer('case_plan_approved_comments'), 'Who helps?')
  })

  it('puts an alert on its form, once', () => {
    const [alert, ...more] = asked().record.core.alerts ?? []
    assert.equal([alert?.type, alert?.alert_for, alert?.form], ['case_plan', 'approval', 'cp_case_plan'])
    assert.equal(more, [])
  })

  it('tells those who may answer that it was asked for, and the owner of the answer', () => {
    assert.equal(asked().notices, [['approval_asked', { action: 'approve_case_plan' }]])
    assert.equal(asked().does('approve_case_plan', {}, { by: 'manager' }).notices, [['approval_answered', 'owner']])
  })

  it('is not asked for twice, nor answered where nobody asked', () => {
    assert.match(asked().refuses('request_approval_case_plan'), /approval_waiting/)
    assert.match(planned().refuses('approve_case_plan', {}, { by: 'manager' }), /approval_not_asked/)
    const answered = asked().does('approve_case_plan', {}, { by: 'manager' })
    assert.match(answered.refuses('reject_case_plan', { comment: 'No.' }, { by: 'manager' }), /approval_not_asked/)
  })

  it('is not asked for what is not there yet', () => {
    assert.match(aChild().refuses('request_approval_case_plan'), /is_made/)
    assert.match(aChild().refuses('request_approval_assessment'), /is_finished/)
    assert.match(aChild().refuses('request_approval_closure'), /has_reason/)
  })

  it('is sent back with a reason only', () =>
    assert.match(asked().refuses('reject_case_plan', {}, { by: 'manager' }), /comment/))

  it('is never given by whoever owns the case', () => {
    const own = created({ name_first: 'Amina', sex: 'female', date_case_plan: '2026-03-02' }, { by: 'superuser' }).does(
      'request_approval_case_plan',
      {},
      { by: 'superuser' },
    )
    assert.match(own.refuses('approve_case_plan', {}, { by: 'superuser' }), /own_record/)
    assert.equal(
      Object.values(model.roles)
        .filter(({ actions }) => Object.values(actions).some((allowed) => allowed.includes('self_approve')))
        .map(({ id }) => id),
      [],
    )
  })

  it('is asked for by workers and answered by managers of the same group', () => {
    assert.match(asked().refuses('approve_case_plan', {}, { by: 'worker' }), /forbidden/)
    assert.match(planned().refuses('request_approval_case_plan', {}, { by: 'manager' }), /forbidden/)
    assert.match(asked().refuses('approve_case_plan', {}, { by: 'manager2' }), /not_found/)
    assert.match(asked().refuses('approve_case_plan', {}, { by: 'provider' }), /not_found|forbidden/)
  })

  it('is of five kinds, each over the form that says how it stands', () => {
    const { lifecycle, forms } = typeOf('case')
    assert.equal(lifecycle?.approvals.map(({ id }) => id).sort(), Object.keys(KINDS).sort())
    for (const { form, status } of lifecycle?.approvals ?? [])
      assert.ok(forms.find(({ id }) => id === form)?.fields.includes(status), form)
  })
})
