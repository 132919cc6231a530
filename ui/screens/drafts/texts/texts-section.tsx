import { useSearchParams } from '@solidjs/router'
import { createMemo, For, Show } from 'solid-js'
import { languageName } from '../../../lib/languages.ts'
import { locale } from '../../../lib/locale.ts'
import { t } from '../../../lib/t.ts'
import { Empty } from '../../../parts/empty.tsx'
import { FindBox } from '../../settings/parts/find-box.tsx'
import { Loaded, Turn } from '../../settings/parts/settings-page.tsx'
import { useDraft } from '../create-draft.ts'
import { createMissing, createTexts, PER_PAGE } from './create-texts.ts'
import { TextLine } from './text-line.tsx'

/** Parts of a configuration in which texts stand, as their paths begin. */
const areas = [
  ...['record-types', 'forms', 'fields', 'lookups', 'roles', 'lists', 'dashboards', 'workflows', 'actions'],
  ...['approvals', 'transitions', 'tasks', 'alerts', 'notifications', 'instance'],
] as const

/** All texts of the configuration beside each other in two languages: found by words, by place, or because they are missing. */
export const TextsSection = () => {
  const draft = useDraft()
  const [asked, ask] = useSearchParams<{ of?: string; in?: string; missing?: string; query?: string; page?: string }>()
  const first = () => draft.languages()[0] ?? 'en'
  const others = () => draft.languages().slice(1)
  const other = createMemo(() => others().find((tag) => tag === (asked.in ?? locale())) ?? others()[0])
  const page = () => Math.max(1, Number(asked.page) || 1)
  const missing = createMissing()
  const {
    page: found,
    say,
    retry,
  } = createTexts(() => ({
    under: asked.of ? `${asked.of}/` : undefined,
    missing: asked.missing === '1' ? other() : undefined,
    query: asked.query,
    page: page(),
  }))
  const countOf = (tag: string) => missing.value()?.[tag]
  const nameOf = (tag: string) => {
    const count = countOf(tag)
    return count ? t('drafts.texts.language_missing', { language: languageName(tag), count }) : languageName(tag)
  }
  return (
    <>
      <div class="draft-tools">
        <FindBox
          label={t('drafts.texts.find')}
          onFind={(query) => ask({ query: query || undefined, page: undefined })}
        />
      </div>
      <div class="admin-filters">
        <Show when={other()}>
          <label>
            {t('drafts.texts.beside')}
            <select class="input" onChange={(event) => ask({ in: event.currentTarget.value, page: undefined })}>
              <For each={others()}>
                {(tag) => (
                  <option value={tag} selected={tag === other()}>
                    {nameOf(tag)}
                  </option>
                )}
              </For>
            </select>
          </label>
        </Show>
        <label>
          {t('drafts.texts.of')}
          <select
            class="input"
            onChange={(event) => ask({ of: event.currentTarget.value || undefined, page: undefined })}
          >
            <option value="">{t('admin.all')}</option>
            <For each={areas}>
              {(area) => (
                <option value={area} selected={area === asked.of}>
                  {t(`drafts.texts.of.${area}`)}
                </option>
              )}
            </For>
          </select>
        </label>
        <Show when={other()}>
          {(tag) => (
            <label class="option">
              <input
                type="checkbox"
                checked={asked.missing === '1'}
                onChange={(event) => ask({ missing: event.currentTarget.checked ? '1' : undefined, page: undefined })}
              />
              {t('drafts.texts.only_missing', { language: languageName(tag()) })}
            </label>
          )}
        </Show>
      </div>
      <Loaded value={found.error ? undefined : found.latest} error={found.error} onRetry={retry}>
        {(shown) => (
          <Show
            when={shown().rows.length > 0}
            fallback={
              <Empty title={t(asked.missing === '1' ? 'drafts.texts.none_missing' : 'drafts.texts.none_found')} />
            }
          >
            <p class="admin-quiet" role="status">
              {t('drafts.texts.found', { count: shown().total })}
            </p>
            <ul class="sheet draft-texts bare">
              <For each={shown().rows.map(({ path }) => path)}>
                {(path) => (
                  <Show when={shown().rows.find((row) => row.path === path)}>
                    {(row) => <TextLine row={row()} languages={[first(), other()]} say={say} />}
                  </Show>
                )}
              </For>
            </ul>
            <Turn
              page={page()}
              last={Math.ceil(shown().total / PER_PAGE)}
              onTurn={(to) => {
                ask({ page: String(to) })
                window.scrollTo(0, 0)
              }}
            />
          </Show>
        )}
      </Loaded>
    </>
  )
}
