import { asciiDigits } from '../../engine/lib/digits.ts'
import { Labelled } from '../form/answer-frame.tsx'
import type { ControlProps } from './control.ts'
import { createTyped } from './create-typed.ts'

/** A telephone number, written from left to right in every language. */
export function PhoneControl(props: ControlProps) {
  const typed = createTyped(props.entry, {
    show: (value) => (value === undefined ? '' : String(value)),
    read: asciiDigits,
  })
  return (
    <Labelled entry={props.entry}>
      {(aria) => (
        <input
          {...aria}
          class="input figures"
          type="tel"
          dir="ltr"
          autocomplete="off"
          value={typed.text()}
          onInput={(event) => typed.type(event.currentTarget.value)}
          onBlur={typed.settle}
        />
      )}
    </Labelled>
  )
}
