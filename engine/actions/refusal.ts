import { type Issue, problems } from '../problems.ts'
import type { Change } from '../records/record.ts'
import type { Action } from './action-type.ts'

const LONGEST_REASON = 2000

/** Refuses the save for errors, and for warnings without a reason to go on; else what was overridden. */
export function refuseFor(issues: readonly Issue[], { overrideReason = '' }: Action): Pick<Change, 'overridden'> {
  const reason = overrideReason.trim()
  if (reason.length > LONGEST_REASON)
    throw problems.bodyRefused({ code: 'override.too_long', detail: 'override_reason' })
  const isOverridden = issues.every(({ level }) => level === 'warning') && reason !== ''
  if (issues.length > 0 && !isOverridden) throw problems.answersHaveIssues({ issues })
  return issues.length > 0 ? { overridden: { codes: issues.map(codeOf), reason } } : {}
}

/** A configured rule is known by its own name. */
const codeOf = ({ code, params }: Issue) => (typeof params?.['rule'] === 'string' ? `${code}:${params['rule']}` : code)
