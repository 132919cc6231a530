import { A } from '@solidjs/router'
import { For, onMount, Show } from 'solid-js'
import { own } from '../../../../engine/lib/own.ts'
import type { Panel, RecordType } from '../../../../engine/model.ts'
import { useData } from '../../../data/data.tsx'
import type { WireRecord } from '../../../data/wire.ts'
import { readingWith } from '../../../form/answer-text.ts'
import { factsOfRecord, nameOfRecord, namingFields } from '../../../lib/record-name.ts'
import { isolated, say, t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { StateMark } from '../list/state-mark.tsx'
import { addressOfNew } from '../new/address-of-new.ts'
import { createPages } from './create-pages.ts'
import { Paged } from './paged.tsx'
import type { PanelProps } from './panels.tsx'

type LinkedTo = Extract<Panel, { readonly panel: 'linked' }>

interface LinkingProps extends PanelProps {
  readonly panel: LinkedTo
  readonly from: RecordType
}

/** Records that link to this one, with the way to each and to a new one. */
export const LinkedPanel = (props: PanelProps) => {
  const panel = props.panel as LinkedTo
  const from = own(props.model.recordTypes, panel.recordType)
  return <Show when={from}>{(type) => <Linking {...props} panel={panel} from={type()} />}</Show>
}

const Linking = (props: LinkingProps) => {
  const { records, actor } = useData()
  const { from, panel } = props
  const { id } = props.shown.record
  const pages = createPages((page) => records.linkingTo(from.id, { field: panel.field, id }, namingFields(from), page))
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
    </section>
  )
}

const LinkedRecord = (props: LinkingProps & { readonly record: WireRecord }) => {
  const reading = () => readingWith(props.telling)
  const name = () => nameOfRecord(props.record, props.from, reading())
  const facts = () =>
    [...factsOfRecord(props.record, props.from, reading()).map(({ text }) => text), props.record['short_id']]
      .filter((text) => text && text !== name())
      .map((text) => isolated(String(text)))
      .join(' · ')
  return (
    <li class="linked-item">
      <div class="linked-head">
        <A href={`/r/${props.from.plural}/${props.record.id}`}>
          <bdi>{name()}</bdi>
        </A>
        <StateMark type={props.from} record={props.record} />
      </div>
      <Show when={facts()}>
        <p class="linked-facts">{facts()}</p>
      </Show>
    </li>
  )
}
