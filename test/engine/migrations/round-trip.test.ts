import fc from 'fast-check'
import * as assert from 'uvu/assert'
import { migrationKinds } from '../../../engine/migrations/index.ts'
import { taken } from '../../../engine/migrations/take.ts'
import type { Answers } from '../../../engine/records/record.ts'
import { spec } from '../../lib/spec.ts'
import { called, cases, loanOf, lossOf } from './steps.ts'

const RUNS = { numRuns: 300, seed: 11, includeErrorInReport: true }
const at = { record: loanOf({}).id }

spec('A migration there and back', (it) => {
  it('is tried with every kind, lossless and not', () => {
    const tried = new Set(cases.map(({ step }) => step.kind))
    assert.equal(
      [...migrationKinds.map(({ kind }) => kind)].filter((kind) => !tried.has(kind)),
      [],
    )
    assert.ok(cases.some(({ step }) => lossOf(step) === undefined))
  })

  for (const { step, values } of cases) {
    const forward = { direction: 'forward' as const, steps: [step] }
    const back = { direction: 'back' as const, steps: [step] }
    const loss = lossOf(step)

    it(`gives every value back: ${called(step)}`, () =>
      fc.assert(
        fc.property(values, (answers) => {
          const there = taken(loanOf(answers), forward)
          assert.equal(taken(there, back).answers, answers)
        }),
        RUNS,
      ))

    if (loss === undefined) {
      it(`loses nothing, as declared, and parks nothing: ${called(step)}`, () =>
        fc.assert(
          fc.property(values, (answers) => assert.is(taken(loanOf(answers), forward).parked, undefined)),
          RUNS,
        ))
    } else if (loss !== 'other_rows') {
      it(`loses something of some values, as declared (${loss}): ${called(step)}`, () => {
        const some = fc.sample(values, { numRuns: 300, seed: 11 })
        assert.ok(some.some((answers) => taken(loanOf(answers), forward).parked !== undefined))
      })
    }

    it(`does nothing to a record without such answers: ${called(step)}`, () => {
      const other = loanOf({ title: 'Maps' })
      assert.is(taken(other, forward), other)
      assert.is(taken(other, back), other)
    })

    it(`gives back what was written on the other side, too: ${called(step)}`, () =>
      fc.assert(
        fc.property(values, values, (first, later) => {
          // What somebody writes afterwards looks like what the step makes of such values.
          const there = taken(loanOf(first), forward)
          const written: Answers = taken(loanOf(later), forward).answers
          const changed = { ...there, answers: written }
          const again = taken(taken(changed, back), forward)
          assert.equal(again.answers, written)
        }),
        RUNS,
      ))
  }

  it('counts one version for what changes, and none for what stays', () => {
    const [{ step } = cases[0] as never] = cases
    const forward = { direction: 'forward' as const, steps: [step] }
    assert.is(taken(loanOf({ x: 'a' }), forward).version, loanOf({}).version + 1)
    assert.is(taken(loanOf({ title: 'a' }), forward).version, loanOf({}).version)
    assert.ok(at.record)
  })
})
