import { For, Show } from 'solid-js'
import type { PlanFacts } from '../../../data/promotion.ts'
import { say, t } from '../../../lib/t.ts'
import { useWhen } from '../parts/when.ts'

/** Who has to agree, and who has said what about the plan as it was read. */
export const PlanApproval = (props: { readonly facts: PlanFacts }) => {
  const when = useWhen()
  const isOver = () => ['applied', 'withdrawn', 'stale'].includes(props.facts.state)
  return (
    <Show when={props.facts.approval}>
      {(approval) => (
        <Show when={(approval().needed && !isOver()) || approval().verdicts.length > 0}>
          <section class="sheet admin-sheet" aria-labelledby="plan-approval">
            <h2 id="plan-approval">{t('promotion.approval')}</h2>
            <Show when={approval().needed && !isOver()}>
              <p>{t('promotion.approval.because', { count: approval().items.length })}</p>
              <p class="admin-quiet">
                {t('promotion.approval.who', {
                  roles: approval()
                    .roles.map(({ label }) => say(label))
                    .join(', '),
                })}
              </p>
            </Show>
            <Show when={approval().verdicts.length > 0}>
              <ul class="admin-lines bare">
                <For each={approval().verdicts}>
                  {(verdict) => (
                    <li>
                      <div>
                        <strong>{t(`promotion.verdict.${verdict.verdict}`, { by: verdict.user_name })}</strong>
                        <Show when={!verdict.current && props.facts.content_hash !== undefined}>
                          {' '}
                          <span class="admin-quiet">{t('promotion.verdict.outdated')}</span>
                        </Show>
                        <Show when={verdict.note}>
                          <p>
                            <bdi>{verdict.note}</bdi>
                          </p>
                        </Show>
                        <p class="admin-quiet">{when(verdict.at)}</p>
                      </div>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </section>
        </Show>
      )}
    </Show>
  )
}
