import { A, useLocation } from '@solidjs/router'
import { createResource, Match, Show, Switch } from 'solid-js'
import { useData } from '../data/data.tsx'
import { loadArea } from '../lib/catalogue.ts'
import { directionOf, locale } from '../lib/locale.ts'
import { usePageTitle } from '../lib/page.ts'
import { t } from '../lib/t.ts'
import { developerTexts } from '../locales/developer.ts'
import { PageHead } from '../parts/page-head.tsx'
import { NotFound } from './not-found.tsx'
import '../styles/developer.css'

await loadArea('developer', developerTexts)

/** The application as small as on a phone, for those who write its configuration; elsewhere there is no such page. */
export const PhoneView = () => {
  const { session, actor } = useData()
  const location = useLocation()
  usePageTitle(() => t('developer.view.phone.title'))
  const [facts] = createResource(() => session.publicFacts().catch(() => undefined))
  const at = () => {
    const path = new URLSearchParams(location.search).get('at') ?? '/'
    // Only pages of this application; `//elsewhere` is another site's.
    return /^\/(?!\/|workshop\/)/.test(path) ? path : '/'
  }
  return (
    <Switch>
      <Match when={facts.state === 'ready' && facts()?.workshop !== true}>
        <NotFound />
      </Match>
      <Match when={facts()?.workshop}>
        <PageHead title={t('developer.view.phone.title')} />
        <p>
          <A href={at()}>{t('developer.view.phone.leave')}</A>
        </p>
        {/* A change of person, language or direction shows it anew. */}
        <Show when={`${actor().id} ${locale()} ${directionOf(locale())}`} keyed>
          <iframe class="developer-phone" title={t('developer.view.phone.frame')} src={at()} width="360" height="640" />
        </Show>
      </Match>
    </Switch>
  )
}
