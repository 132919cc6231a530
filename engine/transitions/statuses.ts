import type { TransitionStatus } from '../lifecycle.ts'

export const transitionStatuses: readonly TransitionStatus[] = [
  'in_progress',
  'accepted',
  'rejected',
  'done',
  'revoked',
  'expired',
]
