import * as fc from 'fast-check'
import * as assert from 'uvu/assert'
import type { NamedAction } from '../../../engine/lifecycle.ts'
import type { Model, RecordType, Role } from '../../../engine/model.ts'
import { stepsOn } from '../../../engine/permissions/actions-on.ts'
import type { TransitionRow } from '../../../engine/records/collections.ts'
import { withShares } from '../../../engine/transitions/shares.ts'
import { transitionStatuses } from '../../../engine/transitions/statuses.ts'
import type { TransitionKind, TransitionStatus, TransitionStep } from '../../../engine/transitions/transition-kind.ts'
import { givers, givingModel } from '../../lib/lending-transitions.ts'
import { aLoan, now, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { accessOf, seenBy } from './who-sees.ts'
import { refusal, World } from './world.ts'

const everybody = Object.keys(givers)
const loan = givingModel.recordTypes['loan'] as RecordType

/** Nadia's loan with one entry in this state. */
function given(model: Model, kind: TransitionKind, status: TransitionStatus, by: string): World {
  const to = kind.recipient === 'owner' ? 'nadia' : 'omar'
  const entry: TransitionRow = {
    ...{ unique_id: uuid(50), type: kind.id, status, created_at: now },
    ...{ transitioned_by: by, transitioned_to: to, transitioned_to_agency: givers[to]?.agency ?? '' },
  }
  const blank = aLoan({ answers: { title: 'Maps', returned: true } })
  const type = model.recordTypes['loan'] as RecordType
  const core = withShares(type, blank.core, { ...blank.core, transitions: [entry] }, now)
  return new World({ ...blank, core }, model)
}

/** What becomes of it when somebody takes the step, as the declaration has it. */
function expected(world: World, kind: TransitionKind, step: TransitionStep, name: string): string {
  const entry = world.entry()
  const seen = seenBy(world, name)
  const isSender = entry.transitioned_by === name
  const isRecipient = entry.transitioned_to === name
  const asksFromBeyond =
    kind.fromBeyond && world.model.roles[givers[name]?.role ?? '']?.actions['loan']?.includes('search_beyond_reach')
  if (!seen && !asksFromBeyond) return 'record.not_found'
  const isInOwnRight = seen?.fields.includes('transitions') ?? false
  if (!isInOwnRight && !isSender && !isRecipient) return 'transition.not_found'
  const isAllowed =
    (step.by.includes('sender') && isSender) ||
    (step.by.includes('recipient') && isRecipient) ||
    (step.by.includes('owner') && world.record.core.owned_by === name) ||
    (step.by.includes('allowed') && isInOwnRight && seen?.actions.includes(`${step.id}_${kind.id}`))
  if (!isAllowed) return 'transition.not_yours'
  return step.from.includes(entry.status) ? 'done' : 'action.refused transition.answered'
}

/** Everybody tries every step of the entry, from this state; then it is looked at who sees and may do what. */
function everyStep(model: Model, kind: TransitionKind, status: TransitionStatus, by: string): number {
  let done = 0
  // To whom nothing of the type can be given, the type itself is not there: that tells no more of the record.
  const told = (refused: string) => refused.replace('record_type.unknown', 'record.not_found')
  for (const step of kind.steps) {
    for (const name of everybody) {
      const world = given(model, kind, status, by)
      const before = world.record
      const words = `${name} takes ${step.id} of ${by}’s ${kind.id} that is ${status}`
      const wanted = expected(world, kind, step, name)
      assert.is(offered(world, name).includes(step.id), wanted === 'done' && seenBy(world, name) !== undefined, words)
      const answers = {
        transition: world.entry().unique_id,
        ...(step.to === 'rejected' && hasReason(kind) ? { rejected_reason: 'No.' } : {}),
      }
      assert.is(told(refusal(() => world.does(name, `${step.id}_${kind.id}`, answers))), wanted, words)
      if (wanted === 'done') {
        done++
        const entry = world.record.core.transitions?.[0]
        assert.equal([entry?.status, entry?.responded_by, entry?.responded_at], [step.to, name, now], words)
        assert.is(world.record.core.owned_by, takesOver(kind, step) ? 'omar' : 'nadia', words)
      } else assert.is(world.record, before, words)
      for (const other of everybody)
        assert.equal(accessOf(world, other), seenBy(world, other), `${other} after ${words}`)
    }
  }
  return done
}

const hasReason = ({ id }: TransitionKind) => id === 'sending'
const takesOver = ({ id }: TransitionKind, step: TransitionStep) => id === 'sending' && step.id === 'accept'

/** Steps that the listing of entries offers somebody. */
function offered(world: World, name: string): readonly string[] {
  const access = world.access(name)
  if (!access) return []
  return stepsOn(world.model, world.actor(name), world.record, access, world.entry(), { now })
    .filter(({ enabled }) => enabled)
    .map(({ step }) => step)
}

spec('Every step of every kind, by everybody, in every state', (it) => {
  for (const kind of loan.lifecycle?.transitions ?? []) {
    if (kind.steps.length === 0) continue
    it(`is what ${kind.id} declares`, () => {
      const senders = kind.fromBeyond ? ['adam'] : ['nadia', 'layla']
      const done = transitionStatuses.flatMap((status) => senders.map((by) => everyStep(givingModel, kind, status, by)))
      assert.ok(done.reduce((sum, count) => sum + count, 0) >= kind.steps.length)
    })
  }
})

const someStatuses = fc.subarray([...transitionStatuses], { minLength: 1 })
const someSteps = fc.array(
  fc.record({
    from: someStatuses,
    to: fc.constantFrom(...transitionStatuses),
    by: fc.subarray(['recipient', 'sender', 'owner', 'allowed'] as const, { minLength: 1 }),
  }),
  { minLength: 1, maxLength: 3 },
)

const anyKind = fc.record({
  steps: someSteps,
  gives: fc.option(
    fc.record({ while: someStatuses, actions: fc.subarray(['update', 'showing']), readOnly: fc.boolean() }),
  ),
  /** What Layla may do in her own right. */
  leads: fc.subarray(['step0', 'step1', 'step2']),
})

/** A library with one kind of transition, of any shape. */
function libraryWith({ steps, gives, leads }: typeof anyKind extends fc.Arbitrary<infer Shape> ? Shape : never) {
  const kind: TransitionKind = {
    ...{ id: 'given', plural: 'givens', label: {}, programmes: ['lending'], begins: 'in_progress', consent: [] },
    recipient: { receives: 'read', within: [], narrowedBy: [] },
    steps: steps.map((step, index) => ({ id: `step${index}`, ...step })),
    ...(gives && {
      gives: {
        while: gives.while,
        actions: gives.actions,
        roles: [],
        ...(gives.readOnly && { readOnly: true as const }),
      },
    }),
  }
  const actions = kind.steps.map(
    ({ id }): NamedAction => ({
      ...{ id: `${id}_given`, permission: `${id}_given`, label: {}, programmes: ['lending'] },
      ...{ conditions: [], asks: [], asksRecord: [], effects: [], transition: { kind: 'given', step: id } },
    }),
  )
  const lead = givingModel.roles['lead'] as Role
  const allowed = [...(lead.actions['loan'] ?? []), ...leads.map((step) => `${step}_given`)]
  const lifecycle = { ...(loan.lifecycle as NonNullable<RecordType['lifecycle']>), actions, transitions: [kind] }
  const model: Model = {
    ...givingModel,
    recordTypes: { ...givingModel.recordTypes, loan: { ...loan, lifecycle } },
    roles: { ...givingModel.roles, lead: { ...lead, actions: { loan: allowed } } },
  }
  return { kind, model }
}

spec('A kind of any shape', (it) => {
  it('lets everybody do what it declares and nothing else, and shows what it gives', () =>
    fc.assert(
      fc.property(
        anyKind,
        fc.constantFrom(...transitionStatuses),
        fc.constantFrom('nadia', 'layla'),
        (shape, status, by) => {
          const { kind, model } = libraryWith(shape)
          everyStep(model, kind, status, by)
        },
      ),
      { numRuns: 300, includeErrorInReport: true },
    ))
})
