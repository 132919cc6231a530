import { A } from '@solidjs/router'
import { createResource, For, Show, Suspense } from 'solid-js'
import { Dynamic } from 'solid-js/web'
import type { DraftWhole } from '../../data/configuration-drafts.ts'
import { usePageTitle } from '../../lib/page.ts'
import { t } from '../../lib/t.ts'
import { Icon } from '../../parts/icon.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { NotFound } from '../not-found.tsx'
import { Loaded } from '../settings/parts/settings-page.tsx'
import { createDraft, DraftContext, useConfigurationDrafts, useDraft } from './create-draft.ts'
import { DraftBar } from './draft-bar.tsx'
import { DraftNotices } from './draft-notices.tsx'
import { Overview } from './overview.tsx'
import { draftPlace, draftSections, draftTools } from './sections.ts'

interface DraftPageProps {
  readonly id: string
  readonly rest: readonly string[]
}

/** One draft: its bar, its sections, and the one that is open. */
export const DraftPage = (props: DraftPageProps) => {
  const api = useConfigurationDrafts()
  const [draft, { refetch }] = createResource(
    () => props.id,
    (id) => api.get(id),
  )
  return (
    <Loaded value={draft.error ? undefined : draft()} error={draft.error} onRetry={() => void refetch()}>
      {(first) => <Opened first={first()} rest={props.rest} />}
    </Loaded>
  )
}

const Opened = (props: { readonly first: DraftWhole; readonly rest: readonly string[] }) => {
  const draft = createDraft(props.first, useConfigurationDrafts())
  return (
    <DraftContext.Provider value={draft}>
      <Inside rest={props.rest} />
    </DraftContext.Provider>
  )
}

const Inside = (props: { readonly rest: readonly string[] }) => {
  const draft = useDraft()
  const section = () => [...draftSections, ...draftTools].find(({ id }) => id === props.rest[0])
  /** One step up: from a thing to its section, from a section to the draft. */
  const back = () => {
    const open = section()
    if (open && props.rest.length > 1)
      return { href: draftPlace(draft.id, open.id), label: t(`drafts.section.${open.id}`) }
    if (props.rest.length > 0) return { href: draftPlace(draft.id), label: draft.whole().name }
    return { href: '/drafts', label: t('drafts') }
  }
  usePageTitle(() => {
    const open = section()
    return open
      ? t('drafts.title', { section: t(`drafts.section.${open.id}`), name: draft.whole().name })
      : draft.whole().name
  })
  return (
    <div class="admin admin-wide drafts draft" classList={{ 'draft-inside': props.rest.length > 0 }}>
      <A class="log-back" href={back().href} end>
        <Icon name="back" />
        <bdi>{back().label}</bdi>
      </A>
      <PageHead title={section() ? t(`drafts.section.${section()?.id}`) : draft.whole().name} quiet>
        <div class="draft-actions">
          <DraftBar />
          <Show when={section()?.id !== 'build'}>
            <A class="button button-main page-action" href={draftPlace(draft.id, 'build')}>
              <Icon name="up" />
              {t('drafts.section.build')}
            </A>
          </Show>
        </div>
      </PageHead>
      <nav class="draft-sections" aria-label={t('drafts.sections')}>
        <ul class="bare">
          <li>
            <A href={draftPlace(draft.id)} end>
              {t('drafts.section.overview')}
            </A>
          </li>
          <For each={draftSections}>
            {({ id }) => (
              <li>
                <A href={draftPlace(draft.id, id)}>{t(`drafts.section.${id}`)}</A>
              </li>
            )}
          </For>
        </ul>
      </nav>
      <DraftNotices />
      <Suspense fallback={<p role="status">{t('admin.loading')}</p>}>
        <Show when={props.rest.length > 0} fallback={<Overview />}>
          <Show when={section()} fallback={<NotFound />} keyed>
            {({ Page }) => <Dynamic component={Page} rest={props.rest.slice(1)} />}
          </Show>
        </Show>
      </Suspense>
    </div>
  )
}
