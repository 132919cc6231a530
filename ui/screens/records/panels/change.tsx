import { For, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import type { Told, ToldChange } from './history-changes.ts'

/** One thing that was changed: from what to what, or row by row. */
export const Change = (props: { readonly change: ToldChange }) => (
  <li>
    <Show when={props.change.value} fallback={<span class="history-label">{props.change.label}</span>}>
      {(told) => <FromTo told={told()} />}
    </Show>
    <Show when={props.change.rows}>
      {(rows) => (
        <ul class="history-changes bare">
          <For each={rows()}>
            {(row) => (
              <li>
                <span dir="auto">{row.title}</span>
                <For each={row.changes}>{(told) => <FromTo told={told} />}</For>
              </li>
            )}
          </For>
        </ul>
      )}
    </Show>
  </li>
)

const FromTo = (props: { readonly told: Told }) => (
  <span class="history-value">
    <span class="history-label">{props.told.label}</span>
    <Show when={props.told.from}>
      <del>
        <span class="unseen">{t('panel.history.from')} </span>
        <bdi>{props.told.from}</bdi>
      </del>
    </Show>
    <ins>
      <span class="unseen">{t('panel.history.to')} </span>
      <bdi>{props.told.to || t('panel.history.blank')}</bdi>
    </ins>
  </span>
)
