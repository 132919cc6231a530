import { Show } from 'solid-js'
import { attachmentsIn } from '../../../../engine/fields/attachments.ts'
import { own } from '../../../../engine/lib/own.ts'
import type { RecordType } from '../../../../engine/model.ts'
import type { Answers } from '../../../../engine/records/record.ts'
import { Picture } from '../../../form/attached-file.tsx'

/** The photo that stands for the record: the current one, else the newest. */
export function photoOf({ photo }: RecordType, answers: Answers) {
  const entries = photo === undefined ? [] : attachmentsIn(own(answers, photo))
  const dayOf = ({ date }: { readonly [said: string]: unknown }) => String(date ?? '')
  const newest = [...entries].sort((one, other) => (dayOf(one) < dayOf(other) ? 1 : -1))[0]
  return entries.find(({ is_current }) => is_current === true) ?? newest
}

export const RecordPhoto = (props: { readonly type: RecordType; readonly answers: Answers }) => (
  <Show when={photoOf(props.type, props.answers)}>
    {(entry) => (
      <div class="record-photo">
        <Picture entry={entry()} />
      </div>
    )}
  </Show>
)
