import * as fc from 'fast-check'
import * as assert from 'uvu/assert'
import { own } from '../../../engine/lib/own.ts'
import { accessTo } from '../../../engine/permissions/access-to.ts'
import { actionsOn } from '../../../engine/permissions/actions-on.ts'
import type { Actor } from '../../../engine/permissions/actor.ts'
import { Problem } from '../../../engine/problems.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { lenders, lendingLife } from '../../lib/lending-life.ts'
import { now, reached } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { aLiving, does } from '../life/living.ts'

const { nadia, layla, jon, omar } = lenders

const menu = (record: AnyRecord, actor: Actor) => {
  const access = accessTo(actor, record, reached(record).reach)
  return access ? actionsOn(lendingLife, actor, record, access, { now }) : []
}

const words = (record: AnyRecord, actor: Actor) =>
  menu(record, actor).map(({ id, enabled, why }) => [id, ...(enabled ? [] : why.map(({ code }) => code))].join(' '))

spec('The menu of actions', (it) => {
  it('has what the role allows, and says of the rest why not', () => {
    assert.equal(words(aLiving(), nadia), [
      'update',
      'break',
      'close',
      'open_again closed',
      'request_approval_repair has_plan',
      'approve_repair action.own_record approval_not_asked',
      'reject_repair action.own_record approval_not_asked',
      'flag',
    ])
    assert.equal(words(aLiving({}, { status: 'closed', workflow: 'over' }), layla), [
      'update',
      'close open',
      'approve_repair approval_not_asked',
      'reject_repair approval_not_asked',
      'set_stage stage.fixed',
      'disable',
    ])
  })
  it('leaves out what is not for records like this one', () => {
    const gone = words(aLiving({}, { record_state: false }), layla)
    assert.ok(!gone.some((line) => line.startsWith('close')))
    assert.ok(gone.includes('enable') && !gone.includes('disable'))
  })
  it('offers the stages that this person may choose, but for the one that it is in', () => {
    const stages = (actor: Actor, workflow: string) =>
      menu(aLiving({}, { workflow }), actor)
        .find(({ id }) => id === 'set_stage')
        ?.stages?.map(({ id }) => id)
    assert.equal(stages(nadia, 'planned'), ['lent'])
    assert.equal(stages(nadia, 'lent'), undefined)
    assert.equal(stages(layla, 'planned'), ['lent', 'in_review'])
  })
  it('gives no reason that would tell what the reader does not read', () => {
    assert.ok(words(aLiving({ fine: 4 }), nadia).includes('close action.not_now'))
    assert.ok(words(aLiving({ fine: 4 }), jon).includes('close no_fine'))
  })
})

const record = fc
  .record({
    plan: fc.option(fc.constant('Glue'), { nil: undefined }),
    plan_status: fc.option(fc.constantFrom('pending', 'approved', 'rejected'), { nil: undefined }),
    fine: fc.option(fc.constant(3), { nil: undefined }),
    status: fc.constantFrom('open', 'closed', 'lost'),
    record_state: fc.boolean(),
    owned_by: fc.constantFrom('nadia', 'jon', 'layla'),
    workflow: fc.constantFrom('lent', 'planned', 'in_review', 'over'),
    shared: fc.boolean(),
  })
  .map(({ plan, plan_status, fine, status, record_state, owned_by, workflow, shared }) =>
    aLiving(
      { ...(plan && { plan }), ...(plan_status && { plan_status }), ...(fine && { fine }) },
      { status, record_state, owned_by, workflow, ...(shared && { shared_with: [{ user_name: 'omar' }] }) },
    ),
  )

/** What the dialogs would have asked. */
const answersTo: Readonly<Record<string, object>> = {
  close: { reason: 'lost' },
  approve_repair: { comment: 'Good.' },
  reject_repair: { comment: 'Bad.' },
}

const actor = fc.constantFrom(nadia, layla, jon, omar)
const named = (lendingLife.recordTypes['loan']?.lifecycle?.actions ?? []).map(({ id }) => id)
// Flags are tried where flags are; what breaks is offered, since nobody knows before.
const all = ['update', 'disable', 'enable', ...named.filter((id) => id !== 'break')]

function isRefused(run: () => unknown): boolean {
  try {
    run()
    return false
  } catch (problem) {
    assert.instance(problem, Problem)
    return true
  }
}

spec('Whatever the menu', (it) => {
  it('offers can be done, and what it does not offer cannot', () =>
    fc.assert(
      fc.property(record, actor, fc.constantFrom(...all), (loan, who, id) => {
        const line = menu(loan, who).find((one) => one.id === id)
        const refused = isRefused(() => does(loan, id, own(answersTo, id) ?? {}, { actor: who }))
        // Taking out of sight what is out of sight changes nothing, and is not offered.
        const isIdle = (id === 'disable' && !loan.core.record_state) || (id === 'enable' && loan.core.record_state)
        if (!isIdle) assert.is(refused, !(line?.enabled ?? false), `${id} by ${who.userName}`)
        assert.is(line !== undefined && !line.enabled, (line?.why.length ?? 0) > 0)
      }),
      { numRuns: 1500 },
    ))
  it('lets choose of stages can be chosen, and no others', () =>
    fc.assert(
      fc.property(
        record,
        actor,
        fc.constantFrom('lent', 'planned', 'in_review', 'over', 'mend'),
        (loan, who, workflow) => {
          fc.pre(workflow !== loan.core.workflow)
          const line = menu(loan, who).find(({ id }) => id === 'set_stage')
          const isOffered = line?.enabled === true && line.stages?.some(({ id }) => id === workflow) === true
          assert.is(
            isRefused(() => does(loan, 'set_stage', { workflow }, { actor: who })),
            !isOffered,
          )
        },
      ),
      { numRuns: 500 },
    ))
})
