import { useSearchParams } from '@solidjs/router'
import { createEffect, createResource, createSignal, onCleanup, Show } from 'solid-js'
import { useAdministration } from '../../../data/administration.ts'
import { useData } from '../../../data/data.tsx'
import { issueText } from '../../../form/issue-text.ts'
import { loadArea } from '../../../lib/catalogue.ts'
import { numeral, t } from '../../../lib/t.ts'
import { formTexts } from '../../../locales/form.ts'
import { Notice } from '../../../parts/notice.tsx'
import { Select } from '../../../parts/select.tsx'
import { NotFound } from '../../not-found.tsx'
import { refusalText } from '../parts/refusal-text.ts'
import { Rows } from '../parts/rows.tsx'
import { SettingsPage, Turn } from '../parts/settings-page.tsx'

await loadArea('form', formTexts)

const outcomes = ['created', 'changed', 'unchanged', 'refused'] as const
const per = 100
const lookAgain = 700
const most = 8 * 1024 * 1024

interface Told {
  readonly data: {
    readonly id: string
    readonly file_name: string
    readonly state: 'judging' | 'writing' | 'checked' | 'done' | 'refused' | 'failed'
    readonly total: number
    readonly done: number
    readonly counts: Readonly<Record<(typeof outcomes)[number], number>>
    readonly failure?: string
    readonly rows: readonly {
      readonly line: number
      readonly code: string
      readonly outcome: (typeof outcomes)[number]
      readonly issues: readonly string[]
    }[]
  }
  readonly metadata: { readonly total: number }
}

const base64Of = (file: File) =>
  new Promise<string>((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })

const tones = { checked: 'done', done: 'done', refused: 'error', failed: 'error' } as const

