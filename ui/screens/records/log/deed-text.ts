import { keyOfCode, t } from '../../../lib/t.ts'

interface Deed {
  readonly action: string
  readonly action_label?: string | undefined
}

/** What somebody did, in words: as the configuration calls it, or the platform's own. */
export function deedText({ action, action_label: label }: Deed): string {
  if (label) return label
  const key = keyOfCode('log.deed', action)
  return key ? t(key) : t('log.deed_unknown', { name: action })
}
