import { A } from '@solidjs/router'
import { For, Show } from 'solid-js'
import type { PlanItem } from '../../../../engine/plan/plan.ts'
import type { PurgeFacts } from '../../../data/promotion.ts'
import { dayText } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { wordsOf } from '../parts/words.ts'

/** The item of the plan, in words; its id where the plan is not known any more. */
export const purgeWords = ({ item, kind, subject, details }: PurgeFacts): string =>
  kind && subject
    ? wordsOf({ id: item, kind, subject, details: details ?? {}, class: 'destructive' } as PlanItem).says
    : item

/** What was decided to be destroyed, on which day. */
export const PurgesAhead = (props: { readonly purges: readonly PurgeFacts[] }) => (
  <Show when={props.purges.length > 0}>
    <section class="sheet admin-sheet" aria-labelledby="purges">
      <h2 id="purges">{t('promotion.purges')}</h2>
      <p class="admin-quiet">{t('promotion.purges.explained')}</p>
      <ul class="admin-lines bare">
        <For each={props.purges}>
          {(purge) => (
            <li>
              <div>
                <A href={`/configuration/plans/${purge.plan}`}>{purgeWords(purge)}</A>
                <p class="admin-wrong">{t('promotion.purges.on', { day: dayText(purge.due_at) })}</p>
              </div>
            </li>
          )}
        </For>
      </ul>
    </section>
  </Show>
)
