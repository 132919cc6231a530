import type { JSX } from 'solid-js'
import { createWide } from '../../../lib/create-wide.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'

/** What a log is narrowed by; on a phone behind a line that opens. */
export const LogFilters = (props: { readonly children: JSX.Element }) => {
  const wide = createWide('48rem')
  return (
    <details class="sheet log-narrow" open={wide()}>
      <summary>
        <Icon name="filter" /> {t('log.filters')}
      </summary>
      <div class="log-filters">{props.children}</div>
    </details>
  )
}
