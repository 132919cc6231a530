import * as assert from 'uvu/assert'
import { spec } from '../lib/spec.ts'
import { aChild, aSurvivor } from './life.ts'
import { typeOf } from './seed.ts'

const service = (facts: object = {}) => ({
  ...{ unique_id: 'one', service_type: 'psychosocial_service', service_response_type: 'care_plan' },
  ...facts,
})
const given = { service_implemented: 'implemented', service_implemented_day_time: '2026-03-02' }

spec('The stage of a case', (it) => {
  it('stands in the order of the status bar, with the response types of the lookup between plan and end', () => {
    const [workflow] = typeOf('case').lifecycle?.workflows.filter(({ id }) => id === 'case') ?? []
    assert.equal(
      workflow?.stages.map(({ id, passing }) => (passing ? `(${id})` : id)),
      [
        ...['new', '(reopened)', 'assessment', 'case_plan'],
        ...['care_plan', 'action_plan', 'service_provision', 'services_implemented', 'closed'],
      ],
    )
  })

  it('is new at first, unless the first save says more', () => {
    assert.is(aChild().stage, 'new')
    assert.is(aChild({ date_case_plan: '2026-03-02' }).stage, 'case_plan')
    assert.is(aChild({ services_section: [service()] }).stage, 'care_plan')
  })

  it('is assessment once the day on which it began is written', () => {
    const child = aChild()
    assert.is(child.does('update', { assessment_requested_on: '2026-03-02' }).stage, 'assessment')
    assert.is(child.does('update', { assessment_due_date: '2026-03-09' }).stage, 'new')
  })

  it('is case plan once the day of the plan is written, also when the assessment begins with the same save', () => {
    const child = aChild()
    assert.is(child.does('update', { date_case_plan: '2026-03-02' }).stage, 'case_plan')
    const both = { assessment_requested_on: '2026-03-02', date_case_plan: '2026-03-02' }
    assert.is(child.does('update', both).stage, 'case_plan')
  })

  it('does not go on when a day is taken away', () => {
    const planned = aChild().does('update', { date_case_plan: '2026-03-02' })
    const assessed = planned.does('update', { assessment_requested_on: '2026-03-02' })
    assert.is(assessed.does('update', { date_case_plan: null }).stage, 'assessment')
  })

  it('is the response type of the latest service that is not given', () => {
    const child = aChild()
    const older = service({ service_response_day_time: '2026-02-01' })
    const newer = service({
      ...{ unique_id: 'two', service_response_type: 'action_plan', service_response_day_time: '2026-02-20' },
    })
    assert.is(child.does('update', { services_section: [older] }).stage, 'care_plan')
    assert.is(child.does('update', { services_section: [newer, older] }).stage, 'action_plan')
    assert.is(child.does('update', { services_section: [{ ...newer, ...given }, older] }).stage, 'care_plan')
  })

  it('stays where a service says no response type', () => {
    const planned = aChild().does('update', { date_case_plan: '2026-03-02' })
    const silent = { unique_id: 'one', service_type: 'psychosocial_service' }
    assert.is(planned.does('update', { services_section: [silent] }).stage, 'case_plan')
  })

  it('is services implemented once every service is given', () => {
    const one = aChild().does('update', { services_section: [service()] })
    assert.is(one.does('update', { services_section: [service(given)] }).stage, 'services_implemented')
    const two = one.does('update', { services_section: [service({ unique_id: 'two' })] })
    assert.is(two.does('update', { services_section: [service(given)] }).stage, 'care_plan')
  })

  it('prefers services to the plan of the same save', () => {
    const both = { date_case_plan: '2026-03-02', services_section: [service()] }
    assert.is(aChild().does('update', both).stage, 'care_plan')
  })

  it('stays with everything else', () => {
    const planned = aChild().does('update', { date_case_plan: '2026-03-02' })
    assert.is(planned.does('update', { name_last: 'Deng' }).stage, 'case_plan')
  })

  it('is closed while the case is, whatever else is written', () => {
    const closed = aChild().does('close', { closure_reason: 'wishes_no_help' })
    assert.is(closed.stage, 'closed')
    assert.is(closed.does('update', { date_case_plan: '2026-03-02' }).stage, 'closed')
  })

  it('keeps the day on which each was entered, and who did it', () => {
    const planned = aChild().does('update', { date_case_plan: '2026-03-05' }, { on: '2026-03-05' })
    assert.equal(
      planned.record.core.workflow_stages?.map(({ stage, entered_at, by }) => [stage, entered_at.slice(0, 10), by]),
      [
        ['new', '2026-03-02', 'worker'],
        ['case_plan', '2026-03-05', 'worker'],
      ],
    )
  })

  it('follows the plan of a survivor, and nothing of child protection', () => {
    const survivor = aSurvivor()
    assert.is(survivor.stage, 'new')
    const assessed = survivor.does('update', { gbv_assessment_date: '2026-03-02' })
    assert.is(assessed.stage, 'survivor_assessment')
    assert.is(assessed.does('update', { gbv_action_plan_date: '2026-03-02' }).stage, 'survivor_action_plan')
  })
})
