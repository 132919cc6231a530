import type { RecordType } from '../../../../engine/model.ts'
import { say, t } from '../../../lib/t.ts'

const ANSWERED = '_answered'

/** What an alert is about: the name of its kind, or of the approval that waits or was answered; of what other records raise, what it is called `elsewhere`. */
export function alertText({ lifecycle }: RecordType, kind: string, elsewhere = ''): string {
  const rule = lifecycle?.alerts.find(({ id }) => id === kind)
  if (rule) return say(rule.label)
  const approvals = lifecycle?.approvals ?? []
  const waiting = approvals.find(({ id }) => id === kind)
  if (waiting) return t('life.approval.waiting', { name: say(waiting.label) })
  const answered = approvals.find(({ id }) => `${id}${ANSWERED}` === kind)
  return answered ? t('life.alert.answered', { name: say(answered.label) }) : elsewhere || t('life.alert.unnamed')
}

/** Whether the owner's saving the record takes the alert away. */
export const clearsOnSave = ({ lifecycle }: RecordType, kind: string): boolean =>
  lifecycle?.alerts.find(({ id }) => id === kind)?.clearedByOwner ??
  (lifecycle?.approvals ?? []).some(({ id }) => `${id}${ANSWERED}` === kind)
