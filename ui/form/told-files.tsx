import { type Component, For, Match, Show, Switch } from 'solid-js'
import { type Attachment, attachmentsIn } from '../../engine/fields/attachments.ts'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import type { Field } from '../../engine/model.ts'
import { dayText } from '../lib/format.ts'
import { t } from '../lib/t.ts'
import { Download, FileName, Picture, Recording } from './attached-file.tsx'

interface ToldFilesProps {
  readonly field: Field
  readonly value: unknown
}

/** The current one first. */
const inOrder = (entries: readonly Attachment[]) =>
  [...entries].sort((one, other) => Number(other['is_current'] === true) - Number(one['is_current'] === true))

const said = ({ is_current, date, comments }: Attachment): readonly string[] => [
  ...(is_current === true ? [t('form.files.current')] : []),
  ...(typeof date === 'string' ? [dayText(date)] : []),
  ...(typeof comments === 'string' ? [comments] : []),
]

/** Attached files to be read: pictures small, recordings to listen to, documents to keep. */
export const ToldFiles: Component<ToldFilesProps> = (props) => {
  const control = fieldTypeOf(props.field).control
  return (
    <ul class="files bare">
      <For each={inOrder(attachmentsIn(props.value))}>
        {(entry) => (
          <li class="file" classList={{ 'file-signature': control === 'signature' }}>
            <Switch>
              <Match when={control === 'photo' || control === 'signature'}>
                <Picture entry={entry} />
              </Match>
              <Match when={control === 'audio'}>
                <Recording entry={entry} />
              </Match>
            </Switch>
            <div class="file-body">
              <Show when={control === 'signature'} fallback={<Naming entry={entry} />}>
                <Signed entry={entry} />
              </Show>
              <Show when={control === 'audio' || control === 'document'}>
                <Download entry={entry} />
              </Show>
            </div>
          </li>
        )}
      </For>
    </ul>
  )
}

const Naming = (props: { readonly entry: Attachment }) => (
  <>
    <Show when={props.entry['description']} fallback={<FileName entry={props.entry} />}>
      {(description) => <span dir="auto">{String(description())}</span>}
    </Show>
    <Show when={said(props.entry).length > 0}>
      <span class="answer-note" dir="auto">
        {said(props.entry).join(' · ')}
      </span>
    </Show>
  </>
)

const Signed = (props: { readonly entry: Attachment }) => (
  <>
    <Show when={props.entry['signature_provided_by']}>{(by) => <bdi>{String(by())}</bdi>}</Show>
    <Show when={props.entry['signature_provided_on']}>
      {(on) => <span class="answer-note">{t('form.sign.on', { date: dayText(String(on())) })}</span>}
    </Show>
  </>
)
