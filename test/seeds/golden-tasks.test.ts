import * as assert from 'uvu/assert'
import { spec } from '../lib/spec.ts'
import { aChild, aSurvivor } from './life.ts'
import { typeOf } from './seed.ts'

const service = (facts: object) => ({ unique_id: 'one', service_type: 'psychosocial_service', ...facts })
const rules = new Map(typeOf('case').lifecycle?.tasks.map((rule) => [rule.id, rule]))

spec('The tasks of a case', (it) => {
  it('have the day, the field that sets it and the field that ends them of the four in the guide', () => {
    const facts = ['assessment', 'case_plan', 'follow_up', 'service'].map((id) => {
      const rule = rules.get(id)
      return [id, rule?.dueField, rule?.completedBy.field, rule?.priority, rule?.seenBy, rule?.upcomingDays]
    })
    assert.equal(facts, [
      ['assessment', 'assessment_due_date', 'assessment_requested_on', 'risk_level', 'owner', 7],
      ['case_plan', 'case_plan_due_date', 'date_case_plan', 'risk_level', 'owner', 7],
      ['follow_up', 'followup_needed_by_date', 'followup_date', 'risk_level', 'owner', 7],
      ['service', 'service_appointment_date', 'service_implemented', 'risk_level', 'owner', 7],
    ])
  })

  it('ask for the assessment until it has begun', () => {
    const child = aChild({ assessment_due_date: '2026-03-09' })
    assert.equal(child.tasks, ['assessment 2026-03-09'])
    assert.equal(child.does('update', { assessment_requested_on: '2026-03-02' }).tasks, [])
  })

  it('ask for the plan until it is made', () => {
    const child = aChild({ case_plan_due_date: '2026-03-20' })
    assert.equal(child.tasks, ['case_plan 2026-03-20'])
    assert.equal(child.does('update', { date_case_plan: '2026-03-02' }).tasks, [])
  })

  it('ask for each visit that is planned and not done', () => {
    const visits = [
      { unique_id: 'one', followup_type: 'in_care', followup_needed_by_date: '2026-03-10' },
      { unique_id: 'two', followup_type: 'for_service', followup_needed_by_date: '2026-03-05' },
      { unique_id: 'none', followup_type: 'in_care' },
    ]
    const child = aChild({ followup_subform_section: visits })
    assert.equal(child.tasks, ['follow_up 2026-03-05', 'follow_up 2026-03-10'])
    assert.equal(child.taskRows.map(({ detail, row }) => [row, detail]).sort(), [
      ['one', 'in_care'],
      ['two', 'for_service'],
    ])
    const done = child.does('update', { followup_subform_section: [{ unique_id: 'two', followup_date: '2026-03-02' }] })
    assert.equal(done.tasks, ['follow_up 2026-03-10'])
  })

  it('ask for a service by its appointment, or else by the time within which it is needed', () => {
    const asked = { service_response_day_time: '2026-03-01' }
    const dueOf = (facts: object) => aChild({ services_section: [service({ ...asked, ...facts })] }).tasks
    assert.equal(dueOf({}), [])
    assert.equal(dueOf({ service_response_timeframe: '1_hour' }), ['service 2026-03-01'])
    assert.equal(dueOf({ service_response_timeframe: '3_hours' }), ['service 2026-03-01'])
    assert.equal(dueOf({ service_response_timeframe: '1_day' }), ['service 2026-03-02'])
    assert.equal(dueOf({ service_response_timeframe: '3_days' }), ['service 2026-03-04'])
    const both = { service_response_timeframe: '1_day', service_appointment_date: '2026-03-15' }
    assert.equal(dueOf(both), ['service 2026-03-15'])
  })

  it('end with the service that is given', () => {
    const child = aChild({ services_section: [service({ service_appointment_date: '2026-03-15' })] })
    const given = { service_implemented: 'implemented', service_implemented_day_time: '2026-03-02' }
    assert.equal(child.does('update', { services_section: [service(given)] }).tasks, [])
  })

  it('say how urgent the case is', () => {
    const [task] = aChild({ risk_level: 'low', assessment_due_date: '2026-03-03' }).taskRows
    assert.is(task?.priority, 'low')
  })

  it('are there for open cases only', () => {
    const child = aChild({ assessment_due_date: '2026-03-09', case_plan_due_date: '2026-03-20' })
    assert.equal(child.does('close', { closure_reason: 'wishes_no_help' }).tasks, [])
  })
})

