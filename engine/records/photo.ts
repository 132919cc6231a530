import { type Attachment, attachmentsIn } from '../fields/attachments.ts'
import { own } from '../lib/own.ts'
import type { RecordType } from '../model.ts'
import type { Answers } from './record.ts'

/** The photo that stands for the record: the current one, else the newest. */
export function photoOf({ photo }: Pick<RecordType, 'photo'>, answers: Answers): Attachment | undefined {
  const entries = photo === undefined ? [] : attachmentsIn(own(answers, photo))
  const dayOf = ({ date }: Attachment) => String(date ?? '')
  const newest = [...entries].sort((one, other) => (dayOf(one) < dayOf(other) ? 1 : -1))[0]
  return entries.find(({ is_current }) => is_current === true) ?? newest
}
