import fc from 'fast-check'
import type { Answers, Row } from '../../../engine/records/record.ts'

/** Answers of any kind, few names and few values, so that two drawn ones meet often. */
const scalar = fc.constantFrom<unknown>('a', 'b', 0, 1, true, false)
const several = fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 })

const plain = (names: readonly string[]) =>
  fc.dictionary(fc.constantFrom(...names), scalar, { maxKeys: 3, noNullPrototype: true })

export const rows: fc.Arbitrary<readonly Row[]> = fc
  .uniqueArray(fc.constantFrom('r1', 'r2', 'r3', 'r4'), { minLength: 1 })
  .chain((ids) =>
    fc.tuple(...ids.map((unique_id) => plain(['p', 'q']).map((values): Row => ({ ...values, unique_id })))),
  )

export const anyAnswers: fc.Arbitrary<Answers> = fc
  .tuple(plain(['one', 'two', 'three']), fc.option(several), fc.option(rows), fc.option(rows))
  .map(([values, many, copies, loose]) => ({
    ...values,
    ...(many && { topics: many }),
    ...(copies && { copies }),
    ...(loose && { loose }),
  }))
