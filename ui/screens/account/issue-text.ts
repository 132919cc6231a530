import type { Issue } from '../../../engine/problems.ts'
import { keyOfCode, t } from '../../lib/t.ts'

/** What is wrong with one answer about an account, and what to do. */
export function accountIssueText({ code, params }: Issue): string {
  const numbers = Object.entries(params ?? {}).filter((entry): entry is [string, string | number] =>
    ['string', 'number'].includes(typeof entry[1]),
  )
  return t(keyOfCode('account.issue', code) ?? 'account.issue.unknown', Object.fromEntries(numbers))
}
