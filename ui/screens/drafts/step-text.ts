import type { Operation } from '../../data/configuration-drafts.ts'
import { t } from '../../lib/t.ts'

const nameOf = (operation: Operation): string => {
  const { option, field, id } = operation
  const inner = typeof option === 'object' && option !== null ? (option as { readonly id?: string }).id : option
  const own = typeof field === 'object' && field !== null ? (field as { readonly id?: string }).id : field
  const names = [inner, own, id, operation['form'], operation['role'], operation['dashboard'], operation['lookup']]
  const found = [...names, operation['path'], operation['recordType']].find((name) => typeof name === 'string')
  return (found as string | undefined) ?? ''
}

/** What a step did, in words; of several the first, and how many more. */
export function stepText(operations: readonly Operation[]): string {
  const [first, ...more] = operations
  if (!first) return t('drafts.step.files')
  const text = t(`drafts.step.${first.kind}`, { name: nameOf(first), locale: String(first['locale'] ?? '') })
  return more.length > 0 ? t('drafts.step.and_more', { step: text, count: more.length }) : text
}
