/** A save on top of what others wrote since the writer looked: their answers and the writer's, three ways. */
import { problems } from '../problems.ts'
import type { Answers } from '../records/record.ts'
import { threeWay } from '../records/three-way.ts'
import { clashesOnWire } from './clashes.ts'
import type { DecidingOnRecord } from './door.ts'

/** The answers that the writer saw: those of the base version, if they name one. */
export function answersSeen({ action: { baseVersion }, record, base }: DecidingOnRecord): Answers {
  if (baseVersion === undefined || baseVersion === record.version) return record.answers
  if (!base) throw problems.bodyRefused({ code: 'base_version.unknown', detail: 'base_version' })
  return base
}

/** The writer's answers over what stands by now; refused where both changed the same. */
export function mergedWithTheirs(deciding: DecidingOnRecord, seen: Answers, yours: Answers): Answers {
  const { id, version, answers: theirs } = deciding.record
  const { merged, clashes } = threeWay(seen, yours, theirs)
  if (clashes.length > 0) {
    throw problems.editsClash({ id, version, clashes: clashesOnWire(clashes, { base: seen, yours, theirs }, deciding) })
  }
  return merged
}
