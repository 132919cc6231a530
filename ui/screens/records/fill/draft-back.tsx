import { For, Show } from 'solid-js'
import { deviceZone } from '../../../drafts/device.ts'
import type { Draft } from '../../../drafts/draft.ts'
import { instantText } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'

interface DraftBackProps {
  readonly draft: Draft | undefined
  /** The record has changed since the draft was typed. */
  readonly isMoved: boolean
  readonly onDiscard: () => void
}

/** What was typed earlier is back: after a reload, a crash, or signing out and in again. */
export const DraftBack = (props: DraftBackProps) => {
  return (
    <Show when={props.draft}>
      {(draft) => (
        <div class="draft-back" role="status">
          <Icon name="draft" />
          <p>
            {t('draft.back', { time: instantText(draft().at, deviceZone) })}
            <Show when={props.isMoved}> {t('draft.moved')}</Show>
          </p>
          <Show when={draft().left}>
            {(left) => (
              <div class="draft-left">
                <p>{t('draft.left')}</p>
                <ul>
                  <For each={Object.entries(left())}>
                    {([name, value]) => (
                      <li>
                        <bdi>{name}</bdi>: <bdi>{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>
                      </li>
                    )}
                  </For>
                </ul>
              </div>
            )}
          </Show>
          <button type="button" class="button button-small" onClick={() => props.onDiscard()}>
            {t('draft.discard')}
          </button>
        </div>
      )}
    </Show>
  )
}
