import { For, onMount, Show } from 'solid-js'
import { useData } from '../../../data/data.tsx'
import type { HistoryEntry } from '../../../data/wire.ts'
import { instantText } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { Change } from './change.tsx'
import { createPages } from './create-pages.ts'
import { changesIn } from './history-changes.ts'
import { Paged } from './paged.tsx'
import type { PanelProps } from './panels.tsx'

const HISTORY = 'history'
/** More than so many changes of one entry wait to be opened. */
const fewChanges = 3

/** Who changed what in the record, and when; the newest first. */
export const HistoryPanel = (props: PanelProps) => (
  <Show when={props.shown.actions.includes(HISTORY)}>
    <History {...props} />
  </Show>
)

const History = (props: PanelProps) => {
  const { records } = useData()
  const pages = createPages(async (page) => {
    const { entries, total } = await records.history(props.type.id, props.shown.record.id, page)
    return { rows: entries, total }
  })
  onMount(() => void pages.more())
  return (
    <section aria-label={t('panel.history')}>
      <h3 class="reading-heading">{t('panel.history')}</h3>
      <Paged pages={pages} none={t('panel.history.none')}>
        <ol class="history bare">
          <For each={pages.rows()}>{(entry) => <Entry {...props} entry={entry} />}</For>
        </ol>
      </Paged>
    </section>
  )
}

const known: ReadonlySet<string> = new Set(['create', 'update', 'enable', 'disable'])

const Entry = (props: PanelProps & { readonly entry: HistoryEntry }) => {
  const changes = () => changesIn(props.entry, props.type, props.telling)
  const who = () =>
    props.telling.people().find(({ user_name }) => user_name === props.entry.user_name)?.full_name ??
    props.entry.user_name
  const deed = () =>
    known.has(props.entry.action)
      ? t(`panel.history.${props.entry.action}`, { count: changes().length })
      : t('panel.history.action', { name: props.entry.action })
  const list = () => (
    <ul class="history-changes bare">
      <For each={changes()}>{(change) => <Change change={change} />}</For>
    </ul>
  )
  return (
    <li class="history-entry">
      <p class="history-who">
        <strong>
          <bdi>{who()}</bdi>
        </strong>{' '}
        <time class="figures" datetime={props.entry.datetime}>
          {instantText(props.entry.datetime, props.model.instance.timeZone)}
        </time>
      </p>
      <Show
        when={changes().length > fewChanges}
        fallback={
          <>
            <p>{deed()}</p>
            {list()}
          </>
        }
      >
        <details>
          <summary>
            {deed()} <Icon name="open" />
          </summary>
          {list()}
        </details>
      </Show>
      <Show when={props.entry.overridden}>
        {(overridden) => (
          <p class="history-reason">
            {t('panel.history.reason')} <bdi>{overridden().reason}</bdi>
          </p>
        )}
      </Show>
    </li>
  )
}
