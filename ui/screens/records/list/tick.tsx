import { Show } from 'solid-js'
import type { WireRecord } from '../../../data/wire.ts'
import { t } from '../../../lib/t.ts'
import type { Selection } from './create-selection.ts'
import { isBeyond } from './opening.tsx'

interface TickProps {
  readonly selection: Selection
  readonly record: WireRecord
  readonly name: string
}

/** Takes a record among those that something is to be done to. */
export const Tick = (props: TickProps) => (
  <Show when={props.selection.isOn() && !isBeyond(props.record)}>
    <label class="row-tick">
      <input
        type="checkbox"
        checked={props.selection.isTicked(props.record.id)}
        aria-label={t('select.record', { name: props.name })}
        onChange={(event) => props.selection.tick(props.record.id, event.currentTarget.checked)}
      />
    </label>
  </Show>
)
