import { useNavigate, useSearchParams } from '@solidjs/router'
import { createMemo, createResource, createSignal, Show } from 'solid-js'
import { useAdministration } from '../../../data/administration.ts'
import type { PeopleChoices, Person } from '../../../data/administration-people.ts'
import { useData } from '../../../data/data.tsx'
import { say, t } from '../../../lib/t.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { Narrowing } from '../../../parts/narrowing.tsx'
import { Select } from '../../../parts/select.tsx'
import { toast } from '../../../parts/toasts.tsx'
import { createLoaded } from '../../records/record/create-loaded.ts'
import { EditSheet } from '../parts/edit-sheet.tsx'
import { FindBox } from '../parts/find-box.tsx'
import { Rows } from '../parts/rows.tsx'
import { Loaded, SettingsPage, Turn } from '../parts/settings-page.tsx'
import { agencyName, groupNames, roleName, whenText } from './person-words.ts'
import { PlaceFilter } from './place-filter.tsx'
import { SeveralBar } from './several.tsx'
import { userQuestions, userStanding, userWish } from './user-questions.ts'

const per = 30

const filters = ['role', 'agency', 'group', 'place', 'disabled', 'seen'] as const
type Filter = (typeof filters)[number]

/** Ranges of days in the notation of lists, by what they are called here. */
const seen = {
  '-7d..today': 'since_week',
  '-30d..today': 'since_month',
  '..-30d': 'not_month',
  '..-90d': 'not_quarter',
}

