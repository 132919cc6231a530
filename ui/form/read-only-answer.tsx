import { Show } from 'solid-js'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import { controlOf } from '../controls/index.ts'
import { say, t } from '../lib/t.ts'
import { answerText } from './answer-text.ts'
import type { Entry } from './entry.ts'
import { useFilling } from './filling.ts'

/** A field that may be read and not answered: text, not a disabled box. */
export function ReadOnlyAnswer(props: { readonly entry: Entry }) {
  const filling = useFilling()
  const Control = controlOf(props.entry.field)
  return (
    <Show when={fieldTypeOf(props.entry.field).kind !== 'none'} fallback={<Control entry={props.entry} />}>
      <div class="answer answer-read" data-field={props.entry.path}>
        <p class="answer-label">
          {say(props.entry.field.label)}{' '}
          <span class="answer-note">{t(props.entry.field.calculation ? 'form.worked_out' : 'form.read_only')}</span>
        </p>
        <p class="answer-output" dir="auto">
          {answerText(props.entry.field, props.entry.value(), filling) ||
            t(props.entry.field.calculation ? 'form.not_yet' : 'form.blank')}
        </p>
      </div>
    </Show>
  )
}
