import { Show } from 'solid-js'

/** Words of another script stay where the eye looks for them; paragraphs follow their own script. */
export const Told = (props: { readonly text: string; readonly long: boolean }) => (
  <Show when={props.long} fallback={<bdi>{props.text}</bdi>}>
    <div dir="auto">{props.text}</div>
  </Show>
)
