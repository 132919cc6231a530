import type { TransitionStatus } from './transition-kind.ts'

export const transitionStatuses: readonly TransitionStatus[] = [
  'in_progress',
  'accepted',
  'rejected',
  'done',
  'revoked',
  'expired',
]
