/** Where a plan stands, for the reader: one word that says what is to be done next. */
import type { PlanFacts } from '../../../data/promotion.ts'

export type Stand =
  | 'counting'
  | 'undecided'
  | 'refused'
  | 'approve'
  | 'approval_own'
  | 'approval_elsewhere'
  | 'ready'
  | 'scheduled'
  | 'applying'
  | 'settling'
  | 'ringed'
  | 'applied'
  | 'failed'
  | 'uncounted'
  | 'stale'
  | 'withdrawn'

export function standOf(plan: PlanFacts, mayApprove: boolean): Stand {
  if (plan.state === 'applied') return plan.progress ? 'settling' : 'applied'
  if (plan.state === 'failed') return plan.items ? 'failed' : 'uncounted'
  if (plan.state === 'scheduled') return 'scheduled'
  if (plan.state === 'open' || plan.state === 'approved') return standOpen(plan, mayApprove)
  return plan.state
}

function standOpen({ obstacle, approval }: PlanFacts, mayApprove: boolean): Stand {
  if (obstacle === undefined) return 'ready'
  if (obstacle === 'plan.was_refused') return 'refused'
  if (obstacle !== 'plan.approval_missing') return 'undecided'
  if (approval?.own) return 'approval_own'
  return mayApprove ? 'approve' : 'approval_elsewhere'
}