/** Places out of a table: first looked through line by line, then taken over all at once. */
export const PlaceImport = () => {
  const administration = useAdministration()
  const { actor, reference } = useData()
  const [asked, setAsked] = useSearchParams<Record<'of' | 'outcome' | 'page', string>>()
  const [file, setFile] = createSignal<File>()
  const [trouble, setTrouble] = createSignal<unknown>()
  const [busy, setBusy] = createSignal(false)
  let input: HTMLInputElement | undefined
  const page = () => Math.max(1, Number(asked.page) || 1)
  const [told, { refetch }] = createResource(
    () => (asked.of ? { of: asked.of, outcome: asked.outcome, page: String(page()) } : undefined),
    ({ of, ...query }) =>
      administration.whole<Told>(`/locations/import/${encodeURIComponent(of)}`, { ...query, per: String(per) }),
  )
  const now = () => (told.error ? undefined : told.latest?.data)
  createEffect(() => now()?.state === 'done' && reference.forget())
  const isRunning = () => now()?.state === 'judging' || now()?.state === 'writing'
  const timer = setInterval(() => isRunning() && void refetch(), lookAgain)
  onCleanup(() => clearInterval(timer))
  const begin = async (wish: { readonly only_check?: true; readonly skip_refused?: true }) => {
    const chosen = file()
    if (!chosen) return
    setBusy(true)
    setTrouble(undefined)
    try {
      const data = { file_name: chosen.name, data_base64: await base64Of(chosen), ...wish }
      const { id } = await administration.send<Told['data']>('POST', '/locations/import', data)
      setAsked({ of: id, outcome: '', page: '' })
      await refetch()
    } catch (error) {
      setTrouble(() => error)
    } finally {
      setBusy(false)
    }
  }
  const mayTake = () => file() !== undefined && now()?.state === 'checked' && !busy()
  return (
    <Show when={actor().manages.includes('locations:write')} fallback={<NotFound />}>
      <SettingsPage
        wide
        title={t('admin.locations.import')}
        explained={t('admin.import.explained')}
        back={{ href: '/settings/locations', label: t('admin.locations') }}
      >
        <section class="sheet admin-sheet">
          <p>{t('admin.import.form')}</p>
          <p class="admin-quiet" dir="ltr">
            code, parent, name, name_fr, p_code, retired
          </p>
          <p class="admin-quiet" dir="ltr">
            #country+code, #country+name, #adm1+code, #adm1+name+i_fr…
          </p>
          <div class="admin-buttons">
            <button type="button" class="button" disabled={busy()} onClick={() => input?.click()}>
              {t('admin.file.choose')}
            </button>
            <input
              ref={input}
              class="gone"
              type="file"
              tabindex="-1"
              aria-label={t('admin.file.choose')}
              accept=".csv,text/csv"
              onChange={(event) => {
                const [chosen] = event.currentTarget.files ?? []
                event.currentTarget.value = ''
                if (!chosen) return
                setFile(chosen)
                if (chosen.size <= most) void begin({ only_check: true })
              }}
            />
          </div>
          <Show when={file()}>
            {(chosen) => (
              <p>
                <bdi dir="ltr" class="admin-file">
                  {chosen().name}
                </bdi>
              </p>
            )}
          </Show>
          <Show when={(file()?.size ?? 0) > most}>
            <p class="field-error" role="alert">
              {t('admin.import.too_large')}
            </p>
          </Show>
          <Show when={trouble() ?? told.error}>
            {(error) => (
              <Notice tone="error">
                <p>{refusalText(error())}</p>
              </Notice>
            )}
          </Show>
        </section>
        <Show when={now()}>
          {(known) => (
            <section class="admin-group">
              <Show
                when={!isRunning()}
                fallback={
                  <p role="status">
                    <progress
                      class="admin-progress"
                      max={known().total}
                      value={known().done}
                      aria-label={t('admin.locations.import')}
                    />
                    <span class="figures">
                      {t('admin.import.progress', { done: known().done, total: known().total })}
                    </span>
                  </p>
                }
              >
                <Notice tone={tones[known().state as keyof typeof tones]}>
                  <p>{t(`admin.import.state.${known().state}`)}</p>
                </Notice>
              </Show>
              <p class="figures">
                {t('admin.import.counts', {
                  created: known().counts.created,
                  changed: known().counts.changed,
                  unchanged: known().counts.unchanged,
                  refused: known().counts.refused,
                })}
              </p>
              <Show when={mayTake()}>
                <div class="admin-buttons">
                  <Show
                    when={known().counts.refused === 0}
                    fallback={
                      <button type="button" class="button" onClick={() => void begin({ skip_refused: true })}>
                        {t('admin.import.take_good')}
                      </button>
                    }
                  >
                    <button type="button" class="button button-main" onClick={() => void begin({})}>
                      {t('admin.import.take')}
                    </button>
                  </Show>
                </div>
              </Show>
              <div class="admin-filters">
                <Select
                  label={t('admin.import.outcome')}
                  all={t('admin.all')}
                  value={asked.outcome ?? ''}
                  options={outcomes.map((id) => ({ value: id, label: t(`admin.import.outcome.${id}`) }))}
                  onChoose={(outcome) => setAsked({ outcome, page: '' }, { replace: true })}
                />
              </div>
              <Rows
                label={t('admin.import.lines')}
                rows={known().rows}
                head={t('admin.import.line')}
                titleOf={({ line }) => numeral(line)}
                columns={[
                  { id: 'code', label: t('admin.locations.code'), show: ({ code }) => <bdi dir="ltr">{code}</bdi> },
                  {
                    id: 'outcome',
                    label: t('admin.import.outcome'),
                    show: ({ outcome }) => (
                      <span classList={{ 'admin-wrong': outcome === 'refused' }}>
                        {t(`admin.import.outcome.${outcome}`)}
                      </span>
                    ),
                  },
                  {
                    id: 'why',
                    label: t('admin.import.why'),
                    show: ({ issues }) => issues.map((code) => issueText({ path: '', code })).join(' '),
                  },
                ]}
              />
              <Turn
                page={page()}
                last={Math.ceil((told.latest?.metadata.total ?? 0) / per)}
                onTurn={(to) => setAsked({ page: String(to) }, { replace: true })}
              />
            </section>
          )}
        </Show>
      </SettingsPage>
    </Show>
  )
}
