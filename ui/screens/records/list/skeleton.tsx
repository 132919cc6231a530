import { For } from 'solid-js'
import { t } from '../../../lib/t.ts'

/** The shape of the list while its first rows are on their way. */
export const Skeleton = () => (
  <div class="skeleton">
    <p class="unseen" role="status">
      {t('list.loading')}
    </p>
    <For each={[1, 2, 3, 4, 5, 6]}>{() => <div class="skeleton-row" aria-hidden="true" />}</For>
  </div>
)
