import { createMemo, Show } from 'solid-js'
import type { ControlComponent } from '../controls/control.ts'
import { controlOf, controls } from '../controls/index.ts'
import type { Entry } from './entry.ts'
import { ReadOnlyAnswer } from './read-only-answer.tsx'

interface AnswerProps {
  readonly entry: Entry
  /** In place of the one that fields of its type have. */
  readonly control?: ControlComponent | undefined
}

/** One field as it stands now: not there, to be read, or to be answered. */
export function Answer(props: AnswerProps) {
  const isWorkedOut = props.entry.field.calculation !== undefined
  const Control = props.control ?? (isWorkedOut ? controls.output : controlOf(props.entry.field))
  const asText = createMemo(() => props.entry.readOnly() && !props.entry.field.rows && !isWorkedOut)
  return (
    <Show when={props.entry.visible()}>
      <Show when={asText()} fallback={<Control entry={props.entry} />}>
        <ReadOnlyAnswer entry={props.entry} />
      </Show>
    </Show>
  )
}
