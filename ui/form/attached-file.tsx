import { createMemo, createSignal, onCleanup, onMount, Show } from 'solid-js'
import { type Attachment, isFileOnDevice } from '../../engine/fields/attachments.ts'
import { bytesText } from '../lib/bytes-text.ts'
import { t } from '../lib/t.ts'
import { Icon } from '../parts/icon.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { createBlobUrl } from './create-blob-url.ts'
import { createFileBytes } from './create-file-bytes.ts'
import type { FilesAtHand } from './files-at-hand.ts'
import { whenNear } from './near.ts'
import '../styles/files.css'

interface AttachedProps {
  readonly entry: Attachment
  /** Absent where nothing is being filled in. */
  readonly files?: FilesAtHand | undefined
}

const nameOf = ({ entry }: AttachedProps) => String(entry['description'] ?? entry.file_name)

/** A picture: small where it stands, fetched when it comes near, and large for whoever wants to look at it. */
export function Picture(props: AttachedProps) {
  const [open, setOpen] = createSignal(false)
  const small = createFileBytes(props.entry, true, props.files)
  const smallUrl = createBlobUrl(small.bytes)
  let place: HTMLButtonElement | undefined
  onMount(() => {
    if (typeof IntersectionObserver === 'undefined' || !place) return small.ask()
    onCleanup(whenNear(place, small.ask))
  })
  return (
    <>
      <button
        ref={place}
        type="button"
        class="picture"
        aria-label={t('form.files.open', { name: nameOf(props) })}
        onClick={() => setOpen(true)}
      >
        <Show
          when={smallUrl()}
          fallback={<span class="picture-waiting">{small.failed() ? t('form.files.trouble') : ''}</span>}
        >
          {(url) => <img src={url()} alt={nameOf(props)} />}
        </Show>
      </button>
      <Sheet open={open()} onClose={() => setOpen(false)} place="centre" title={nameOf(props)}>
        <Large {...props} />
      </Sheet>
    </>
  )
}

function Large(props: AttachedProps) {
  const whole = createFileBytes(props.entry, false, props.files)
  const url = createBlobUrl(whole.bytes)
  whole.ask()
  return (
    <>
      <Show when={whole.failed()}>
        <p role="alert">{t('form.files.trouble')}</p>
      </Show>
      <Show when={url()}>{(address) => <img class="picture-large" src={address()} alt={nameOf(props)} />}</Show>
      <Download {...props} />
    </>
  )
}

/** A recording: fetched when somebody wants to hear it. */
export function Recording(props: AttachedProps) {
  const sound = createFileBytes(props.entry, false, props.files)
  const url = createBlobUrl(sound.bytes)
  return (
    <Show
      when={url()}
      fallback={
        <>
          <button
            type="button"
            class="button button-small"
            aria-label={t('form.files.play_named', { name: nameOf(props) })}
            onClick={sound.ask}
          >
            <Icon name="next" /> {t('form.files.play')}
          </button>
          <Show when={sound.failed()}>
            <span role="alert">{t('form.files.trouble')}</span>
          </Show>
        </>
      }
    >
      {/* biome-ignore lint/a11y/useMediaCaption: what people said has no captions */}
      {(address) => <audio class="recording" controls autoplay src={address()} aria-label={nameOf(props)} />}
    </Show>
  )
}

/** The way to keep a file; nothing while it is only on this device. */
export function Download(props: AttachedProps) {
  const address = createMemo(() =>
    isFileOnDevice(props.entry.file) ? undefined : (props.entry['attachment_url'] as string | undefined),
  )
  return (
    <Show when={address()}>
      {(to) => (
        <a
          class="button button-small"
          href={to()}
          download={props.entry.file_name}
          rel="external"
          aria-label={t('form.files.download_named', { name: props.entry.file_name })}
        >
          <Icon name="download" /> {t('form.files.download')}
        </a>
      )}
    </Show>
  )
}

/** Name and size. */
export const FileName = (props: { readonly entry: Attachment }) => (
  <span class="file-name">
    <bdi>{props.entry.file_name}</bdi> <span class="answer-note figures">{bytesText(props.entry.size)}</span>
  </span>
)
