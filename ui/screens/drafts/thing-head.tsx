import type { JSX } from 'solid-js'

interface ThingHeadProps {
  readonly name: string
  /** As files name it. */
  readonly id: string
  readonly children?: JSX.Element
}

/** Above one thing of a section: its name, what files call it, what is done with it as a whole. */
export const ThingHead = (props: ThingHeadProps) => (
  <div class="thing-line">
    <h2>
      <bdi>{props.name}</bdi>{' '}
      <code class="admin-quiet" dir="ltr">
        {props.id}
      </code>
    </h2>
    <span class="admin-buttons">{props.children}</span>
  </div>
)
