import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import type { ReleasesFacts } from '../../../data/promotion.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { useWhen } from '../parts/when.ts'
import { short } from '../parts/words.ts'

/** What serves now, and since when. */
export const ActiveRelease = (props: { readonly facts: ReleasesFacts }) => {
  const when = useWhen()
  const active = () => props.facts.active
  const held = () => props.facts.releases.find(({ content }) => content === active().content)
  return (
    <section class="sheet admin-sheet active-release" aria-labelledby="active-release">
      <h2 id="active-release">{t('promotion.active')}</h2>
      <p class="active-version">
        <Icon name="check" />
        <strong>
          <bdi>{t('promotion.version', { version: active().version })}</bdi>
        </strong>
        <code dir="ltr" class="admin-quiet">
          {short(active().content)}
        </code>
      </p>
      <p class="admin-quiet">
        <Show when={active().managed} fallback={t('promotion.active.folder')}>
          {t('promotion.active.since', { when: when(active().since ?? ''), by: active().by ?? '' })}
        </Show>
      </p>
      <Show when={active().managed && held()}>
        {(release) => (
          <>
            <Show when={release().message}>
              <p>
                <bdi>{release().message}</bdi>
              </p>
            </Show>
            <A class="admin-start" href={`/configuration/releases/${release().hash}`}>
              {t('promotion.release.open')}
            </A>
          </>
        )}
      </Show>
    </section>
  )
}
