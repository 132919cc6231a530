import { createResource, Show } from 'solid-js'
import { useAdministration } from '../../data/administration.ts'
import type { ContactFacts } from '../../data/administration-directory.ts'
import { useData } from '../../data/data.tsx'
import { loadArea } from '../../lib/catalogue.ts'
import { usePageTitle } from '../../lib/page.ts'
import { say, t } from '../../lib/t.ts'
import { administrationTexts } from '../../locales/administration.ts'
import { Empty } from '../../parts/empty.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { contactLines } from './contact-lines.ts'
import { Facts } from './parts/facts.tsx'
import { Loaded } from './parts/settings-page.tsx'
import '../../styles/log.css'
import '../../styles/administration.css'

await loadArea('administration', administrationTexts)

/** Whom to turn to, for everybody. */
export const Support = () => {
  const administration = useAdministration()
  const { model } = useData()
  const [contact, { refetch }] = createResource(() => administration.get<ContactFacts>('/contact_information'))
  usePageTitle(() => t('support'))
  const lines = (known: ContactFacts) => contactLines(known).filter(({ text }) => text)
  return (
    <div class="admin">
      <PageHead title={t('support')} quiet />
      <Loaded value={contact.error ? undefined : contact.latest} error={contact.error} onRetry={() => void refetch()}>
        {(known) => (
          <>
            <Show
              when={lines(known()).length > 0}
              fallback={<Empty title={t('admin.support.none')} text={t('admin.support.none.explained')} />}
            >
              <section class="sheet admin-sheet">
                <p>{t('admin.support.explained')}</p>
                <Facts lines={lines(known())} />
              </section>
            </Show>
            <Show when={known().other_information}>
              <section class="sheet admin-sheet">
                <p class="admin-conduct" dir="auto">
                  {known().other_information}
                </p>
              </section>
            </Show>
            <div class="admin-buttons">
              <Show when={known().documentation}>
                {(href) => (
                  <a class="button" href={href()} target="_blank" rel="noreferrer">
                    {t('admin.contact.documentation')}
                  </a>
                )}
              </Show>
              <Show when={known().support_forum}>
                {(href) => (
                  <a class="button" href={href()} target="_blank" rel="noreferrer">
                    {t('admin.contact.support_forum')}
                  </a>
                )}
              </Show>
            </div>
          </>
        )}
      </Loaded>
      <p class="admin-quiet">
        {say(model().instance.name)} · <bdi dir="ltr">{model().instance.version}</bdi>
      </p>
    </div>
  )
}
