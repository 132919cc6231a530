import { type JSX, Show } from 'solid-js'

/** Says why there is nothing, and what to do about it. */
export const Empty = (props: { readonly title: string; readonly text?: string; readonly children?: JSX.Element }) => (
  <div class="empty">
    <p class="empty-title">{props.title}</p>
    <Show when={props.text}>
      <p>{props.text}</p>
    </Show>
    {props.children}
  </div>
)
