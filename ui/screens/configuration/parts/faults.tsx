import { For, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import type { Fault } from './words.ts'

/** What is wrong, each with its place in the release. */
export const Faults = (props: { readonly faults: readonly Fault[] }) => (
  <ul class="bare faults">
    <For each={props.faults}>
      {({ says, found, place, more }) => (
        <li>
          <span>{says}</span>
          <For each={found}>
            {(text) => (
              <span dir="ltr" lang="en">
                {text}
              </span>
            )}
          </For>
          <Show when={place}>
            <code dir="ltr" class="fault-place">
              {place}
            </code>
          </Show>
          <Show when={more}>
            {(count) => <span class="admin-quiet">{t('promotion.more_faults', { count: count() })}</span>}
          </Show>
        </li>
      )}
    </For>
  </ul>
)
