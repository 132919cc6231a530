import { A } from '@solidjs/router'
import { createResource, createSignal, For, Show } from 'solid-js'
import { useData } from '../data/data.tsx'
import type { ShownNotice } from '../data/notices.ts'
import { loadArea } from '../lib/catalogue.ts'
import { briefInstantText, instantText } from '../lib/format.ts'
import { usePageTitle } from '../lib/page.ts'
import { t } from '../lib/t.ts'
import { createToday } from '../lib/today.ts'
import { noticeTexts } from '../locales/notices.ts'
import { Empty } from '../parts/empty.tsx'
import { Icon } from '../parts/icon.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Trouble } from '../parts/trouble.tsx'
import '../styles/notices.css'

await loadArea('notices', noticeTexts)

const atOnce = 20

/** What one was told of: one line each, newest first, with the way to the record. */
export const Notices = () => {
  const { notices } = useData()
  const [shown, setShown] = createSignal(atOnce)
  const [page, { refetch, mutate }] = createResource(shown, (count) => notices.list(1, count))
  const rows = () => page.latest?.rows ?? []
  const readAll = async () => {
    await notices.readAll().catch(() => undefined)
    void refetch()
  }
  /** The page leaves at once; that it was read is told on the way. */
  const read = (notice: ShownNotice) => {
    if (notice.read_at !== null) return
    const now = new Date().toISOString()
    mutate((of) => of && { ...of, rows: of.rows.map((row) => (row.id === notice.id ? { ...row, read_at: now } : row)) })
    void notices.read(notice.id).catch(() => undefined)
  }
  usePageTitle(() => t('notices'))
  return (
    <div class="reading">
      <PageHead title={t('notices')} quiet>
        <Show when={rows().some(({ read_at }) => read_at === null)}>
          <button type="button" class="button page-action" onClick={() => void readAll()}>
            <Icon name="check" />
            {t('notices.read_all')}
          </button>
        </Show>
      </PageHead>
      <Show when={!page.error} fallback={<Trouble error={page.error} onRetry={() => void refetch()} />}>
        <Show
          when={rows().length > 0}
          fallback={
            <Show when={!page.loading}>
              <Empty title={t('notices.none')} text={t('notices.none.explained')} />
            </Show>
          }
        >
          <ul class="notices sheet bare">
            <For each={rows()}>{(notice) => <Line notice={notice} onRead={() => read(notice)} />}</For>
          </ul>
        </Show>
        <Show when={rows().length < (page.latest?.total ?? 0)}>
          <button
            type="button"
            class="button notices-more"
            disabled={page.loading}
            onClick={() => setShown(shown() + atOnce)}
          >
            {t('notices.more')}
          </button>
        </Show>
      </Show>
      <p class="notices-choice">
        <A href="/account">{t('notices.choose_mails')}</A>
      </p>
    </div>
  )
}

const Line = (props: { readonly notice: ShownNotice; readonly onRead: () => void }) => {
  const { model } = useData()
  const zone = () => model().instance.timeZone
  const today = createToday(zone)
  const isUnread = () => props.notice.read_at === null
  const { plural, record_id, form } = props.notice
  const href = `/r/${plural}/${record_id}${form === undefined ? '' : `?form=${form}`}`
  return (
    <li class="notice-line" classList={{ 'notice-unread': isUnread() }}>
      <A class="notice-link" href={href} onClick={props.onRead}>
        <span class="notice-text">{props.notice.text}</span>
        <span class="notice-below">
          <Show when={isUnread()}>
            <span class="notice-new">{t('notices.unread')}</span>
          </Show>
          <time datetime={props.notice.at} title={instantText(props.notice.at, zone())}>
            {briefInstantText(props.notice.at, zone(), today())}
          </time>
        </span>
      </A>
      <Show when={isUnread()}>
        <button type="button" class="button button-plain button-small" onClick={props.onRead}>
          {t('notices.mark_read')}
        </button>
      </Show>
    </li>
  )
}
