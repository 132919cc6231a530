import { type JSX, Show } from 'solid-js'
import { createWide } from '../lib/create-wide.ts'
import { Icon } from './icon.tsx'

interface NarrowingProps {
  readonly label: string
  /** How many of them narrow it now: said where they cannot be seen. */
  readonly set?: number
  readonly children: JSX.Element
}

/** What a list is narrowed by; on a phone behind a line that opens. */
export const Narrowing = (props: NarrowingProps) => {
  const wide = createWide('48rem')
  return (
    <details class="sheet narrowing" open={wide()}>
      <summary>
        <Icon name="filter" /> {props.label}
        <Show when={props.set}>{(set) => <span class="count">{set()}</span>}</Show>
      </summary>
      <div class="narrowing-fields">{props.children}</div>
    </details>
  )
}
