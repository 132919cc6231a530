import { createMemo, createSignal, Show } from 'solid-js'
import { type Attachment, attachmentsIn } from '../../../engine/fields/attachments.ts'
import { Picture } from '../../form/attached-file.tsx'
import { domId, type Entry } from '../../form/entry.ts'
import { useFilling } from '../../form/filling.ts'
import { bytesText } from '../../lib/bytes-text.ts'
import { t } from '../../lib/t.ts'
import { Icon } from '../../parts/icon.tsx'
import { choosable, typeByName } from './choosing.ts'
import { StateOfFile } from './file-state.tsx'
import { SignaturePad } from './signature-pad.tsx'

/** One signature: drawn here or chosen as a picture, with who gave it. */
export function SignatureAnswer(props: { readonly entry: Entry }) {
  const filling = useFilling()
  const { field, path } = props.entry
  const may = choosable(field, filling.model)
  const [refused, setRefused] = createSignal<string>()
  const [before, setBefore] = createSignal<Attachment>()
  const signed = createMemo(() => attachmentsIn(props.entry.stored())[0])
  let choosing: HTMLInputElement | undefined

  const put = (entry: Attachment | undefined) => {
    props.entry.answer(entry)
    props.entry.leave()
  }
  const sign = (name: string, picture: Blob) => {
    const brought = filling.files?.bring(field.type, name, new Blob([picture], { type: 'image/png' }))
    if (brought) put({ unique_id: crypto.randomUUID(), ...brought })
  }
  const choose = (file: File | undefined) => {
    setRefused(undefined)
    if (!file) return
    if (!typeByName(may, file.name)) setRefused(t('form.files.wrong_type', { name: file.name, types: may.words }))
    else if (file.size > may.maximumBytes)
      setRefused(t('form.files.too_large', { name: file.name, size: bytesText(may.maximumBytes) }))
    else sign(file.name, file)
  }
  const remove = () => {
    setBefore(signed())
    put(undefined)
  }

  return (
    <Show
      when={signed()?.unique_id}
      keyed
      fallback={
        <>
          <p class="answer-help">{may.limits}</p>
          <Show when={filling.files}>
            <SignaturePad onSigned={(picture) => sign('Signature.png', picture)} />
            <input
              ref={choosing}
              id={`${domId(path)}-file`}
              type="file"
              hidden
              accept={may.accept}
              onChange={(event) => {
                choose(event.currentTarget.files?.[0])
                event.currentTarget.value = ''
              }}
            />
            <div class="file-buttons">
              <button type="button" class="button" onClick={() => choosing?.click()}>
                <Icon name="plus" /> {t('form.sign.choose')}
              </button>
              <Show when={before()}>
                {(entry) => (
                  <button type="button" class="button" onClick={() => put(entry())}>
                    {t('form.undo')}
                  </button>
                )}
              </Show>
            </div>
            <div aria-live="polite">
              <Show when={refused()}>
                <p class="issue-error">{refused()}</p>
              </Show>
            </div>
          </Show>
        </>
      }
    >
      {(_) => (
        <div class="file file-signature">
          <Picture entry={signed() as Attachment} files={filling.files} />
          <div class="file-body">
            <Show when={filling.files}>
              {(files) => <StateOfFile kind={field.type} entry={signed() as Attachment} files={files()} />}
            </Show>
            <label class="file-said">
              {t('form.sign.by')}
              <input
                class="input"
                dir="auto"
                maxlength="200"
                value={String(signed()?.['signature_provided_by'] ?? '')}
                onChange={(event) => {
                  const { signature_provided_by: _, ...rest } = signed() as Attachment
                  const by = event.currentTarget.value.trim()
                  put({ ...rest, ...(by && { signature_provided_by: by }) } as Attachment)
                }}
              />
            </label>
            <div class="file-foot">
              <button type="button" class="button button-small" onClick={remove}>
                {t('form.sign.remove')}
              </button>
            </div>
          </div>
        </div>
      )}
    </Show>
  )
}
