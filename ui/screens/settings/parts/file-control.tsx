import { createSignal, Show } from 'solid-js'
import type { ControlComponent } from '../../../controls/control.ts'
import { sendDirectoryFile } from '../../../data/administration.ts'
import { Grouped } from '../../../form/answer-frame.tsx'
import { say, t } from '../../../lib/t.ts'
import { refusalText } from './refusal-text.ts'

/** Stands in the answer while the file is the one that is kept already. */
export const KEPT = 'kept'

const accepted = { logo: 'image/png,image/jpeg', terms: 'application/pdf' } as const

interface Wishes {
  readonly kind: keyof typeof accepted
  /** Where the kept one can be seen. */
  readonly address?: string | null | undefined
}

/** A logo or a document: sent as soon as it is chosen, and named by its hash in what is saved. */
export const fileControl =
  ({ kind, address }: Wishes): ControlComponent =>
  (props) => {
    const [busy, setBusy] = createSignal(false)
    const [trouble, setTrouble] = createSignal<unknown>()
    const [brought, setBrought] = createSignal<{ readonly name: string; readonly url: string }>()
    let input: HTMLInputElement | undefined
    const bring = async (file: File) => {
      setBusy(true)
      setTrouble(undefined)
      try {
        props.entry.answer(await sendDirectoryFile(kind, file))
        setBrought({ name: file.name, url: URL.createObjectURL(file) })
      } catch (error) {
        setTrouble(() => error)
      } finally {
        setBusy(false)
      }
    }
    const isKept = () => props.entry.stored() === KEPT
    const picture = () => (isKept() ? address : brought()?.url)
    return (
      <Grouped entry={props.entry} role="group">
        {() => (
          <>
            <Show when={props.entry.stored()}>
              <Show
                when={kind === 'logo' && picture()}
                fallback={
                  <Show when={isKept() && address} fallback={<bdi>{brought()?.name}</bdi>}>
                    {(href) => (
                      <a href={href()} target="_blank" rel="noreferrer">
                        {t('admin.file.open')}
                      </a>
                    )}
                  </Show>
                }
              >
                {(src) => <img class="admin-logo" src={src()} alt={say(props.entry.field.label)} />}
              </Show>
            </Show>
            <div class="admin-buttons">
              <button type="button" class="button button-small" disabled={busy()} onClick={() => input?.click()}>
                {t(busy() ? 'admin.file.sending' : 'admin.file.choose')}
              </button>
              <Show when={props.entry.stored()}>
                <button
                  type="button"
                  class="button button-plain button-small"
                  onClick={() => props.entry.answer(undefined)}
                >
                  {t('admin.file.remove')}
                </button>
              </Show>
            </div>
            <input
              ref={input}
              class="gone"
              type="file"
              tabindex="-1"
              aria-label={say(props.entry.field.label)}
              accept={accepted[kind]}
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? []
                event.currentTarget.value = ''
                if (file) void bring(file)
              }}
            />
            <Show when={trouble()}>
              <p class="field-error" role="alert">
                {refusalText(trouble())}
              </p>
            </Show>
          </>
        )}
      </Grouped>
    )
  }
