import { createMemo, For, Show } from 'solid-js'
import { Grouped } from '../form/answer-frame.tsx'
import { domId } from '../form/entry.ts'
import { useFilling } from '../form/filling.ts'
import { numeral, say, t } from '../lib/t.ts'
import type { ControlProps } from './control.ts'
import { createTyped } from './create-typed.ts'
import { readTypedNumber } from './number-control.tsx'

type Lines = Readonly<Record<string, unknown>>

const linesIn = (value: unknown): Lines => (typeof value === 'object' && value !== null ? (value as Lines) : {})

/** A number for each option, one line each, and what they come to. */
export function TallyControl(props: ControlProps) {
  const filling = useFilling()
  const { entry } = props
  const lines = () => linesIn(entry.value())
  const options = createMemo(() => filling.optionsOf(entry), undefined, {
    equals: (before, after) => before.length === after.length && before.every(({ id }, at) => id === after[at]?.id),
  })
  const answer = (id: string, count: unknown) => {
    const after = Object.fromEntries(
      Object.entries({ ...lines(), [id]: count }).filter(([key, value]) => key !== 'total' && value !== undefined),
    )
    entry.answer(Object.keys(after).length > 0 ? after : undefined)
  }
  const total = () => lines()['total']
  return (
    <Grouped entry={entry} role="group">
      {(aria) => (
        <div class="tally">
          <For each={options()}>
            {(option, at) => {
              const typed = createTyped(
                { value: () => lines()[option.id], answer: (count) => answer(option.id, count) },
                { show: (value) => (value === undefined ? '' : String(value)), read: readTypedNumber },
              )
              const box = at() === 0 ? aria.id : domId(`${entry.path}.${option.id}`)
              return (
                <div class="tally-line">
                  <label for={box} dir="auto">
                    {say(option.label) || option.id}
                  </label>
                  <input
                    id={box}
                    aria-describedby={aria['aria-describedby']}
                    aria-invalid={aria['aria-invalid']}
                    class="input input-short figures"
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    value={typed.text()}
                    onInput={(event) => typed.type(event.currentTarget.value)}
                    onBlur={typed.settle}
                  />
                </div>
              )
            }}
          </For>
          <Show when={entry.field.settings['total'] === true}>
            <div class="tally-line tally-total" role="status">
              <span>{t('form.tally.total')}</span>
              <output class="figures">{typeof total() === 'number' ? numeral(Number(total())) : '–'}</output>
            </div>
          </Show>
        </div>
      )}
    </Grouped>
  )
}
