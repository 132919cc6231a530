import { Show } from 'solid-js'
import { say } from '../lib/t.ts'
import type { ControlProps } from './control.ts'

/** Instruction between fields. */
export const NoteControl = (props: ControlProps) => (
  <div class="form-note">
    <p>{say(props.entry.field.label)}</p>
    <Show when={props.entry.field.help}>
      <p class="answer-help">{say(props.entry.field.help)}</p>
    </Show>
  </div>
)
