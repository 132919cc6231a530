import type { Deed } from '../../../data/wire.ts'
import { keyOfCode, t } from '../../../lib/t.ts'

/** What somebody did, in words: as the configuration calls it, or the platform's own. */
export function deedText({ action, action_label: name, action_step: step }: Deed): string {
  if (name) return step ? t(`life.approval.${step}.done`, { name }) : name
  const key = keyOfCode('log.deed', action)
  return key ? t(key) : t('log.deed_unknown', { name: action })
}
