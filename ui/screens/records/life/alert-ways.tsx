import { For, Show } from 'solid-js'
import type { Form, RecordType } from '../../../../engine/model.ts'
import { Icon } from '../../../parts/icon.tsx'
import { alertText } from './alert-words.ts'
import type { Alerts } from './create-alerts.ts'
import '../../../styles/life.css'

interface AlertWaysProps {
  readonly type: RecordType
  readonly alerts: Alerts
  readonly forms: readonly Form[]
  readonly hrefOf: (form: Form) => string
  readonly onChoose: (form: Form) => void
}

/** What asks for attention anywhere on the record, each the way to the form that it stands on. */
export const AlertWays = (props: AlertWaysProps) => {
  const ways = () => props.forms.flatMap((form) => props.alerts.on(form).map((alert) => ({ form, alert })))
  return (
    <Show when={ways().length > 0}>
      <ul class="alert-ways bare">
        <For each={ways()}>
          {({ form, alert }) => (
            <li>
              <a
                class="alert-way"
                href={props.hrefOf(form)}
                onClick={(event) => {
                  event.preventDefault()
                  props.onChoose(form)
                }}
              >
                <span class="dot" aria-hidden="true" />
                <span>{alertText(props.type, alert.type, alert.type_label)}</span>
                <Icon name="next" />
              </a>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
