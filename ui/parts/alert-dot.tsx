import { Show } from 'solid-js'
import { t } from '../lib/t.ts'

/** Marks what asks for attention: a gold dot, and words for those who do not see it. */
export const AlertDot = (props: { readonly count: number }) => (
  <Show when={props.count > 0}>
    <span class="dot-mark">
      <span class="dot" aria-hidden="true" />
      <span class="unseen">{t('alerts.count', { count: props.count })}</span>
    </span>
  </Show>
)
