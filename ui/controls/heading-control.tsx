import { Show } from 'solid-js'
import { say } from '../lib/t.ts'
import type { ControlProps } from './control.ts'

export const HeadingControl = (props: ControlProps) => (
  <div class="form-heading">
    <h3>{say(props.entry.field.label)}</h3>
    <Show when={props.entry.field.help}>
      <p class="answer-help">{say(props.entry.field.help)}</p>
    </Show>
  </div>
)
