/** Where a plan stands: what is still to be decided, who has agreed to what, and what may be done with it next. */
import { contentOf, type Incomplete, incompleteIn } from '../../config/plan/completeness.ts'
import { itemsAgainstRing } from '../../config/plan/ring.ts'
import { todayIn } from '../../engine/lib/time-zone.ts'
import type { Model, Policy } from '../../engine/model.ts'
import type { PlanItem } from '../../engine/plan/plan.ts'
import type { KeptPlan, Verdict } from '../stores/promotion-stores.ts'
import { itemsForTwo } from './policy.ts'

export interface Standing {
  /** SHA-256 of what somebody agrees to now. */
  readonly content: string
  readonly incomplete: readonly Incomplete[]
  /** Items because of which a second person has to agree; none: nobody has to. */
  readonly forTwo: readonly PlanItem[]
  /** Items because of which it cannot be applied to a ring first. */
  readonly againstRing: readonly PlanItem[]
  /** Of the plan as it is now. */
  readonly approved?: Verdict
  readonly refused?: Verdict
}

/** Undefined while it is counted. */
export function standingOf(
  { body, decisions, verdicts }: Pick<KeptPlan, 'body' | 'decisions' | 'verdicts'>,
  {
    active,
    target,
    policies,
    now,
  }: {
    readonly active: Model
    readonly target: Model
    readonly policies: readonly (Policy | undefined)[]
    readonly now: string
  },
): Standing | undefined {
  if (!body) return undefined
  const today = todayIn(active.instance.timeZone, now)
  const content = contentOf(body, decisions)
  const current = verdicts.filter((one) => one.content === content)
  const of = (verdict: Verdict['verdict']) => current.findLast((one) => one.verdict === verdict)
  const [approved, refused] = [of('approved'), of('refused')]
  return {
    content,
    incomplete: incompleteIn(body, decisions, { to: target, today }),
    forTwo: itemsForTwo(policies, body),
    againstRing: itemsAgainstRing(body.items, decisions, { from: active, to: target }),
    ...(approved && { approved }),
    ...(refused && { refused }),
  }
}

/** Why it cannot be applied as it stands; undefined: it can be. */
export function obstacleTo(standing: Standing | undefined): string | undefined {
  if (!standing) return 'plan.not_counted'
  if (standing.incomplete.length > 0) return 'plan.incomplete'
  if (standing.refused) return 'plan.was_refused'
  if (standing.forTwo.length > 0 && !standing.approved) return 'plan.approval_missing'
  return undefined
}

type Ownership = Pick<KeptPlan, 'madeBy' | 'decisions' | 'direction' | 'receivedFrom'>

/** Whoever made it, brought the release, or decided anything in it: none of them is a second person. */
export const ownersOf = ({ madeBy, decisions, direction, receivedFrom }: Ownership): readonly string[] => [
  ...new Set([
    madeBy,
    ...(direction === 'forward' ? [receivedFrom] : []),
    ...Object.values(decisions).map(({ by }) => by),
  ]),
]

export const isOwn = (plan: Ownership, userName: string): boolean => ownersOf(plan).includes(userName)
