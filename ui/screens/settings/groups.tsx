import { A } from '@solidjs/router'
import { createMemo, createSignal, Show } from 'solid-js'
import { useAdministration } from '../../data/administration.ts'
import type { GroupFacts } from '../../data/administration-directory.ts'
import { useData } from '../../data/data.tsx'
import { say, t } from '../../lib/t.ts'
import { Empty } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { toast } from '../../parts/toasts.tsx'
import { createLoaded } from '../records/record/create-loaded.ts'
import { createLanguages } from './parts/create-languages.ts'
import { EditSheet } from './parts/edit-sheet.tsx'
import { FindBox } from './parts/find-box.tsx'
import { option, question, someOf, textAnswers, texts, withTexts } from './parts/questions.ts'
import { Rows } from './parts/rows.tsx'
import { Loaded, SettingsPage } from './parts/settings-page.tsx'
import { agencyName } from './users/person-words.ts'

const NEW: GroupFacts = { unique_id: '', name: {}, disabled: false }

/** Teams: made, named, given to agencies, and taken out of use. */
export const Groups = () => {
  const administration = useAdministration()
  const { actor, model, session } = useData()
  const languages = createLanguages()
  const [words, setWords] = createSignal('')
  const [open, setOpen] = createSignal<GroupFacts>()
  const query = createMemo(() => ({ query: words(), per: '1000' }))
  const loaded = createLoaded(query, (of, signal) => administration.page<GroupFacts>('/user_groups', of, signal))
  const may = () => actor().manages.includes('user_groups:write')
  const agencies = () => Object.keys(model().agencies).map((id) => option(id, agencyName(model(), id)))
  const save = async (group: GroupFacts, changes: Readonly<Record<string, unknown>>) => {
    const data = withTexts(changes, { name: group.name_i18n })
    if (group === NEW) await administration.send('POST', '/user_groups', data)
    else {
      const path = `/user_groups/${encodeURIComponent(group.unique_id)}`
      await administration.send('PATCH', path, data, { version: group.version ?? 0 })
    }
    await session.load().catch(() => undefined)
  }
  return (
    <SettingsPage
      wide
      title={t('admin.user-groups')}
      explained={t('admin.groups.explained')}
      action={
        <Show when={may()}>
          <button type="button" class="button button-main page-action" onClick={() => setOpen(NEW)}>
            <Icon name="plus" />
            {t('admin.groups.new')}
          </button>
        </Show>
      }
    >
      <FindBox label={t('admin.find_name')} onFind={setWords} />
      <Loaded value={loaded.value()} error={loaded.error()} onRetry={loaded.reload}>
        {(found) => (
          <Show when={found().rows.length > 0} fallback={<Empty title={t('admin.groups.none')} />}>
            <Rows
              label={t('admin.user-groups')}
              rows={found().rows}
              head={t('admin.name')}
              titleOf={({ name, unique_id }) => say(name) || unique_id}
              onOpen={may() ? setOpen : undefined}
              mark={({ disabled }) => (
                <Show when={disabled}>
                  <span class="state state-disabled">{t('admin.state.retired')}</span>
                </Show>
              )}
              columns={[
                { id: 'id', label: t('admin.id'), show: ({ unique_id: id }) => <bdi dir="ltr">{id}</bdi> },
                {
                  id: 'agencies',
                  label: t('admin.agencies'),
                  show: ({ agency_unique_ids: ids = [] }) =>
                    ids.map((id) => agencyName(model(), id)).join(t('list_separator')),
                },
                ...(actor().manages.includes('users:read')
                  ? [
                      {
                        id: 'users',
                        label: t('admin.users'),
                        show: ({ unique_id: id }: GroupFacts) => (
                          <A href={`/settings/users?${new URLSearchParams({ group: id })}`}>
                            {t('admin.groups.users')}
                          </A>
                        ),
                      },
                    ]
                  : []),
              ]}
            />
          </Show>
        )}
      </Loaded>
      <Show when={open()} keyed>
        {(group) => (
          <EditSheet
            heading={group === NEW ? t('admin.groups.new') : say(group.name)}
            verb={t('save')}
            fields={[
              ...(group === NEW
                ? [question('unique_id', 'text', t('admin.id'), { required: true, help: t('admin.id.help') })]
                : []),
              ...texts('name', t('admin.name'), languages(), { required: true, settings: { maxLength: 200 } }),
              someOf('agency_unique_ids', t('admin.agencies'), agencies(), { help: t('admin.groups.agencies.help') }),
              ...(group === NEW
                ? []
                : [question('disabled', 'yes-no', t('admin.state.retired'), { help: t('admin.retire.help') })]),
            ]}
            standing={
              group === NEW
                ? {}
                : {
                    ...textAnswers('name', group.name_i18n),
                    agency_unique_ids: group.agency_unique_ids ?? [],
                    disabled: group.disabled,
                  }
            }
            save={(changes) => save(group, changes)}
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
