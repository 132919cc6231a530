import { Problem } from '../../../../engine/problems.ts'
import { keyOfCode, t } from '../../../lib/t.ts'
import { troubleText } from '../../../parts/trouble.tsx'

/** Why something was not done, by the codes of the server. */
export const whyNot = (codes: readonly string[] = []): string =>
  codes
    .map((code) => t(keyOfCode('issue', code) ?? keyOfCode('problem', code) ?? 'problem.action.refused'))
    .join(' ') || t('problem.action.refused')

/** The same of what was thrown where there is no form at whose fields it could stand. */
export function refusalText(error: unknown): string {
  const { issues } = (error instanceof Problem ? error.details : {}) as {
    readonly issues?: readonly { readonly code: string }[]
  }
  return issues ? whyNot(issues.map(({ code }) => code)) : troubleText(error)
}
