import { createMemo, createSignal, Show } from 'solid-js'
import { fieldTypeOf } from '../../engine/fields/index.ts'
import { isoDate } from '../../engine/lib/dates.ts'
import { own } from '../../engine/lib/own.ts'
import { afterPress } from '../form/after-press.ts'
import { Answer } from '../form/answer.tsx'
import { type Aria, Issues, Labelled } from '../form/answer-frame.tsx'
import { domId, type Entry } from '../form/entry.ts'
import { useFilling } from '../form/filling.ts'
import { dayText } from '../lib/format.ts'
import { numeral, say, t } from '../lib/t.ts'
import type { ControlProps } from './control.ts'
import { createTyped } from './create-typed.ts'
import { readTypedNumber } from './number-control.tsx'

/**
 * Years of age, or two between which it lies; how it is known stands below. Once the birth date is known it says the age,
 * and nobody has to type it.
 */
export function AgeControl(props: ControlProps) {
  const { beside } = useFilling()
  const { field } = props.entry
  const type = fieldTypeOf(field)
  const born = createMemo(() => isoDate(own(props.entry.siblings, String(field.settings['birthDate']))))
  const upTo = type.upTo?.(field)
  const upper = upTo === undefined ? undefined : beside?.(props.entry, upTo)
  const others = (type.companions?.(field) ?? []).flatMap((id) =>
    id === upTo ? [] : (beside?.(props.entry, id) ?? []),
  )
  return (
    <>
      <Labelled entry={props.entry}>
        {(aria) => (
          <Show when={born()} fallback={<Stated entry={props.entry} upper={upper} aria={aria} />}>
            {(day) => (
              <output id={aria.id} class="answer-output" for={domId(String(field.settings['birthDate']))}>
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
      {others.map((entry) => (
        <Answer entry={entry} />
      ))}
    </>
  )
}

interface StatedProps extends ControlProps {
  /** Where the age may be an interval: its upper end. */
  readonly upper: Entry | undefined
  readonly aria: Aria
}

const Stated = (props: StatedProps) => {
  const may = () => props.upper?.visible() === true && !props.upper.readOnly()
  const [wantsTwo, setWantsTwo] = createSignal(false)
  const two = () => may() && (wantsTwo() || props.upper?.stored() !== undefined)
  const change = () => {
    const next = !two()
    setWantsTwo(next)
    if (!next) props.upper?.answer(undefined)
  }
  return (
    <>
      <div class="measure">
        <Show when={two()}>
          <span>{t('form.age.between')}</span>
        </Show>
        <Years entry={props.entry} aria={props.aria} />
        <Show when={two() && props.upper}>
          {(upper) => (
            <>
              <span>{t('form.age.and')}</span>
              <span data-field={upper().path} onFocusOut={() => afterPress(upper().leave)}>
                <Years
                  entry={upper()}
                  name={say(upper().field.label)}
                  aria={{
                    id: domId(upper().path),
                    'aria-describedby': domId(upper().path, 'issues'),
                    'aria-invalid': upper().issues().length > 0 || undefined,
                    'aria-required': undefined,
                  }}
                />
              </span>
            </>
          )}
        </Show>
        <span>{t('form.age.years')}</span>
      </div>
      <Show when={two() && props.upper}>{(upper) => <Issues entry={upper()} />}</Show>
      <Show when={may()}>
        <button type="button" class="button button-plain button-small answer-switch" onClick={change}>
          {t(two() ? 'form.age.give_one' : 'form.age.give_two')}
        </button>
      </Show>
    </>
  )
}

const Years = (props: ControlProps & { readonly aria: Aria; readonly name?: string }) => {
  const typed = createTyped(props.entry, {
    show: (value) => (value === undefined ? '' : String(value)),
    read: readTypedNumber,
  })
  return (
    <input
      {...props.aria}
      class="input input-age figures"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      aria-label={props.name}
      value={typed.text()}
      onInput={(event) => typed.type(event.currentTarget.value)}
      onBlur={typed.settle}
    />
  )
}
