import { A } from '@solidjs/router'
import { For, onMount, Show } from 'solid-js'
import { useData } from '../../../data/data.tsx'
import { t } from '../../../lib/t.ts'
import { LogEntry } from '../log/log-entry.tsx'
import { createPages } from './create-pages.ts'
import { Paged } from './paged.tsx'
import type { PanelProps } from './panels.tsx'

const HISTORY = 'history'

/** Who changed what in the record, and when; the newest first. */
export const HistoryPanel = (props: PanelProps) => (
  <Show when={props.shown.actions.includes(HISTORY)}>
    <History {...props} />
  </Show>
)

const History = (props: PanelProps) => {
  const { logs } = useData()
  const pages = createPages((page) => logs.history(props.type.id, props.shown.record.id, page))
  onMount(() => void pages.more())
  return (
    <section aria-label={t('panel.history')}>
      <div class="panel-head">
        <h3 class="reading-heading">{t('panel.history')}</h3>
        <A class="button button-plain button-small" href={`/r/${props.type.plural}/${props.shown.record.id}/history`}>
          {t('log.whole')}
        </A>
      </div>
      <Paged pages={pages} none={t('panel.history.none')}>
        <ol class="history bare">
          <For each={pages.rows()}>{(entry) => <LogEntry {...props} record={props.shown.record} entry={entry} />}</For>
        </ol>
      </Paged>
    </section>
  )
}
