import { type Becoming, scopeOf, tried } from '../effects/becoming.ts'
import { applyEffects } from '../effects/index.ts'
import type { NamedAction } from '../lifecycle.ts'
import { evaluate } from '../logic/evaluate.ts'

/** Actions that a write brings with it, in order; each sees what the earlier ones did. Gives the ids of those done. */
export function triggered(becoming: Becoming, done: string): readonly string[] {
  const { type, programme } = becoming
  return (type.lifecycle?.actions ?? []).flatMap((action) => {
    const { id, trigger, programmes } = action
    const isCandidate = trigger !== undefined && id !== done && programmes.includes(programme)
    return isCandidate && happens(becoming, action) ? [id] : []
  })
}

/** One that cannot be done whole is not done at all. */
function happens(becoming: Becoming, { id, trigger = false, conditions, effects }: NamedAction): boolean {
  const { answers, core, stageIsSet, notices } = becoming
  const told = notices.length
  const result = tried(becoming, `actions/${id}`, () => {
    const isDue = [trigger, ...conditions.map(({ holds }) => holds)].every(
      (logic) => evaluate(logic, scopeOf(becoming)) === true,
    )
    if (isDue) applyEffects(becoming, effects)
    return isDue
  })
  if (result !== undefined) return result
  Object.assign(becoming, { answers, core, stageIsSet })
  notices.length = told
  return false
}
