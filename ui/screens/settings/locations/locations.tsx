import { A, useSearchParams } from '@solidjs/router'
import { createMemo, createResource, createSignal, For, Show } from 'solid-js'
import { placeAndAbove } from '../../../../engine/options/places.ts'
import { useAdministration } from '../../../data/administration.ts'
import type { PlaceFacts } from '../../../data/administration-directory.ts'
import { useData } from '../../../data/data.tsx'
import { say, t } from '../../../lib/t.ts'
import { Empty } from '../../../parts/empty.tsx'
import { Icon } from '../../../parts/icon.tsx'
import { toast } from '../../../parts/toasts.tsx'
import { createLoaded } from '../../records/record/create-loaded.ts'
import { createLanguages } from '../parts/create-languages.ts'
import { EditSheet } from '../parts/edit-sheet.tsx'
import { FindBox } from '../parts/find-box.tsx'
import { question, textAnswers, texts, withTexts } from '../parts/questions.ts'
import { Rows } from '../parts/rows.tsx'
import { Loaded, SettingsPage, Turn } from '../parts/settings-page.tsx'
import type { SettingsPlaceProps } from '../places.ts'
import { PlaceImport } from './place-import.tsx'

const per = 100

const beneath = (code: string) => `/settings/locations?parent=${encodeURIComponent(code)}`

/** The tree of places, level by level, or what fits some words; and bringing places in from a file. */
export const Locations = (props: SettingsPlaceProps) => (
  <Show when={props.id === 'import'} fallback={<Tree />}>
    <PlaceImport />
  </Show>
)

const Tree = () => {
  const administration = useAdministration()
  const { actor, model, reference } = useData()
  const languages = createLanguages()
  const [asked, setAsked] = useSearchParams<Record<'parent' | 'page', string>>()
  const [words, setWords] = createSignal('')
  const [open, setOpen] = createSignal<PlaceFacts | 'new'>()
  const page = () => Math.max(1, Number(asked.page) || 1)
  const query = createMemo(() => ({
    ...(words() ? { query: words() } : { parent_code: asked.parent ?? null }),
    page: String(page()),
    per: String(per),
  }))
  const loaded = createLoaded(query, (of, signal) => administration.page<PlaceFacts>('/locations', of, signal))
  const [places, { refetch: lookAgain }] = createResource(() => reference.places().catch(() => []), {
    initialValue: [],
  })
  const path = () => (asked.parent ? placeAndAbove({ locations: places.latest }, asked.parent) : [])
  const nameOf = (code: string | null) => say(places.latest.find((each) => each.code === code)?.name) || code
  const may = () => actor().manages.includes('locations:write')
  const mayGoDeeper = () => path().length < model().instance.locationLevels.length
  const save = async (place: PlaceFacts | undefined, changes: Readonly<Record<string, unknown>>) => {
    const data = withTexts(changes, { name: place?.name_i18n })
    if (place) {
      const version = place.version ?? 0
      await administration.send('PATCH', `/locations/${encodeURIComponent(place.code)}`, data, { version })
    } else await administration.send('POST', '/locations', { ...data, parent_code: asked.parent ?? null })
    reference.forget()
    void lookAgain()
  }
  return (
    <SettingsPage
      wide
      title={t('admin.locations')}
      action={
        <Show when={may() && mayGoDeeper()}>
          <button type="button" class="button button-main page-action" onClick={() => setOpen('new')}>
            <Icon name="plus" />
            {t('admin.locations.new')}
          </button>
        </Show>
      }
    >
      <div class="admin-buttons">
        <FindBox
          label={t('admin.find_name')}
          onFind={(text) => {
            setAsked({ page: '' }, { replace: true })
            setWords(text)
          }}
        />
        <Show when={may()}>
          <A class="button" href="/settings/locations/import">
            {t('admin.locations.import')}
          </A>
        </Show>
      </div>
      <Show when={!words()}>
        <nav class="admin-path" aria-label={t('admin.locations.path')}>
          <A href="/settings/locations">{t('admin.locations.top')}</A>
          <For each={path()}>
            {(place) => (
              <>
                <Icon name="next" />
                <A href={beneath(place.code)}>
                  <bdi>{say(place.name)}</bdi>
                </A>
              </>
            )}
          </For>
        </nav>
      </Show>
      <Loaded value={loaded.value()} error={loaded.error()} onRetry={loaded.reload}>
        {(found) => (
          <>
            <p class="admin-quiet" role="status">
              {t('admin.locations.found', { total: found().total })}
            </p>
            <Show when={found().rows.length > 0} fallback={<Empty title={t('admin.locations.none')} />}>
              <Rows
                label={t('admin.locations')}
                rows={found().rows}
                head={t('admin.name')}
                titleOf={({ name, code }) => say(name) || code}
                onOpen={may() ? setOpen : undefined}
                mark={({ disabled }) => (
                  <Show when={disabled}>
                    <span class="state state-disabled">{t('admin.state.retired')}</span>
                  </Show>
                )}
                columns={[
                  { id: 'code', label: t('admin.locations.code'), show: ({ code }) => <bdi dir="ltr">{code}</bdi> },
                  { id: 'level', label: t('admin.locations.level'), show: ({ type }) => say(type) },
                  {
                    id: 'parent',
                    label: t('admin.locations.parent'),
                    show: ({ parent_code: parent }) => nameOf(parent),
                  },
                  {
                    id: 'below',
                    label: t('admin.locations.below'),
                    show: ({ code, admin_level: level }) =>
                      level + 1 < model().instance.locationLevels.length && (
                        <A
                          class="admin-above"
                          href={beneath(code)}
                          aria-label={t('admin.locations.show_below_of', { name: nameOf(code) ?? code })}
                        >
                          {t('admin.locations.show_below')}
                        </A>
                      ),
                  },
                ]}
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
      <Show when={open()} keyed>
        {(chosen) => {
          const place = chosen === 'new' ? undefined : chosen
          return (
            <EditSheet
              heading={place ? say(place.name) : t('admin.locations.new')}
              verb={t('save')}
              fields={[
                ...(place
                  ? []
                  : [
                      question('code', 'text', t('admin.locations.code'), {
                        required: true,
                        help: t('admin.locations.code.help'),
                      }),
                    ]),
                ...texts('name', t('admin.name'), languages(), { required: true, settings: { maxLength: 200 } }),
                question('p_code', 'text', t('admin.locations.p_code'), {
                  help: t('admin.locations.p_code.help'),
                  settings: { maxLength: 80 },
                }),
                ...(place
                  ? [question('disabled', 'yes-no', t('admin.state.retired'), { help: t('admin.retire.help') })]
                  : []),
              ]}
              standing={
                place
                  ? {
                      ...textAnswers('name', place.name_i18n),
                      ...(place.p_code !== place.code && { p_code: place.p_code }),
                      disabled: place.disabled,
                    }
                  : {}
              }
              save={(changes) => save(place, changes)}
              onDone={() => {
                toast(t('admin.saved'))
                loaded.reload()
              }}
              onClose={() => setOpen(undefined)}
            >
              <p class="admin-quiet">
                {place
                  ? t('admin.locations.fixed')
                  : asked.parent
                    ? t('admin.locations.new.below', { name: nameOf(asked.parent) ?? asked.parent })
                    : t('admin.locations.new.top')}
              </p>
            </EditSheet>
          )
        }}
      </Show>
    </SettingsPage>
  )
}
