import { A } from '@solidjs/router'
import { createSignal, For, Show } from 'solid-js'
import type { HistoryEntry, WireRecord } from '../../../data/wire.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { loadArea } from '../../../lib/catalogue.ts'
import { instantText } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { lifeTexts } from '../../../locales/life.ts'
import { logTexts } from '../../../locales/log.ts'
import { Icon } from '../../../parts/icon.tsx'
import { Change } from '../panels/change.tsx'
import { changesIn } from '../panels/history-changes.ts'
import type { OfType } from '../type-in-address.tsx'
import { deedText } from './deed-text.ts'
import { EntryDetails } from './entry-details.tsx'
import '../../../styles/links.css'
import '../../../styles/log.css'

await Promise.all([loadArea('log', logTexts), loadArea('life', lifeTexts)])

export interface LogEntryProps extends OfType {
  readonly telling: Telling
  /** As it stands. */
  readonly record: WireRecord
  readonly entry: HistoryEntry
}

/** More than so many changes of one entry wait to be opened. */
const fewChanges = 3

/** One thing that somebody did to a record: who, when, what, and from what to what. */
export const LogEntry = (props: LogEntryProps) => {
  const [open, setOpen] = createSignal(false)
  const changes = () => changesIn(props.entry, props.type, props.telling, { record: props.record })
  const deed = () =>
    props.entry.action === 'update' && changes().length > 0
      ? t('panel.history.update', { count: changes().length })
      : deedText(props.entry)
  const list = () => (
    <ul class="history-changes bare">
      <For each={changes()}>{(change) => <Change change={change} />}</For>
    </ul>
  )
  const then = () => `/r/${props.type.plural}/${props.record.id}/as-it-was?version=${props.entry.version}`
  return (
    <li class="history-entry">
      <p class="history-who">
        <strong>
          <bdi>{props.entry.user_full_name ?? props.entry.user_name}</bdi>
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
            <Show when={changes().length > 0}>{list()}</Show>
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
      <p class="history-ways">
        <button type="button" class="button button-plain button-small" onClick={() => setOpen(true)}>
          {t('log.details')}
        </button>
        <A class="button button-plain button-small" href={then()}>
          {t('log.then')}
        </A>
      </p>
      <EntryDetails {...props} open={open()} onClose={() => setOpen(false)} title={deed()} />
    </li>
  )
}