/** Everybody whose account one may see: found by name, narrowed by role, agency, group, place, state and when they were last here. */
export const UserList = () => {
  const administration = useAdministration()
  const { actor, model } = useData()
  const navigate = useNavigate()
  const [asked, setAsked] = useSearchParams<Record<Filter | 'sort' | 'page', string>>()
  const [words, setWords] = createSignal('')
  const [adding, setAdding] = createSignal(false)
  const [chosen, setChosen] = createSignal<ReadonlyMap<string, Person>>(new Map())
  const [choices] = createResource(() => administration.get<PeopleChoices>('/users/choices').catch(() => undefined))
  const page = () => Math.max(1, Number(asked.page) || 1)
  const put = (change: Readonly<Record<string, string>>) => setAsked({ page: '', ...change }, { replace: true })
  const query = createMemo(() => ({
    query: words(),
    role: asked.role,
    agency: asked.agency,
    user_group_ids: asked.group,
    location: asked.place,
    disabled: asked.disabled,
    last_access: asked.seen,
    order_by: asked.sort ?? 'full_name',
    order: asked.sort === 'last_access' ? 'desc' : 'asc',
    page: String(page()),
    per: String(per),
  }))
  const loaded = createLoaded(query, (of, signal) => administration.page<Person>('/users', of, signal))
  const zone = () => model().instance.timeZone
  const may = (permission: string) => actor().manages.includes(permission)
  const mayChange = () => may('users:update') || may('users:disable')
  const toggle = (person: Person) => {
    const next = new Map(chosen())
    if (!next.delete(person.id)) next.set(person.id, person)
    setChosen(next)
  }
  const choose = (name: Filter | 'sort') => (value: string) => put({ [name]: value })
  const named = (entries: Readonly<Record<string, { readonly id: string }>>, nameOf: (id: string) => string) =>
    Object.keys(entries)
      .map((id) => ({ value: id, label: nameOf(id) }))
      .sort((one, other) => one.label.localeCompare(other.label))
  return (
    <SettingsPage
      wide
      title={t('admin.users')}
      action={
        <Show when={may('users:create') && choices()}>
          <button type="button" class="button button-main page-action" onClick={() => setAdding(true)}>
            <Icon name="plus" />
            {t('admin.users.new')}
          </button>
        </Show>
      }
    >
      <div class="admin-tools">
        <FindBox
          label={t('admin.users.find')}
          onFind={(text) => {
            put({})
            setWords(text)
          }}
        />
        <Narrowing label={t('filters')} set={filters.filter((name) => asked[name]).length}>
          <Select
            label={t('role')}
            all={t('admin.all')}
            value={asked.role ?? ''}
            options={named(model().roles, (id) => roleName(model(), id))}
            onChoose={choose('role')}
          />
          <Select
            label={t('agency')}
            all={t('admin.all')}
            value={asked.agency ?? ''}
            options={named(model().agencies, (id) => agencyName(model(), id))}
            onChoose={choose('agency')}
          />
          <Select
            label={t('admin.user-groups')}
            all={t('admin.all')}
            value={asked.group ?? ''}
            options={named(model().userGroups, (id) => say(model().userGroups[id]?.name) || id)}
            onChoose={choose('group')}
          />
          <Select
            label={t('admin.state')}
            all={t('admin.all')}
            value={asked.disabled ?? ''}
            options={[
              { value: 'false', label: t('admin.state.in_use') },
              { value: 'true', label: t('admin.state.disabled') },
            ]}
            onChoose={choose('disabled')}
          />
          <Select
            label={t('admin.users.last_access')}
            all={t('admin.users.seen.any')}
            value={asked.seen ?? ''}
            options={Object.entries(seen).map(([value, name]) => ({ value, label: t(`admin.users.seen.${name}`) }))}
            onChoose={choose('seen')}
          />
          <PlaceFilter code={asked.place ?? ''} onChoose={choose('place')} />
          <Select
            label={t('sort.by')}
            all={t('full_name')}
            value={asked.sort ?? ''}
            options={[
              { value: 'last_access', label: t('admin.users.last_access') },
              { value: 'role', label: t('role') },
              { value: 'agency', label: t('agency') },
            ]}
            onChoose={choose('sort')}
          />
        </Narrowing>
      </div>
      <Loaded value={loaded.value()} error={loaded.error()} onRetry={loaded.reload}>
        {(found) => (
          <>
            <p class="admin-quiet" role="status">
              {t('admin.users.found', { total: found().total })}
            </p>
            <Show
              when={found().rows.length > 0}
              fallback={<Empty title={t('admin.users.none')} text={t('admin.none_found')} />}
            >
              <Rows
                label={t('admin.users')}
                rows={found().rows}
                head={t('full_name')}
                titleOf={(person) => person.full_name || person.user_name}
                hrefOf={(person) => `/settings/users/${person.id}`}
                mark={(person) => (
                  <Show when={person.disabled}>
                    <span class="state state-disabled">{t('admin.state.disabled')}</span>
                  </Show>
                )}
                columns={[
                  { id: 'user_name', label: t('user_name'), show: (person) => <bdi dir="ltr">{person.user_name}</bdi> },
                  { id: 'role', label: t('role'), show: (person) => roleName(model(), person.role_unique_id) },
                  { id: 'agency', label: t('agency'), show: (person) => agencyName(model(), person.agency) },
                  {
                    id: 'groups',
                    label: t('groups'),
                    show: (person) => groupNames(model(), person.user_group_unique_ids),
                  },
                  {
                    id: 'last',
                    label: t('admin.users.last_access'),
                    show: (person) => whenText(person.last_access, zone()),
                    figures: true,
                  },
                ]}
                ticks={
                  mayChange() ? { has: ({ id }) => chosen().has(id), may: ({ managed }) => managed, toggle } : undefined
                }
              />
            </Show>
            <Turn
              page={page()}
              last={Math.ceil(found().total / per)}
              onTurn={(to) => setAsked({ page: String(to) }, { replace: true })}
            />
          </>
        )}
      </Loaded>
      <Show when={chosen().size > 0 && choices()}>
        {(known) => (
          <SeveralBar
            people={[...chosen().values()]}
            choices={known()}
            onClear={() => setChosen(new Map())}
            onDone={loaded.reload}
          />
        )}
      </Show>
      <Show when={adding() && choices()}>
        {(known) => {
          let made = ''
          return (
            <EditSheet
              heading={t('admin.users.new')}
              verb={t('admin.users.make')}
              fields={userQuestions(model(), known())}
              standing={userStanding(known())}
              save={async (_, all) => {
                made = (await administration.send<Person>('POST', '/users', userWish(known(), all))).id
              }}
              onDone={() => {
                toast(t('admin.users.made'))
                navigate(`/settings/users/${made}`)
              }}
              onClose={() => setAdding(false)}
            >
              <p class="admin-quiet">{t('admin.users.new.explained')}</p>
            </EditSheet>
          )
        }}
      </Show>
    </SettingsPage>
  )
}
