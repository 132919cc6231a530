import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { ReleasesFacts } from '../../../data/promotion.ts'
import { t } from '../../../lib/t.ts'
import { useWhen } from '../parts/when.ts'

interface HeldReleasesProps {
  readonly facts: ReleasesFacts
  readonly may: boolean
  readonly busy: boolean
  readonly onPlan: (release: string) => void
}

const AT_FIRST = 10

/** The releases that were taken in, the newest first, each with the way to plan it. */
export const HeldReleases = (props: HeldReleasesProps) => {
  const when = useWhen()
  const [all, setAll] = createSignal(false)
  const shown = () => (all() ? props.facts.releases : props.facts.releases.slice(0, AT_FIRST))
  const isActive = (content: string) => content === props.facts.active.content
  return (
    <section class="sheet admin-sheet" aria-labelledby="held">
      <h2 id="held">{t('promotion.held')}</h2>
      <Show when={props.facts.releases.length > 0} fallback={<p class="admin-quiet">{t('promotion.held.none')}</p>}>
        <ul class="admin-lines bare">
          <For each={shown()}>
            {(release) => (
              <li>
                <div>
                  <A href={`/configuration/releases/${release.hash}`}>
                    <strong>
                      <bdi>{t('promotion.version', { version: release.version })}</bdi>
                    </strong>
                  </A>{' '}
                  <Show when={isActive(release.content)}>
                    <span class="state state-first">{t('promotion.active.mark')}</span>
                  </Show>
                  <Show when={release.message}>
                    <p>
                      <bdi>{release.message}</bdi>
                    </p>
                  </Show>
                  <p class="admin-quiet">
                    {t('promotion.held.by', { when: when(release.received_at), by: release.received_from })}
                  </p>
                </div>
                <Show when={props.may && !isActive(release.content)}>
                  <button
                    type="button"
                    class="button button-small"
                    disabled={props.busy}
                    aria-label={t('promotion.plan.make_to', { version: release.version })}
                    onClick={() => props.onPlan(release.hash)}
                  >
                    {t('promotion.plan.make')}
                  </button>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={!all() && props.facts.releases.length > AT_FIRST}>
        <button type="button" class="button button-small admin-start" onClick={() => setAll(true)}>
          {t('promotion.show_all', { count: props.facts.releases.length })}
        </button>
      </Show>
    </section>
  )
}
