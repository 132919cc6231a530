import { Show } from 'solid-js'
import type { RecordType } from '../../../../engine/model.ts'
import { photoOf } from '../../../../engine/records/photo.ts'
import type { Answers } from '../../../../engine/records/record.ts'
import { Picture } from '../../../form/attached-file.tsx'

export const RecordPhoto = (props: { readonly type: RecordType; readonly answers: Answers }) => (
  <Show when={photoOf(props.type, props.answers)}>
    {(entry) => (
      <div class="record-photo">
        <Picture entry={entry()} />
      </div>
    )}
  </Show>
)
