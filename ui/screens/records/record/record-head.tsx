import { A } from '@solidjs/router'
import { For, type JSX, Show } from 'solid-js'
import type { RecordScope } from '../../../../engine/logic/scope.ts'
import { photoOf } from '../../../../engine/records/photo.ts'
import { wireValue } from '../../../../engine/records/wire.ts'
import type { OfferedAction } from '../../../data/life-wire.ts'
import type { ShownRecord } from '../../../data/wire.ts'
import { answerText, type Telling } from '../../../form/answer-text.ts'
import { besideIn } from '../../../form/companions.ts'
import { instantText } from '../../../lib/format.ts'
import { pageHeading } from '../../../lib/page.ts'
import { say, t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { ActionsMenu } from '../actions/actions-menu.tsx'
import { FlagsButton } from '../flags/flags-button.tsx'
import { StateMark } from '../list/state-mark.tsx'
import type { OfType } from '../type-in-address.tsx'
import { RecordPhoto } from './record-photo.tsx'

interface RecordHeadProps extends OfType {
  readonly shown: ShownRecord
  readonly name: string
  readonly telling: Telling
  readonly scope: RecordScope
  /** Absent while they are on their way. */
  readonly offered: readonly OfferedAction[] | undefined
  readonly onChanged: () => void
  readonly hasDraft: boolean
  /** The page's main action. */
  readonly children: JSX.Element
}

/** Who or what the record is about: title, state, the facts that decide, whose it is. */
export function RecordHead(props: RecordHeadProps) {
  const { record } = props.shown
  const isDisabled = record['record_state'] === false || record['enabled'] === false

  const facts = () =>
    props.type.summary.flatMap((id) => {
      const field = props.scope.fields.get(id)
      if (!field) return []
      const value = wireValue(props.model, field, props.scope.answers, props.scope.today)
      const text = answerText(field, value, props.telling, besideIn(props.scope))
      return text ? [{ label: say(field.label), text }] : []
    })
  const own = () => [
    ...((record['owned_by_full_name'] ?? record['owned_by'])
      ? [{ label: t('fact.owned_by'), text: String(record['owned_by_full_name'] ?? record['owned_by']) }]
      : []),
    ...(record['last_updated_at']
      ? [
          {
            label: t('fact.last_updated_at'),
            text: instantText(String(record['last_updated_at']), props.model.instance.timeZone),
          },
        ]
      : []),
  ]

  return (
    <>
      <header
        class="record-head"
        classList={{ 'record-head-pictured': photoOf(props.type, props.scope.answers) !== undefined }}
      >
        <A class="record-back" href={`/r/${props.type.plural}`}>
          <Icon name="back" /> {say(props.type.labelPlural)}
        </A>
        <RecordPhoto type={props.type} answers={props.scope.answers} />
        <div class="record-title">
          <h1 ref={pageHeading} dir="auto">
            {props.name}
          </h1>
          <StateMark type={props.type} record={record} />
          <Show when={record['short_id'] !== undefined && record['short_id'] !== props.name}>
            <span class="record-code figures">{String(record['short_id'])}</span>
          </Show>
        </div>
        <dl class="record-facts">
          <For each={[...facts(), ...own()]}>
            {(fact) => (
              <div>
                <dt>{fact.label}</dt>
                <dd>
                  <bdi>{fact.text}</bdi>
                </dd>
              </div>
            )}
          </For>
        </dl>
        <div class="head-actions">
          <FlagsButton {...props} />
          <ActionsMenu {...props} actions={props.offered} />
          {props.children}
        </div>
      </header>
      <Show when={isDisabled}>
        <Notice tone="attention">
          <p>{t('record.is_disabled')}</p>
        </Notice>
      </Show>
    </>
  )
}
