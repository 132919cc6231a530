import { createResource, createSignal, For, Show } from 'solid-js'
import { useAdministration } from '../../../data/administration.ts'
import type { PeopleChoices, Person } from '../../../data/administration-people.ts'
import { useData } from '../../../data/data.tsx'
import { languageName } from '../../../lib/languages.ts'
import { say, t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { toast } from '../../../parts/toasts.tsx'
import { EditSheet } from '../parts/edit-sheet.tsx'
import { Facts } from '../parts/facts.tsx'
import { Loaded, SettingsPage } from '../parts/settings-page.tsx'
import { agencyName, groupNames, roleName, whenText } from './person-words.ts'
import { SessionsOf } from './sessions.tsx'
import { mailsOf, userQuestions, userStanding, userWish } from './user-questions.ts'
import { WaysIn } from './ways-in.tsx'

/** One account: what is known of it, and what whoever looks after it may do. */
export const UserPage = (props: { readonly id: string }) => {
  const administration = useAdministration()
  const { actor, model, reference } = useData()
  const path = () => `/users/${encodeURIComponent(props.id)}`
  const [person, { refetch }] = createResource(() => administration.get<Person>(path()))
  const shown = () => (person.error ? undefined : person.latest)
  const [choices] = createResource(() => administration.get<PeopleChoices>('/users/choices').catch(() => undefined))
  const [open, setOpen] = createSignal<'edit' | 'disable' | 'enable'>()
  const may = (permission: string) => actor().manages.includes(permission)
  const save = async (changes: Readonly<Record<string, unknown>>) => {
    const given = choices()
    await administration.send('PATCH', path(), given ? userWish(given, changes) : changes)
    await refetch()
  }
  const [place] = createResource(
    () => shown()?.location,
    async (code) => say((await reference.places().catch(() => [])).find((each) => each.code === code)?.name) || code,
  )
  const lines = (known: Person) => [
    { name: t('user_name'), text: known.user_name, dir: 'ltr' as const },
    { name: t('role'), text: roleName(model(), known.role_unique_id) },
    { name: t('agency'), text: agencyName(model(), known.agency) },
    { name: t('groups'), text: groupNames(model(), known.user_group_unique_ids) },
    { name: t('position'), text: known.position },
    { name: t('email'), text: known.email, dir: 'ltr' as const },
    { name: t('phone'), text: known.phone, dir: 'ltr' as const },
    { name: t('code'), text: known.code },
    { name: t('location'), text: place.latest },
    { name: t('services'), text: servicesOf(known) },
    { name: t('language'), text: known.locale ? languageName(known.locale) : undefined },
    { name: t('admin.users.mails'), text: mailText(known) },
    ...(known.id !== actor().id
      ? [{ name: t('admin.users.last_access'), text: whenText(known.last_access, model().instance.timeZone) }]
      : []),
  ]
  const servicesOf = ({ services = [] }: Person) => {
    const named = new Map(choices()?.services.map(({ unique_id, name }) => [unique_id, name]))
    return services.map((id) => named.get(id) ?? id).join(t('list_separator'))
  }
  const mailText = (known: Person) => {
    const given = choices()
    if (known.send_mail === false || !given) return t(known.send_mail === false ? 'admin.users.mails.none' : 'yes')
    const wanted = mailsOf(given, known)
    return wanted.length === given.mails.length
      ? t('admin.users.mails.all')
      : wanted.map(({ name }) => name).join(t('list_separator')) || t('admin.users.mails.none')
  }
  const isMine = () => props.id === actor().id
  return (
    <SettingsPage
      title={shown()?.full_name ?? t('admin.users')}
      back={{ href: '/settings/users', label: t('admin.users') }}
      action={
        <Show when={shown()?.managed && may('users:update') && choices()}>
          <button type="button" class="button button-main page-action" onClick={() => setOpen('edit')}>
            <Icon name="edit" />
            {t('account.edit')}
          </button>
        </Show>
      }
    >
      <Loaded value={shown()} error={person.error} onRetry={() => void refetch()}>
        {(known) => (
          <>
            <Show when={known().disabled}>
              <Notice tone="attention">
                <p>{t('admin.users.is_disabled')}</p>
              </Notice>
            </Show>
            <Show when={!known().managed}>
              <p class="admin-quiet">{t(isMine() ? 'admin.users.yours' : 'admin.users.not_managed')}</p>
            </Show>
            <section class="sheet admin-sheet">
              <Facts lines={lines(known())} />
            </section>
            <Show when={known().managed}>
              <Show when={may('users:sign_in_codes') && !known().disabled}>
                <WaysIn person={known()} mail={choices()?.mail ?? false} />
              </Show>
              <Show when={may('users:disable')}>
                <section class="sheet admin-sheet">
                  <h2>{t(known().disabled ? 'admin.users.enable' : 'admin.users.disable')}</h2>
                  <p class="admin-quiet">
                    {t(known().disabled ? 'admin.users.enable.explained' : 'admin.users.disable.explained')}
                  </p>
                  <button
                    type="button"
                    class="button admin-start"
                    onClick={() => setOpen(known().disabled ? 'enable' : 'disable')}
                  >
                    {t(known().disabled ? 'admin.users.enable' : 'admin.users.disable')}
                  </button>
                </section>
              </Show>
            </Show>
            <Show when={isMine() || (known().managed && may('users:sessions'))}>
              <SessionsOf person={known()} />
            </Show>
            <Show when={open() === 'edit' && choices()}>
              {(given) => (
                <EditSheet
                  heading={known().full_name}
                  verb={t('save')}
                  fields={userQuestions(model(), given(), known())}
                  standing={userStanding(given(), known())}
                  save={save}
                  onDone={() => toast(t('admin.saved'))}
                  onClose={() => setOpen(undefined)}
                />
              )}
            </Show>
            <For each={(['disable', 'enable'] as const).filter((deed) => deed === open())}>
              {(deed) => (
                <EditSheet
                  heading={t(`admin.users.${deed}`)}
                  verb={t(`admin.users.${deed}`)}
                  danger={deed === 'disable'}
                  fields={[]}
                  save={() => save({ disabled: deed === 'disable' })}
                  onDone={() => toast(t('admin.saved'))}
                  onClose={() => setOpen(undefined)}
                >
                  <p>
                    <bdi>{known().full_name}</bdi>
                  </p>
                  <p>{t(`admin.users.${deed}.explained`)}</p>
                </EditSheet>
              )}
            </For>
          </>
        )}
      </Loaded>
    </SettingsPage>
  )
}
