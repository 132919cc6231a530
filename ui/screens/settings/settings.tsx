import { A, useLocation } from '@solidjs/router'
import { For, Show } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import { useData } from '../../data/data.tsx'
import { loadArea } from '../../lib/catalogue.ts'
import { usePageTitle } from '../../lib/page.ts'
import { t } from '../../lib/t.ts'
import { administrationTexts } from '../../locales/administration.ts'
import { Icon } from '../../parts/icon.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { NotFound } from '../not-found.tsx'
import { mayOpen, settingsGroups } from './places.ts'
import '../../styles/log.css'
import '../../styles/administration.css'

await loadArea('administration', administrationTexts)

/** Everything that somebody looks after in the instance: a page of places, and each of them. */
export const Settings = () => {
  const location = useLocation()
  const parts = () => location.pathname.split('/').slice(2).filter(Boolean)
  const { actor } = useData()
  const page = () =>
    settingsGroups.flatMap(({ places }) => places).find((each) => each.id === parts()[0] && mayOpen(actor(), each))
      ?.Page
  return (
    <Show when={parts().length > 0} fallback={<Places />}>
      <Show when={parts().length <= 2 && page()} fallback={<NotFound />} keyed>
        {(Page) => <Dynamic component={Page} id={parts()[1]} />}
      </Show>
    </Show>
  )
}

const Places = () => {
  const { actor } = useData()
  usePageTitle(() => t('settings'))
  const groups = () =>
    settingsGroups
      .map(({ id, places }) => ({ id, places: places.filter((place) => mayOpen(actor(), place)) }))
      .filter(({ places }) => places.length > 0)
  return (
    <Show when={groups().length > 0} fallback={<NotFound />}>
      <div class="admin">
        <PageHead title={t('settings')} quiet />
        <For each={groups()}>
          {({ id, places }) => (
            <section class="admin-group" aria-labelledby={`settings-${id}`}>
              <h2 id={`settings-${id}`}>{t(`admin.group.${id}`)}</h2>
              <ul class="sheet admin-places bare">
                <For each={places}>
                  {(place) => (
                    <li>
                      <A class="admin-place" href={place.href ?? `/settings/${place.id}`}>
                        <Icon name={place.icon} />
                        <span>
                          <strong>{t(`admin.${place.id}`)}</strong>
                          <span class="admin-quiet">{t(`admin.${place.id}.line`)}</span>
                        </span>
                        <Icon name="next" />
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </section>
          )}
        </For>
      </div>
    </Show>
  )
}
