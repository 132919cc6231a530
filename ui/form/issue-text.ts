import type { Issue } from '../../engine/problems.ts'
import { dayText } from '../lib/format.ts'
import { keyOfCode, type Params, say, t } from '../lib/t.ts'

const DAY = /^\d{4}-\d{2}-\d{2}$/

const shown = (value: unknown): string | number =>
  typeof value === 'number' ? value : DAY.test(String(value)) ? dayText(String(value)) : String(value)

const paramsOf = (issue: Issue): Params =>
  Object.fromEntries(Object.entries(issue.params ?? {}).map(([name, value]) => [name, shown(value)]))

/** What an issue says to a person: the configured message of a rule, or the platform's own text for its code. */
export function issueText(issue: Issue): string {
  if (issue.message) return say(issue.message)
  const key = keyOfCode('issue', issue.code)
  return key ? t(key, paramsOf(issue)) : t('issue.unknown', { code: issue.code })
}
