import * as fc from 'fast-check'
import * as assert from 'uvu/assert'
import { equal } from '../../../engine/lib/equal.ts'
import type { RecordType } from '../../../engine/model.ts'
import type { AnyRecord } from '../../../engine/records/record.ts'
import { recordAt } from '../../../engine/records/rewind.ts'
import type { Person } from '../../../engine/transitions/person.ts'
import { givers, givingModel } from '../../lib/lending-transitions.ts'
import { aLoan, uuid } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { accessOf, seenBy } from './who-sees.ts'
import { refusal, World } from './world.ts'

const people = Object.keys(givers)
const kinds = (givingModel.recordTypes['loan'] as RecordType).lifecycle?.transitions ?? []
const starts = kinds.map(({ id }) => id)
const steps = kinds.flatMap((kind) => kind.steps.map((step) => `${step.id}_${kind.id}`))

const who = fc.constantFrom(...people)
const perhaps = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 2, arbitrary: who })
const deed = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom(...starts),
      who: perhaps,
      to: who,
      role: fc.option(fc.constant('visitor'), { freq: 2 }),
      overridden: fc.boolean(),
      onRow: fc.boolean(),
      remote: fc.integer({ max: 9, min: 0 }).map((number) => number === 0),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      answers: fc.nat(9),
      step: fc.nat(9),
      other: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...steps) }),
      who: perhaps,
    }),
  },
  { weight: 1, arbitrary: fc.record({ agrees: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      moves: who,
      group: fc.constantFrom('north', 'south'),
      isOff: fc.nat(4).map((number) => number === 0),
    }),
  },
  { weight: 1, arbitrary: fc.record({ days: fc.integer({ min: 1, max: 6 }) }) },
)
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never

/** What somebody tries; what was done, if anything. Nobody in particular is whoever may, so that sequences lead somewhere. */
function tried(world: World, what: Deed): string | undefined {
  const { core } = world.record
  if ('days' in what) {
    world.after(what.days * 86_400)
    return undefined
  }
  if ('moves' in what) {
    const person = givers[what.moves] as Person
    world.people = { ...world.people, [what.moves]: { ...person, groups: [what.group], disabled: what.isOff } }
    return undefined
  }
  if ('agrees' in what) return did(world, core.owned_by, 'update', { returned: what.agrees })
  if ('answers' in what) {
    const entries = core.transitions ?? []
    const entry = entries[what.answers % Math.max(entries.length, 1)]
    const kind = kinds.find(({ id }) => id === entry?.type)
    const step = kind?.steps[what.step % Math.max(kind.steps.length, 1)]
    const whoMay = {
      recipient: entry?.transitioned_to,
      sender: entry?.transitioned_by,
      owner: core.owned_by,
      allowed: 'layla',
    }
    const action = what.other ?? (step ? `${step.id}_${kind?.id}` : 'accept_sending')
    return did(world, what.who ?? whoMay[step?.by[0] ?? 'owner'] ?? 'nadia', action, {
      transition: entry?.unique_id ?? uuid(9),
      ...(action === 'reject_sending' && { rejected_reason: 'No.' }),
    })
  }
  const { does, to, role, overridden, onRow, remote } = what
  return did(world, what.who ?? (does === 'wish' ? 'adam' : core.owned_by), does, {
    ...(does !== 'wish' && { transitioned_to: to }),
    ...(role && does === 'showing' && { authorized_role_unique_id: role }),
    ...(overridden && { consent_overridden: true }),
    ...(onRow && does === 'showing' && { service_record_id: uuid(21) }),
    ...(remote && does === 'sending' && { remote: true, transitioned_to_remote: 'The city' }),
  })
}

function did(world: World, name: string, action: string, answers: object): string | undefined {
  const before = world.record
  const result = refusal(() => {
    const { records, audit } = world.does(name, action, answers)
    assert.equal(
      audit.map((fact) => fact.action),
      [action],
    )
    assert.is(records.length, records.some(({ after }) => after !== before) ? 1 : 0)
  })
  if (result !== 'done') assert.is(world.record, before, 'what is refused changes nothing')
  return result === 'done' ? action : undefined
}

/** It belongs to one person, who is known, and with whom it is not shared besides. */
function hasOneOwner({ record }: World) {
  const { owned_by, owned_by_full_name, shared_with } = record.core
  assert.is(owned_by_full_name, givers[owned_by]?.fullName)
  assert.not(shared_with.some(({ user_name }) => user_name === owned_by))
}

/** Everybody reaches just what is declared for them: nobody sees more, and who should have lost it has. */
const isSeenAsDeclared = (world: World) =>
  people.every((name) => {
    const [is, wanted] = [accessOf(world, name), seenBy(world, name)]
    if (!equal(is, wanted)) assert.equal(is, wanted, name)
    return true
  })

/** Every state that it was in can be read off the log, entry by entry, and nothing that was given is missing in the ledger. */
function isAllInTheLog({ record, changes }: World, states: readonly AnyRecord[]) {
  assert.equal(
    changes.map(({ version }) => version),
    changes.map((_, index) => index + 2),
  )
  for (const state of states) {
    const then = recordAt(record, changes, state.version)
    const told = ({ answers, core: { owned_by, transitions = [], disclosures = [] } }: AnyRecord) => ({
      ...{ answers, owned_by, transitions, disclosures },
    })
    if (!equal(told(then), told(state))) assert.equal(told(then), told(state))
  }
  for (const { unique_id, type, remote } of record.core.transitions ?? []) {
    const gives = kinds.find(({ id }) => id === type)?.gives
    const isNoted = record.core.disclosures?.some(({ transition }) => transition === unique_id) ?? false
    assert.is(isNoted, gives !== undefined || remote === true)
  }
}

spec('Whatever is done one after the other', (it) => {
  it('leaves one owner, shows nobody what is not theirs, and stands in the log', () => {
    const done = new Map<string, number>()
    fc.assert(
      fc.property(fc.array(deed, { minLength: 2, maxLength: 7, size: 'max' }), (deeds) => {
        const copies = [{ unique_id: uuid(21), copy_code: 'A', state: 'good' }]
        const world = new World(aLoan({ answers: { title: 'Maps', returned: true, copies } }))
        const states = [world.record]
        for (const what of deeds) {
          const name = tried(world, what)
          if (name !== undefined) done.set(name, (done.get(name) ?? 0) + 1)
          if (states.at(-1) !== world.record) states.push(world.record)
          // What was refused left everything as it was.
          else if (!('days' in what || 'moves' in what)) continue
          hasOneOwner(world)
          isSeenAsDeclared(world)
        }
        isAllInTheLog(world, states)
      }),
      { numRuns: 10_000, seed: 5, includeErrorInReport: true },
    )
    // Every start and every step was done, not only tried.
    for (const name of [...starts, ...steps]) assert.ok((done.get(name) ?? 0) > 25, `${name}: ${done.get(name) ?? 0}`)
  })
})
