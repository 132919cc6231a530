import { Problem } from '../../engine/problems.ts'
import { refusalOf } from '../audit/actions.ts'
import { type Asked, nowOf } from '../context.ts'
import { networkOf } from './client-address.ts'
import type { Attempt } from './sign-in-limits.ts'

/** Counts an attempt before it is judged. One that must wait is refused, and the audit says so. */
export async function reserved(c: Asked, attempt: Omit<Attempt, 'address'>, deed: string): Promise<Attempt> {
  const { signInLimits, stores } = c.var.parts
  const { ms, instant } = nowOf(c)
  const whole = { ...attempt, address: c.var.address }
  try {
    await signInLimits.reserve(whole, ms)
  } catch (error) {
    const isLimited = error instanceof Problem && error.kind === 'limited'
    if (isLimited && mayBeNoted(c)) {
      await stores.audit.write([{ at: instant, action: refusalOf(deed) }]).catch(() => undefined)
    }
    throw error
  }
  return whole
}

function mayBeNoted(c: Asked): boolean {
  try {
    c.var.parts.rates.noted.take(networkOf(c.var.address), nowOf(c).ms)
    return true
  } catch {
    return false
  }
}
