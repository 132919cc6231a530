import { Show } from 'solid-js'
import { Labelled } from '../form/answer-frame.tsx'
import { t } from '../lib/t.ts'
import type { ControlProps } from './control.ts'
import { createTyped } from './create-typed.ts'

const asText = (value: unknown) => (value === undefined ? '' : String(value))

/** One line, or as many as are written, as the field says. */
export function TextControl(props: ControlProps) {
  const typed = createTyped(props.entry, { show: asText, read: (text) => text })
  const settings = () => props.entry.field.settings
  const room = () => {
    const most = settings()['maxLength']
    return typeof most === 'number' ? most - [...typed.text()].length : undefined
  }
  const isTight = () => {
    const left = room()
    return left !== undefined && left >= 0 && left <= Math.max(20, Number(settings()['maxLength']) / 10)
  }
  return (
    <Labelled
      entry={props.entry}
      echo={
        <Show when={isTight()}>
          <p class="answer-echo">{t('form.room', { count: room() ?? 0 })}</p>
        </Show>
      }
    >
      {(aria) => (
        <Show
          when={settings()['long']}
          fallback={
            <input
              {...aria}
              class="input"
              type="text"
              dir="auto"
              autocomplete="off"
              value={typed.text()}
              onInput={(event) => typed.type(event.currentTarget.value)}
              onBlur={typed.settle}
            />
          }
        >
          <textarea
            {...aria}
            class="input input-long"
            dir="auto"
            rows={3}
            value={typed.text()}
            onInput={(event) => typed.type(event.currentTarget.value)}
          />
        </Show>
      )}
    </Labelled>
  )
}
