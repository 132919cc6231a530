import { Show } from 'solid-js'
import type { WireRecord } from '../../../data/wire.ts'
import { numeral, t } from '../../../lib/t.ts'
import { AlertDot } from '../../../parts/alert-dot.tsx'
import { Icon } from '../../../parts/icon.tsx'

/** What is special about a record in its list: that it asks for attention, and how many flags it has. */
export const Marks = (props: { readonly record: WireRecord }) => {
  const flags = () => Number(props.record['flag_count'] ?? 0)
  return (
    <>
      <AlertDot count={Number(props.record['alert_count'] ?? 0)} />
      <Show when={flags() > 0}>
        <span class="flag-mark figures">
          <Icon name="flag" />
          <span aria-hidden="true">{numeral(flags())}</span>
          <span class="unseen">{t('flags.count', { count: flags() })}</span>
        </span>
      </Show>
    </>
  )
}
