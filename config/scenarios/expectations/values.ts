import { equal } from '../../../engine/lib/equal.ts'
import type { Effect } from '../../../engine/lifecycle.ts'
import { wireValue } from '../../../engine/records/wire.ts'
import { pointerTo } from '../../positions.ts'
import { answerPath, type FieldSeen, fieldSeen } from '../path.ts'
import { effectsShown } from './effects-shown.ts'
import type { Difference, Expectation } from './expectation.ts'
import { byPathSchema } from './schemas.ts'

/** Answers as they come out: entered, worked out, begun with or cleared. */
export const values: Expectation<Readonly<Record<string, unknown>>> = {
  schema: byPathSchema(
    true,
    'By field: the answer that it comes to, worked out, begun with or cleared; `null` for none.',
  ),
  names: (json) =>
    Object.keys(json).map((name) => ({ pointer: pointerTo(name), part: 'key' as const, what: 'field' as const, name })),
  differences: (json, seen) =>
    Object.entries(json).flatMap(([path, wanted]): Difference[] => {
      const at = fieldSeen(seen, path)
      const pointer = pointerTo(path)
      const expected = shown(wanted)
      if (!at) return wanted === null ? [] : [{ pointer, path, expected, actual: 'there is no such row' }]
      const value = answerOf(at) ?? null
      return equal(value, wanted) ? [] : [{ pointer, path, expected, actual: shown(value) }]
    }),
  shows: (json, seen) => [
    ...effectsShown(seen, (effect) => setsOneOf(effect, Object.keys(json))),
    ...Object.keys(json).flatMap((path) => {
      const at = fieldSeen(seen, path)
      const value = at && answerOf(at)
      if (!at || value === undefined) return []
      const { calculation, default: begins } = at.field
      const logics = [calculation, begins && 'logic' in begins ? begins.logic : undefined]
      return logics.flatMap((logic) => (logic === undefined ? [] : [{ logic, outcome: 'value' as const }]))
    }),
  ],
}

/** Whether the effect gives one of the fields its value. */
const setsOneOf = (effect: Effect, paths: readonly string[]): boolean => {
  const name =
    effect.effect === 'set_field'
      ? effect.field
      : effect.effect === 'add_row' || effect.effect === 'set_row'
        ? effect.subform
        : undefined
  return name !== undefined && paths.some((path) => answerPath(path).field === name)
}

const answerOf = ({ field, scope }: FieldSeen) =>
  wireValue(scope.record.model, field, scope.answers, scope.record.today)

const shown = (value: unknown) => (value === null ? 'no answer' : JSON.stringify(value))
