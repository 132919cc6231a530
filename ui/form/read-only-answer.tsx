import { Show } from 'solid-js'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import { controlOf } from '../controls/index.ts'
import { say, t } from '../lib/t.ts'
import { answerText } from './answer-text.ts'
import type { Entry } from './entry.ts'
import { useFilling } from './filling.ts'
import { Told } from './told.tsx'

/** A field that may be read and not answered: text, not a disabled box. */
export function ReadOnlyAnswer(props: { readonly entry: Entry }) {
  const filling = useFilling()
  const Control = controlOf(props.entry.field)
  const text = () => answerText(props.entry.field, props.entry.value(), filling)
  return (
    <Show when={fieldTypeOf(props.entry.field).kind !== 'none'} fallback={<Control entry={props.entry} />}>
      <div class="answer" data-field={props.entry.path}>
        <p class="answer-label">
          {say(props.entry.field.label)} <span class="answer-note">{t('form.read_only')}</span>
        </p>
        <div class="answer-output">
          <Told text={text() || t('form.blank')} long={props.entry.field.settings['long'] === true} />
        </div>
      </div>
    </Show>
  )
}
