import { For, Show } from 'solid-js'
import type { ReleasesFacts } from '../../../data/promotion.ts'
import { t } from '../../../lib/t.ts'
import { useWhen } from '../parts/when.ts'
import { short } from '../parts/words.ts'

interface BackToProps {
  readonly facts: ReleasesFacts
  readonly may: boolean
  readonly busy: boolean
  readonly onPlan: (content: string) => void
}

/** What was active before, and can be again: no value is lost either way. */
export const BackTo = (props: BackToProps) => {
  const when = useWhen()
  return (
    <Show when={props.facts.back_to.length > 0}>
      <section class="sheet admin-sheet" aria-labelledby="back-to">
        <h2 id="back-to">{t('promotion.back')}</h2>
        <p class="admin-quiet">{t('promotion.back.explained')}</p>
        <ul class="admin-lines bare">
          <For each={props.facts.back_to}>
            {(earlier) => (
              <li>
                <div>
                  <strong>
                    <bdi>{t('promotion.version', { version: earlier.version })}</bdi>
                  </strong>{' '}
                  <code dir="ltr" class="admin-quiet">
                    {short(earlier.content)}
                  </code>
                  <p class="admin-quiet">{t('promotion.back.was', { when: when(earlier.activated_at) })}</p>
                </div>
                <Show when={props.may}>
                  <button
                    type="button"
                    class="button button-small"
                    disabled={props.busy}
                    aria-label={t('promotion.back.plan_to', { version: earlier.version })}
                    onClick={() => props.onPlan(earlier.content)}
                  >
                    {t('promotion.back.plan')}
                  </button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  )
}
