import { Match, Show, Switch } from 'solid-js'
import { type Attachment, isFileOnDevice } from '../../../engine/fields/attachments.ts'
import type { FileState, FilesAtHand } from '../../form/files-at-hand.ts'
import { t } from '../../lib/t.ts'
import { troubleText } from '../../parts/trouble.tsx'

interface FileStateProps {
  readonly kind: string
  readonly entry: Attachment
  readonly files: FilesAtHand
}

/** How far a chosen file has come, and what can be done about it. Nothing of one that is saved. */
export const StateOfFile = (props: FileStateProps) => (
  <Show when={isFileOnDevice(props.entry.file)}>
    <Moving {...props} />
  </Show>
)

function Moving({ kind, entry, files }: FileStateProps) {
  const state = files.stateOf(entry.file)
  const stopped = () => {
    const now = state()
    return now.kind === 'stopped' ? now : undefined
  }
  const share = () => {
    const now: FileState = state()
    return now.kind === 'sending' ? Math.round(now.share * 100) : undefined
  }
  const again = () => (
    <button type="button" class="button button-small" onClick={() => files.send(kind, entry.file, entry.file_name)}>
      {t('form.files.retry')}
    </button>
  )
  return (
    <div class="file-state" role="status">
      <Switch>
        <Match when={share() !== undefined}>
          <progress max="100" value={share()} aria-label={entry.file_name} />{' '}
          {t('form.files.sending', { percent: share() ?? 0 })}
          <button type="button" class="button button-small" onClick={() => files.stop(entry.file)}>
            {t('form.files.cancel')}
          </button>
        </Match>
        <Match when={state().kind === 'arrived'}>{t('form.files.arrived')}</Match>
        <Match when={stopped()}>
          {(now) => (
            <>
              <span class="issue-error">{t('form.files.unsent', { reason: troubleText(now().error) })}</span>
              {again()}
            </>
          )}
        </Match>
        <Match when={state().kind === 'waiting'}>
          {t('form.files.waiting')}
          {again()}
        </Match>
      </Switch>
    </div>
  )
}
