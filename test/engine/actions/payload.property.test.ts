import fc from 'fast-check'
import * as assert from 'uvu/assert'
import type { Outcome } from '../../../engine/actions/action-type.ts'
import { accessTo } from '../../../engine/permissions/access-to.ts'
import { Problem } from '../../../engine/problems.ts'
import { diff } from '../../../engine/records/diff.ts'
import { rewind } from '../../../engine/records/rewind.ts'
import { libraryModel } from '../../lib/library-model.ts'
import { aLoan, jon, nadia, omar, reached } from '../../lib/people.ts'
import { spec } from '../../lib/spec.ts'
import { act } from './acting.ts'

const fields = libraryModel.recordTypes['loan']?.fields ?? []
const name = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...fields.map(({ id }) => id)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('__proto__', 'constructor', 'owned_by', 'shared_with', 'version', 'id', 'nothing'),
  },
)
const cell = fc.oneof(
  fc.constantFrom<unknown>(null, '', 'book', 'space', '2024-05-01', 5, true, 'good'),
  fc.jsonValue({ maxDepth: 2 }),
)
const row = fc.dictionary(
  fc.constantFrom('unique_id', '_destroy', 'copy_code', 'state', 'price', 'shelf', '__proto__'),
  cell,
)
const knownRow = fc.tuple(fc.constantFrom('a', 'b', 'n'), row).map(([unique_id, values]) => ({ ...values, unique_id }))
const payload = fc
  .tuple(
    fc.dictionary(name, cell, { maxKeys: 4 }),
    fc.option(fc.array(fc.oneof(knownRow, row, cell), { maxLength: 3 })),
  )
  .map(([values, copies]) => ({ ...values, ...(copies && { copies }) }))

const standing = reached(
  aLoan({
    answers: {
      title: 'Maps',
      kind: 'book',
      inner_note: 'Secret',
      fine: 5,
      copies: [
        { unique_id: 'a', copy_code: 'A' },
        { unique_id: 'b', copy_code: 'B', state: 'good' },
      ],
    },
    core: { shared_with: [{ user_name: 'omar' }] },
  }),
)

const actor = fc.constantFrom(nadia, omar, jon)

/** What came of it; nothing when it was refused, as it may be with a Problem only. */
function outcomeOf(run: () => Outcome): Outcome | undefined {
  try {
    return run()
  } catch (problem) {
    assert.instance(problem, Problem)
    return undefined
  }
}

spec('Whatever is sent', (it) => {
  it('is refused, or writes what the actor writes and nothing else', () =>
    fc.assert(
      fc.property(payload, actor, fc.boolean(), (answers, who, isLate) => {
        const base = { ...standing.record.answers, title: 'Atlas' }
        const loaded = isLate ? { ...standing, base } : standing
        const more = { overrideReason: 'because', ...(isLate && { baseVersion: 7 }) }
        const [write] = outcomeOf(() => act('update', answers, more, { actor: who, loaded }))?.records ?? []
        if (!write) return
        const { writable } = accessTo(who, standing.record, standing.reach) ?? { writable: new Set() }
        const changed = diff(standing.record.answers, write.after.answers).map(({ field }) => field)
        assert.equal(
          changed.filter((field) => !writable.has(field) && field !== 'total_fee'),
          [],
        )
        assert.equal(rewind(write.after.answers, write.change.fields), standing.record.answers)
        const { last_updated_at: _, last_updated_by: __, not_edited_by_owner: byOther, ...core } = write.after.core
        const { last_updated_at: ___, last_updated_by: ____, ...before } = standing.record.core
        assert.equal(core, before)
        assert.is(byOther, who === nadia ? undefined : true)
      }),
      { numRuns: 1000 },
    ))

  it('changes nothing the second time', () =>
    fc.assert(
      fc.property(payload, actor, (answers, who) => {
        const rows = (answers as { copies?: unknown }).copies
        fc.pre(!Array.isArray(rows) || rows.every((one) => Object.hasOwn(Object(one), 'unique_id')))
        const [write] =
          outcomeOf(() => act('update', answers, { overrideReason: 'x' }, { actor: who, loaded: standing }))?.records ??
          []
        if (!write) return
        const again = outcomeOf(() =>
          act('update', answers, { overrideReason: 'x' }, { actor: who, loaded: { ...standing, record: write.after } }),
        )
        assert.equal(again?.records ?? [], [])
      }),
      { numRuns: 500 },
    ))

  it('makes a record of known fields only, or none', () =>
    fc.assert(
      fc.property(payload, (answers) => {
        const [write] =
          outcomeOf(() => act('create', { ...answers, title: 'Maps' }, { overrideReason: 'x' }))?.records ?? []
        const known = new Set(fields.map(({ id }) => id))
        assert.equal(
          Object.keys(write?.after.answers ?? {}).filter((key) => !known.has(key)),
          [],
        )
      }),
      { numRuns: 300 },
    ))
})