spec('The tasks that the risk level sets', (it) => {
  const seen = (tasks: readonly string[], type: string) => tasks.filter((task) => task.startsWith(`${type} `))

  it('are to see the child after 1, 3 or 7 days, until somebody did', () => {
    const dueOf = (risk_level?: string) => seen(aChild({ risk_level }).tasks, 'first_response')
    assert.equal(['high', 'medium', 'low'].map(dueOf), [
      ['first_response 2026-03-03'],
      ['first_response 2026-03-05'],
      ['first_response 2026-03-09'],
    ])
    assert.equal(dueOf(), [])
    const met = aChild({ risk_level: 'high', initial_assessment_date: '2026-03-02', initial_in_danger: false })
    assert.equal(seen(met.tasks, 'first_response'), [])
  })

  it('are to visit again 7, 14 or 30 days after the last visit, unless one is planned', () => {
    const child = aChild({ risk_level: 'medium', date_case_plan: '2026-03-01', registration_date: '2026-03-01' })
    assert.equal(seen(child.tasks, 'follow_up_by_risk'), ['follow_up_by_risk 2026-03-15'])
    const visit = { unique_id: 'one', followup_type: 'in_care', followup_date: '2026-03-10' }
    const visited = child.does('update', { followup_subform_section: [visit] }, { on: '2026-03-10' })
    assert.equal(seen(visited.tasks, 'follow_up_by_risk'), ['follow_up_by_risk 2026-03-24'])
    const planned = { unique_id: 'two', followup_type: 'in_care', followup_needed_by_date: '2026-03-20' }
    const next = visited.does('update', { followup_subform_section: [planned] })
    assert.equal(next.tasks, ['follow_up 2026-03-20'])
  })
})

spec('Further tasks', (it) => {
  it('are to review the plan when it says so, and then when the last review says so', () => {
    const plan = { date_case_plan: '2026-03-01', registration_date: '2026-03-01', case_plan_review_on: '2026-04-01' }
    const child = aChild(plan)
    assert.equal(child.tasks, ['review 2026-04-01'])
    const review = {
      ...{ unique_id: 'one', review_date: '2026-03-30', review_risk_level: 'low', review_decision: 'continue' },
      review_next_date: '2026-06-30',
    }
    const reviewed = child.does('update', { case_review_section: [review] }, { on: '2026-03-30' })
    assert.equal(reviewed.tasks, ['review 2026-06-30'])
    const last = { unique_id: 'two', review_date: '2026-06-29', review_risk_level: 'low', review_decision: 'close' }
    assert.equal(reviewed.does('update', { case_review_section: [last] }, { on: '2026-06-29' }).tasks, [])
  })

  it('are to tell everyone that consent was taken back', () => {
    const taken = { consent_withdrawn_on: '2026-03-02', consent_withdrawn_purposes: ['services'] }
    const child = aChild().does('update', taken)
    assert.equal(child.tasks, ['consent_withdrawn 2026-03-03'])
    assert.equal(child.does('update', { consent_withdrawn_told: true }).tasks, [])
  })

  it('are to plan for the time after the 18th birthday', () => {
    const child = aChild({ date_of_birth: '2008-06-01' })
    assert.equal(child.tasks, ['turning_18 2026-06-01'])
    assert.is(child.taskRows[0]?.upcoming_from, '2026-03-03')
    assert.equal(child.does('update', { plan_after_18_on: '2026-03-02' }).tasks, [])
  })

  it('are to answer a request for approval within three days, for those who may', () => {
    const child = aChild().does('update', { date_case_plan: '2026-03-02' })
    const asked = child.does('request_approval_case_plan', {}, { on: '2026-03-04' })
    assert.equal(asked.tasks, ['approval_case_plan 2026-03-07'])
    assert.equal(rules.get('approval_case_plan')?.seenBy, { action: 'approve_case_plan' })
    assert.equal(asked.does('approve_case_plan', {}, { by: 'manager' }).tasks, [])
  })

  it('are to meet a survivor on the day that was agreed', () => {
    const survivor = aSurvivor().does('update', {
      gbv_follow_up_subform_section: [{ unique_id: 'one', gbv_follow_up_due_on: '2026-03-10' }],
    })
    assert.equal(survivor.tasks, ['survivor_meeting 2026-03-10'])
  })
})
