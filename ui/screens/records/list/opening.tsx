import { A } from '@solidjs/router'
import { type JSX, Show } from 'solid-js'
import type { WireRecord } from '../../../data/wire.ts'
import type { ShownList } from './create-list.ts'

/** A record that the search found beyond reach. */
export const isBeyond = (record: WireRecord) => record['record_in_scope'] === false

interface OpeningProps {
  readonly list: ShownList
  readonly record: WireRecord
  readonly class: string
  readonly label?: string
  readonly onBeyond: (record: WireRecord) => void
  readonly children: JSX.Element
}

/** The way to a record; of one beyond reach, to what may be seen of it. */
export const Opening = (props: OpeningProps) => (
  <Show
    when={isBeyond(props.record)}
    fallback={
      <A class={props.class} href={`/r/${props.list.type.plural}/${props.record.id}`} aria-label={props.label}>
        {props.children}
      </A>
    }
  >
    <button
      type="button"
      class={`${props.class} opening-beyond`}
      aria-haspopup="dialog"
      aria-label={props.label}
      onClick={() => props.onBeyond(props.record)}
    >
      {props.children}
    </button>
  </Show>
)
