import { createResource, Show } from 'solid-js'
import { useAdministration } from '../../data/administration.ts'
import type { ConductFacts } from '../../data/administration-directory.ts'
import { useData } from '../../data/data.tsx'
import { instantText } from '../../lib/format.ts'
import { numeral, t } from '../../lib/t.ts'
import { Empty } from '../../parts/empty.tsx'
import { createLanguages } from './parts/create-languages.ts'
import { Facts } from './parts/facts.tsx'
import { OneEntry } from './parts/one-entry.tsx'
import { question, textAnswers, texts, withTexts } from './parts/questions.ts'
import { Rows } from './parts/rows.tsx'
import { Loaded } from './parts/settings-page.tsx'

interface Accepted {
  readonly user_name: string
  readonly full_name: string
  readonly version: number
  readonly accepted_on: string
}

/** The text that everybody accepts before they begin, each version anew, and who did. */
export const Conduct = () => {
  const languages = createLanguages()
  return (
    <OneEntry<ConductFacts>
      title={t('admin.conduct')}
      explained={t('admin.conduct.explained')}
      path="/codes_of_conduct"
      method="POST"
      verb={t('admin.conduct.publish')}
      fieldsOf={() => [
        ...texts('title', t('admin.conduct.title'), languages(), { required: true, settings: { maxLength: 300 } }),
        ...texts('content', t('admin.conduct.content'), languages(), {
          required: true,
          settings: { long: true, maxLength: 50_000 },
        }),
        question('enabled', 'yes-no', t('admin.conduct.enabled')),
      ]}
      answersOf={(conduct) => ({
        ...textAnswers('title', conduct.title_i18n),
        ...textAnswers('content', conduct.content_i18n),
        enabled: conduct.enabled ?? true,
      })}
      wishOf={(changes, { title_i18n: title, content_i18n: content }) => withTexts(changes, { title, content })}
      beside={() => <p class="admin-quiet">{t('admin.conduct.publish.explained')}</p>}
    >
      {(conduct) => (
        <>
          <Show when={conduct.title} fallback={<Empty title={t('admin.conduct.none')} />}>
            <section class="sheet admin-sheet">
              <Facts
                lines={[
                  { name: t('admin.conduct.version'), text: numeral(conduct.version_of_text ?? 1) },
                  { name: t('admin.conduct.enabled'), text: t(conduct.enabled ? 'yes' : 'no') },
                ]}
              />
              <h2 dir="auto">{conduct.title}</h2>
              <p class="admin-conduct" dir="auto">
                {conduct.content}
              </p>
            </section>
            <WhoAccepted version={conduct.version_of_text ?? 1} />
          </Show>
        </>
      )}
    </OneEntry>
  )
}

const WhoAccepted = (props: { readonly version: number }) => {
  const administration = useAdministration()
  const { model } = useData()
  const [accepted, { refetch }] = createResource(
    () => props.version,
    () => administration.page<Accepted>('/codes_of_conduct/accepted', { per: '100' }),
  )
  return (
    <section class="admin-group">
      <h2>{t('admin.conduct.accepted')}</h2>
      <Loaded
        value={accepted.error ? undefined : accepted.latest}
        error={accepted.error}
        onRetry={() => void refetch()}
      >
        {(known) => (
          <Show when={known().rows.length > 0} fallback={<p class="admin-quiet">{t('admin.conduct.accepted.none')}</p>}>
            <Rows
              label={t('admin.conduct.accepted')}
              head={t('full_name')}
              rows={known().rows}
              titleOf={({ full_name }) => full_name}
              columns={[
                { id: 'user', label: t('user_name'), show: ({ user_name }) => <bdi dir="ltr">{user_name}</bdi> },
                {
                  id: 'version',
                  label: t('admin.conduct.version'),
                  show: ({ version }) => numeral(version),
                  figures: true,
                },
                {
                  id: 'at',
                  label: t('admin.conduct.accepted_on'),
                  show: ({ accepted_on: at }) => instantText(at, model().instance.timeZone),
                  figures: true,
                },
              ]}
            />
          </Show>
        )}
      </Loaded>
    </section>
  )
}
