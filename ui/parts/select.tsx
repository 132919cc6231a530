import { For, type JSX } from 'solid-js'

interface SelectProps {
  readonly label: string
  /** Chosen when nothing is. */
  readonly all: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChoose: (value: string) => void
}

/** One of several, or all of them. */
export const Select = (props: SelectProps): JSX.Element => (
  <label>
    {props.label}
    <select class="input" onChange={(event) => props.onChoose(event.currentTarget.value)}>
      <option value="" selected={props.value === ''}>
        {props.all}
      </option>
      <For each={props.options}>
        {(option) => (
          <option value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        )}
      </For>
    </select>
  </label>
)
