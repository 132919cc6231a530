/** Conditions while they are put together: parts may be unfinished, and are written down once none is. */
import type { Logic } from '../../../../engine/logic/logic.ts'
import {
  type Comparison,
  isGroup,
  logicOfRule,
  type PlainRule,
  ruleOfLogic,
} from '../../../../engine/logic/plain-rule.ts'
import { shapeIssues } from '../../../../engine/logic/shape.ts'
import { canShow, isFinished } from './comparisons.ts'
import { fieldUnder, type RuleGround } from './rule-ground.ts'

export type Part = Comparison | PlainRule

export const NOTHING: PlainRule = { match: 'all', parts: [] }
export const NEW_PART: Comparison = { field: '', comparison: 'is' }

/** What a change came to. `unfinished`: something is still to be chosen. */
export type RuleSaid = { readonly logic: Logic | undefined } | 'unfinished'

/** The rule that the screen can show part by part; undefined: only as it is written. */
export function shownAsParts(logic: Logic | undefined, ground: RuleGround): PlainRule | undefined {
  if (logic === undefined) return NOTHING
  if (shapeIssues(logic).length > 0) return undefined
  const rule = ruleOfLogic(logic)
  return rule && everyPart(rule, (part) => canShow(part, fieldUnder(part.field, ground))) ? rule : undefined
}

export const saidBy = (rule: PlainRule): RuleSaid =>
  everyPart(rule, isFinished) && !hasEmptyGroup(rule, true) ? { logic: logicOfRule(rule) } : 'unfinished'

const everyPart = ({ parts }: PlainRule, holds: (part: Comparison) => boolean): boolean =>
  parts.every((part) => (isGroup(part) ? everyPart(part, holds) : holds(part)))

const hasEmptyGroup = ({ parts }: PlainRule, isOuter: boolean): boolean =>
  (parts.length === 0 && !isOuter) || parts.some((part) => isGroup(part) && hasEmptyGroup(part, false))

/** An expression out of what somebody typed, or what is wrong with it. */
export function readLogic(text: string): { readonly logic: Logic | undefined } | { readonly wrong: 'json' | 'shape' } {
  if (text.trim() === '') return { logic: undefined }
  try {
    const logic = JSON.parse(text) as Logic
    return shapeIssues(logic).length > 0 ? { wrong: 'shape' } : { logic }
  } catch {
    return { wrong: 'json' }
  }
}

export const replaced = (parts: readonly Part[], index: number, part: Part | undefined): readonly Part[] =>
  part === undefined ? parts.filter((_, at) => at !== index) : parts.map((one, at) => (at === index ? part : one))
