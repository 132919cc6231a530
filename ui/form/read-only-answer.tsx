import { Show } from 'solid-js'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import { controlOf } from '../controls/index.ts'
import { say, t } from '../lib/t.ts'
import type { Entry } from './entry.ts'
import { useFilling } from './filling.ts'
import { ToldAnswer } from './told-answer.tsx'

/** A field that may be read and not answered: text, not a disabled box. */
export function ReadOnlyAnswer(props: { readonly entry: Entry }) {
  const filling = useFilling()
  const beside = (id: string) => {
    const entry = filling.beside?.(props.entry, id)
    return entry && { field: entry.field, value: entry.value() }
  }
  const Control = controlOf(props.entry.field)
  return (
    <Show when={fieldTypeOf(props.entry.field).kind !== 'none'} fallback={<Control entry={props.entry} />}>
      <div class="answer" data-field={props.entry.path}>
        <p class="answer-label">
          {say(props.entry.field.label)} <span class="answer-note">{t('form.read_only')}</span>
        </p>
        <div class="answer-output">
          <ToldAnswer
            field={props.entry.field}
            value={props.entry.value()}
            telling={filling}
            beside={beside}
            blank={t('form.blank')}
          />
        </div>
      </div>
    </Show>
  )
}
