import { For, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import type { Access } from './role-json.ts'

interface CellProps {
  readonly value: Access | 'some' | undefined
  /** “Role, form”. */
  readonly name: string
  readonly onChoose: (access: Access | null) => void
}

/** Whether a role sees a form, and whether it writes in it. */
export const AccessCell = (props: CellProps) => (
  <select
    class={`roles-cell roles-cell-${props.value ?? 'none'}`}
    aria-label={props.name}
    value={props.value ?? ''}
    onChange={(event) => {
      const chosen = event.currentTarget.value
      if (chosen !== 'some') props.onChoose(chosen === '' ? null : (chosen as Access))
    }}
  >
    <Show when={props.value === 'some'}>
      <option value="some" selected>
        {t('roles.access.some')}
      </option>
    </Show>
    <For each={['', 'r', 'rw'] as const}>
      {(access) => (
        <option value={access} selected={access === (props.value ?? '')}>
          {t(`roles.access.${access === '' ? 'none' : access}`)}
        </option>
      )}
    </For>
  </select>
)
