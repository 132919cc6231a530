import { A } from '@solidjs/router'
import { createSignal, For, onMount, Show } from 'solid-js'
import { own } from '../../../../engine/lib/own.ts'
import type { Panel, RecordType } from '../../../../engine/model.ts'
import { useData } from '../../../data/data.tsx'
import type { WireRecord } from '../../../data/wire.ts'
import { readingWith } from '../../../form/answer-text.ts'
import { loadArea } from '../../../lib/catalogue.ts'
import { factsOfRecord, nameOfRecord, namingFields } from '../../../lib/record-name.ts'
import { isolated, say, t } from '../../../lib/t.ts'
import { namedOf, recordText } from '../../../lib/value-text.ts'
import { linkingTexts } from '../../../locales/linking.ts'
import { Icon } from '../../../parts/icon.tsx'
import { StateMark } from '../list/state-mark.tsx'
import { addressOfNew } from '../new/address-of-new.ts'
import { createPages } from './create-pages.ts'
import { LinkSheet } from './link-sheet.tsx'
import { Paged } from './paged.tsx'
import type { PanelProps } from './panels.tsx'

await loadArea('linking', linkingTexts)

type LinkedTo = Extract<Panel, { readonly panel: 'linked' }>

interface LinkingProps extends PanelProps {
  readonly panel: LinkedTo
  readonly from: RecordType
  readonly onLinked: () => void
}

/** Records that link to this one, with the way to each and to a new one. */
export const LinkedPanel = (props: PanelProps) => {
  const panel = props.panel as LinkedTo
  const from = own(props.model.recordTypes, panel.recordType)
  const [again, setAgain] = createSignal(1)
  return (
    <Show when={from && again()} keyed>
      {(_) => (
        <Linking
          {...props}
          panel={panel}
          from={from as RecordType}
          onLinked={() => {
            setAgain(again() + 1)
            props.onChanged?.()
          }}
        />
      )}
    </Show>
  )
}

const Linking = (props: LinkingProps) => {
  const { records, actor } = useData()
  const { from, panel } = props
  const { id } = props.shown.record
  // Names that this person reads of no record of the type have no label, and stand on no line.
  const lines = (panel.summary ?? []).filter((name) => namedOf(from, name) !== undefined)
  const fields = [...new Set([...namingFields(from), ...lines, ...(panel.summary ? ['owned_by_full_name'] : [])])]
  const place = { type: props.type.id, id, of: from.id }
  const pages = createPages((page) =>
    panel.summary
      ? records.linkedTo(place, fields, { page })
      : records.linkingTo(from.id, { field: panel.field, id }, fields, page),
  )
  const [linking, setLinking] = createSignal(false)
  const mayLink = () => panel.linkBy !== undefined && actor().actions[from.id]?.includes(panel.linkBy)
  onMount(() => void pages.more())
  const mayMake = () =>
    actor().actions[from.id]?.includes('create') &&
    from.fields.find((field) => field.id === panel.field)?.readOnly !== true
  return (
    <section aria-label={say(from.labelPlural)}>
      <div class="panel-head">
        <h3 class="reading-heading">
          {say(from.labelPlural)}{' '}
          <Show when={pages.rows()}>
            <span class="answer-note figures">{t('list.total', { count: pages.total() })}</span>
          </Show>
        </h3>
        <Show when={mayLink()}>
          <button type="button" class="button button-small" aria-haspopup="dialog" onClick={() => setLinking(true)}>
            {t('linking.link')}
          </button>
        </Show>
        <Show when={mayMake()}>
          <A class="button button-small" href={addressOfNew(from, { type: props.type.id, id, field: panel.field })}>
            <Icon name="plus" /> {say(from.newLabel) || t('list.new', { type: say(from.label) })}
          </A>
        </Show>
      </div>
      <Paged pages={pages} none={t('panel.linked.none')}>
        <ul class="linked-list bare">
          <For each={pages.rows()}>{(record) => <LinkedRecord {...props} record={record} />}</For>
        </ul>
      </Paged>
      <Show when={linking()}>
        <LinkSheet
          type={props.type}
          id={id}
          from={from}
          reading={readingWith(props.telling)}
          onClose={() => setLinking(false)}
          onDone={props.onLinked}
        />
      </Show>
    </section>
  )
}

const LinkedRecord = (props: LinkingProps & { readonly record: WireRecord }) => {
  const reading = () => readingWith(props.telling)
  const name = () => nameOfRecord(props.record, props.from, reading())
  const isBeyond = props.record['record_in_scope'] === false
  const summary = () =>
    (props.panel.summary ?? [])
      .filter((id) => !props.from.title.includes(id) && !props.from.summary.includes(id))
      .flatMap((id) => namedOf(props.from, id) ?? [])
      .map((named) => recordText(props.record, named, reading()))
  const facts = () =>
    [
      ...factsOfRecord(props.record, props.from, reading()).map(({ text }) => text),
      ...summary(),
      props.record['short_id'],
    ]
      .filter((text) => text && text !== name())
      .map((text) => isolated(String(text)))
      .join(' · ')
  return (
    <li class="linked-item">
      <div class="linked-head">
        <Show when={!isBeyond} fallback={<bdi class="linked-name">{name()}</bdi>}>
          <A href={`/r/${props.from.plural}/${props.record.id}`}>
            <bdi>{name()}</bdi>
          </A>
        </Show>
        <StateMark type={props.from} record={props.record} />
      </div>
      <Show when={facts()}>
        <p class="linked-facts">{facts()}</p>
      </Show>
      <Show when={isBeyond}>
        <p class="linked-facts">
          {t('linking.beyond_line', { name: isolated(String(props.record['owned_by_full_name'] ?? '')) })}
        </p>
      </Show>
    </li>
  )
}
