import { Problem } from '../../engine/problems.ts'
import type { ApplyPhase } from '../stores/promotion-stores.ts'
import type { Fault } from './bundle-messages.ts'

/** A phase that found out why it must not go on. */
export class Failed extends Error {
  readonly fault: Fault & { readonly more?: number }
  readonly isStale: boolean

  constructor(fault: Fault & { readonly more?: number }, isStale = false) {
    super(fault.code)
    this.fault = fault
    this.isStale = isStale
  }
}

const FULL = /ENOSPC|SQLITE_FULL|disk is full|no space/i

/** Never the message of what nobody foresaw: it may quote a value. */
export function faultOf(error: unknown, phase: ApplyPhase): Fault & { readonly more?: number } {
  if (error instanceof Failed) return error.fault
  if (error instanceof Problem) return { code: error.code }
  if (FULL.test(String(error))) return { code: 'storage.full' }
  return { code: phase === 'restore' ? 'plan.no_restore_point' : 'plan.not_applied' }
}
