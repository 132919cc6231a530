import { type Issue, Problem } from '../../../engine/problems.ts'
import { locale } from '../../lib/locale.ts'
import { keyOfCode, type Params, t } from '../../lib/t.ts'
import { troubleText } from '../../parts/trouble.tsx'

const wordsOf = (value: unknown): string | number => (typeof value === 'number' ? value : String(value))

const issuesOf = (error: unknown): readonly Issue[] =>
  error instanceof Problem ? ((error.details as { readonly issues?: readonly Issue[] }).issues ?? []) : []

/** Why something cannot be done to a draft, in a sentence. */
export function sentenceOf({ code, params = {} }: Pick<Issue, 'code' | 'params'>): string {
  const told: Params = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, wordsOf(value)]))
  return t(keyOfCode('problem', code) ?? 'problem.draft.refused', told)
}

/** The same of what was thrown. */
export function refusalText(error: unknown): string {
  const issues = issuesOf(error)
  return issues.length > 0 ? issues.map(sentenceOf).join(' ') : troubleText(error)
}

/** What was thrown, each issue with its sentence, so that a form can show it. */
export function inSentences(error: unknown): unknown {
  if (!(error instanceof Problem) || issuesOf(error).length === 0) return error
  const issues = issuesOf(error).map((issue) => ({ ...issue, message: { [locale()]: sentenceOf(issue) } }))
  return new Problem(error.kind, error.code, { ...(error.details as object), issues })
}

export const isChanged = (error: unknown): boolean => error instanceof Problem && error.code === 'draft.changed'
