import { Show } from 'solid-js'
import type { Control } from '../../../engine/fields/field-type.ts'
import { t } from '../../lib/t.ts'
import { Icon } from '../../parts/icon.tsx'
import { canRecord, createRecorder } from './create-recorder.ts'

interface FileButtonsProps {
  readonly id: string
  readonly kind: Control
  readonly accept: string
  readonly isFull: boolean
  readonly maximum: number
  readonly onChosen: (files: readonly File[]) => void
}

const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** The ways to a file: the device's own dialogue, its camera, its microphone. */
export function FileButtons(props: FileButtonsProps) {
  let choosing: HTMLInputElement | undefined
  let taking: HTMLInputElement | undefined
  const recorder = createRecorder((sound) =>
    props.onChosen([new File([sound], `${new Date().toISOString().slice(0, 16).replace(/[T:]/g, '-')}.m4a`, sound)]),
  )
  const takes = props.kind === 'photo' && globalThis.matchMedia?.('(pointer: coarse)').matches
  const records = props.kind === 'audio' && canRecord()
  const chosen = (input: HTMLInputElement) => {
    props.onChosen([...(input.files ?? [])])
    // The same file may be chosen again after it was removed.
    input.value = ''
  }
  return (
    <div class="file-buttons">
      <input
        ref={choosing}
        id={`${props.id}-file`}
        type="file"
        hidden
        multiple={props.maximum > 1}
        accept={props.accept}
        onChange={(event) => chosen(event.currentTarget)}
      />
      <Show when={takes}>
        <input
          ref={taking}
          type="file"
          hidden
          accept="image/jpeg,image/png"
          capture="environment"
          onChange={(event) => chosen(event.currentTarget)}
        />
        <button type="button" class="button" disabled={props.isFull} onClick={() => taking?.click()}>
          <Icon name="camera" /> {t('form.files.take')}
        </button>
      </Show>
      <Show when={records}>
        <Show
          when={recorder.seconds() !== undefined}
          fallback={
            <button type="button" class="button" disabled={props.isFull} onClick={() => void recorder.start()}>
              <Icon name="microphone" /> {t('form.files.record')}
            </button>
          }
        >
          <span class="file-recording figures">
            {t('form.files.recording', { time: clock(recorder.seconds() ?? 0) })}
          </span>
          <button type="button" class="button button-main" onClick={() => recorder.stop()}>
            {t('form.files.stop_recording')}
          </button>
        </Show>
      </Show>
      <button type="button" class="button" disabled={props.isFull} onClick={() => choosing?.click()}>
        <Icon name="plus" /> {t(`form.files.choose.${props.kind}`)}
      </button>
      <Show when={recorder.failed()}>
        <p class="issue-error" role="alert">
          {t('form.files.no_microphone')}
        </p>
      </Show>
      <Show when={props.isFull}>
        <p class="answer-help">{t('form.files.full', { count: props.maximum })}</p>
      </Show>
    </div>
  )
}
