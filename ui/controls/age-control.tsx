import { createMemo, Show } from 'solid-js'
import { isoDate } from '../../engine/lib/dates.ts'
import { own } from '../../engine/lib/own.ts'
import { Labelled } from '../form/answer-frame.tsx'
import { domId } from '../form/entry.ts'
import { dayText } from '../lib/format.ts'
import { numeral, t } from '../lib/t.ts'
import type { ControlProps } from './control.ts'
import { createTyped } from './create-typed.ts'
import { readTypedNumber } from './number-control.tsx'

/** Years of age; once the birth date is known it says the age, and nobody has to type it. */
export function AgeControl(props: ControlProps) {
  const born = createMemo(() => isoDate(own(props.entry.siblings, String(props.entry.field.settings['birthDate']))))
  const typed = createTyped(props.entry, {
    show: (value) => (value === undefined ? '' : String(value)),
    read: readTypedNumber,
  })
  return (
    <Labelled entry={props.entry}>
      {(aria) => (
        <Show
          when={born()}
          fallback={
            <div class="measure">
              <input
                {...aria}
                class="input input-short figures"
                type="text"
                inputmode="numeric"
                autocomplete="off"
                value={typed.text()}
                onInput={(event) => typed.type(event.currentTarget.value)}
                onBlur={typed.settle}
              />
              <span>{t('form.age.years')}</span>
            </div>
          }
        >
          {(day) => (
            <output id={aria.id} class="answer-output" for={domId(String(props.entry.field.settings['birthDate']))}>
              {t('form.age.from_birth_date', {
                count: Number(props.entry.value() ?? 0),
                age: numeral(Number(props.entry.value() ?? 0)),
                date: dayText(day()),
              })}
            </output>
          )}
        </Show>
      )}
    </Labelled>
  )
}
