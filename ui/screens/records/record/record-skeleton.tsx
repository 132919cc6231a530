import { For } from 'solid-js'
import { t } from '../../../lib/t.ts'

/** The shape of a record while it is on its way. */
export const RecordSkeleton = () => (
  <div class="record-page record-skeleton">
    <p class="unseen" role="status">
      {t('record.loading')}
    </p>
    <For each={[1, 2, 3]}>{() => <div class="skeleton-sheet sheet" aria-hidden="true" />}</For>
  </div>
)
