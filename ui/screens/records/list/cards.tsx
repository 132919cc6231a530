import { For, Show } from 'solid-js'
import type { WireRecord } from '../../../data/wire.ts'
import { titleOf } from '../../../lib/record-name.ts'
import { type Reading, recordText } from '../../../lib/value-text.ts'
import type { ShownList } from './create-list.ts'
import type { Selection } from './create-selection.ts'
import { Marks } from './marks.tsx'
import { Opening } from './opening.tsx'
import { StateMark } from './state-mark.tsx'
import { Tick } from './tick.tsx'

interface CardsProps {
  readonly list: ShownList
  readonly rows: readonly WireRecord[]
  readonly reading: Reading
  readonly selection: Selection
  readonly onBeyond: (record: WireRecord) => void
}

/** The list on a phone: who, the facts that decide, in which state. */
export const Cards = (props: CardsProps) => (
  <ul class="cards bare" classList={{ 'is-old': props.list.loading() }}>
    <For each={props.rows}>
      {(record) => {
        const title = () => titleOf(record, props.list.list(), props.reading)
        return (
          <li class="card">
            <div class="card-head">
              <Opening {...props} class="card-title" record={record}>
                <bdi>{title()}</bdi>
              </Opening>
              <Marks record={record} />
              <StateMark type={props.list.type} record={record} />
              <Tick {...props} record={record} name={title()} />
            </div>
            <dl class="card-facts">
              <For each={props.list.list().facts}>
                {(fact) => (
                  <Show when={recordText(record, fact, props.reading)}>
                    {(text) => (
                      <div>
                        <dt>{fact.label}</dt>
                        <dd>
                          <bdi>{text()}</bdi>
                        </dd>
                      </div>
                    )}
                  </Show>
                )}
              </For>
            </dl>
            <Show when={title() !== record['short_id']}>
              <p class="card-code figures">{String(record['short_id'] ?? '')}</p>
            </Show>
          </li>
        )
      }}
    </For>
  </ul>
)
