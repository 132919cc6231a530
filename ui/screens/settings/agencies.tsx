import { createMemo, createResource, createSignal, Show } from 'solid-js'
import { useAdministration } from '../../data/administration.ts'
import type { AgencyFacts } from '../../data/administration-directory.ts'
import type { PeopleChoices } from '../../data/administration-people.ts'
import { useData } from '../../data/data.tsx'
import { numeral, say, t } from '../../lib/t.ts'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { toast } from '../../parts/toasts.tsx'
import { createLoaded } from '../records/record/create-loaded.ts'
import { agencyAnswers, agencyQuestions, agencyWish, NEW_AGENCY } from './agency-questions.ts'
import { createLanguages } from './parts/create-languages.ts'
import { EditSheet } from './parts/edit-sheet.tsx'
import { fileControl } from './parts/file-control.tsx'
import { FindBox } from './parts/find-box.tsx'
import { option } from './parts/questions.ts'
import { Rows } from './parts/rows.tsx'
import { Loaded, SettingsPage } from './parts/settings-page.tsx'

/** The organisations: what they are called and give, how they are reached, their logo and their terms of use. */
export const Agencies = () => {
  const administration = useAdministration()
  const { actor, session } = useData()
  const languages = createLanguages()
  const [words, setWords] = createSignal('')
  const [open, setOpen] = createSignal<AgencyFacts>()
  const query = createMemo(() => ({ query: words(), per: '1000' }))
  const loaded = createLoaded(query, (of, signal) => administration.page<AgencyFacts>('/agencies', of, signal))
  const [choices] = createResource(() => administration.get<PeopleChoices>('/users/choices').catch(() => undefined))
  const mayWrite = () => actor().manages.includes('agencies:write')
  const mayMake = () => mayWrite() && choices()?.width === 'all'
  const services = () => (choices()?.services ?? []).map(({ unique_id, name }) => option(unique_id, name))
  const save = async (agency: AgencyFacts, changes: Readonly<Record<string, unknown>>) => {
    const data = agencyWish(agency, changes)
    const path = `/agencies/${encodeURIComponent(agency.unique_id)}`
    if (agency === NEW_AGENCY) await administration.send('POST', '/agencies', data)
    else await administration.send('PATCH', path, data, { version: agency.version ?? 0 })
    await session.load().catch(() => undefined)
  }
  return (
    <SettingsPage
      wide
      title={t('admin.agencies')}
      explained={mayWrite() ? undefined : t('admin.agencies.only_seen')}
      action={
        <Show when={mayMake()}>
          <button type="button" class="button button-main page-action" onClick={() => setOpen(NEW_AGENCY)}>
            <Icon name="plus" />
            {t('admin.agencies.new')}
          </button>
        </Show>
      }
    >
      <FindBox label={t('admin.find_name')} onFind={setWords} />
      <Loaded value={loaded.value()} error={loaded.error()} onRetry={loaded.reload}>
        {(found) => (
          <Show when={found().rows.length > 0} fallback={<Empty title={t('admin.agencies.none')} />}>
            <Rows
              label={t('admin.agencies')}
              rows={found().rows}
              head={t('admin.name')}
              titleOf={({ name, unique_id }) => say(name) || unique_id}
              onOpen={mayWrite() ? setOpen : undefined}
              mark={({ disabled }) => (
                <Show when={disabled}>
                  <span class="state state-disabled">{t('admin.state.retired')}</span>
                </Show>
              )}
              columns={[
                { id: 'id', label: t('admin.id'), show: ({ unique_id: id }) => <bdi dir="ltr">{id}</bdi> },
                {
                  id: 'services',
                  label: t('services'),
                  show: ({ services: all }) => numeral(all.length),
                  figures: true,
                },
                {
                  id: 'contact',
                  label: t('admin.contact'),
                  show: ({ contact_name: name }) => name && <bdi>{name}</bdi>,
                },
                {
                  id: 'phone',
                  label: t('phone'),
                  show: ({ telephone }) => telephone && <bdi dir="ltr">{telephone}</bdi>,
                },
                {
                  id: 'terms',
                  label: t('admin.agencies.terms'),
                  show: ({ terms_of_use: href, terms_of_use_version: version }) =>
                    href && (
                      <a class="admin-above" href={href} target="_blank" rel="noreferrer">
                        {t('admin.version', { version: version ?? 1 })}
                      </a>
                    ),
                },
              ]}
            />
          </Show>
        )}
      </Loaded>
      <Show when={!choices.loading && open()} keyed>
        {(agency) => (
          <EditSheet
            heading={agency === NEW_AGENCY ? t('admin.agencies.new') : say(agency.name)}
            verb={t('save')}
            fields={agencyQuestions(agency, { languages: languages(), services: services() })}
            drawn={{
              logo: fileControl({ kind: 'logo', address: agency.logo }),
              terms_of_use: fileControl({ kind: 'terms', address: agency.terms_of_use }),
            }}
            standing={agencyAnswers(agency)}
            save={(changes) => save(agency, changes)}
            onDone={() => {
              toast(t('admin.saved'))
              loaded.reload()
            }}
            onClose={() => setOpen(undefined)}
          />
        )}
      </Show>
    </SettingsPage>
  )
}
