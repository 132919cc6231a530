import { For, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import type { Fault } from './words.ts'

/** What is wrong, each with its place in the release. */
export const Faults = (props: { readonly faults: readonly Fault[] }) => (
  <ul class="bare faults">
    <For each={props.faults}>
      {({ says, place, more }) => (
        <li>
          <span>{says}</span>
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
