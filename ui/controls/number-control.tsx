import { Show } from 'solid-js'
import { asciiDigits } from '../../engine/lib/digits.ts'
import type { Texts } from '../../engine/model.ts'
import { Labelled } from '../form/answer-frame.tsx'
import { say } from '../lib/t.ts'
import type { ControlProps } from './control.ts'
import { createTyped } from './create-typed.ts'

const NUMBER = /^[+-]?(\d+([.,٫]\d*)?|[.,٫]\d+)$/

/** What typed text means as a number: digits of any script, a comma or a point for decimals. */
export function readTypedNumber(typed: string): unknown {
  const text = asciiDigits(typed).replace(/[\s\u066c]/g, '')
  return NUMBER.test(text) ? Number(text.replace(/[,٫]/, '.')) : typed
}

/** A number, with its unit beside it. */
export function NumberControl(props: ControlProps) {
  const typed = createTyped(props.entry, {
    show: (value) => (value === undefined ? '' : String(value)),
    read: readTypedNumber,
  })
  const settings = () => props.entry.field.settings
  return (
    <Labelled entry={props.entry}>
      {(aria) => (
        <div class="measure">
          <input
            {...aria}
            class="input input-short figures"
            type="text"
            inputmode={settings()['decimals'] ? 'decimal' : 'numeric'}
            autocomplete="off"
            value={typed.text()}
            onInput={(event) => typed.type(event.currentTarget.value)}
            onBlur={typed.settle}
          />
          <Show when={settings()['unit']}>
            <span>{say(settings()['unit'] as Texts)}</span>
          </Show>
        </div>
      )}
    </Labelled>
  )
}
