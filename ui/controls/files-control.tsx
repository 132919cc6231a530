import { For, Show } from 'solid-js'
import { attachmentsIn } from '../../engine/fields/attachments.ts'
import { Grouped } from '../form/answer-frame.tsx'
import { t } from '../lib/t.ts'
import type { ControlProps } from './control.ts'

/** Files attached to a record. */
export function FilesControl(props: ControlProps) {
  const entries = () => attachmentsIn(props.entry.stored())
  return (
    <Grouped entry={props.entry} role="group">
      {() => (
        <Show when={entries().length > 0} fallback={<p class="rows-none">{t('form.files.none')}</p>}>
          <ul class="files">
            <For each={entries()}>{({ file_name }) => <li dir="auto">{file_name}</li>}</For>
          </ul>
        </Show>
      )}
    </Grouped>
  )
}
