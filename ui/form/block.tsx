import { createEffect, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { Answer } from './answer.tsx'
import type { Entry } from './entry.ts'
import { whenNear } from './near.ts'
import { topField } from './path.ts'

interface BlockProps {
  readonly entries: readonly Entry[]
  /** Drawn at once: what stands first on the page. */
  readonly first: boolean
  /** Path of the field that somebody wants to go to. */
  readonly wanted: string | undefined
}

/** Some fields of a form that are drawn together, once they come near the window or are wanted; before that they only take up room. */
export function Block(props: BlockProps) {
  const [near, setNear] = createSignal(props.first || typeof IntersectionObserver === 'undefined')
  let place: HTMLDivElement | undefined
  onMount(() => {
    if (!near() && place) onCleanup(whenNear(place, () => setNear(true)))
  })
  createEffect(() => {
    const field = props.wanted && topField(props.wanted)
    if (field && props.entries.some((entry) => entry.path === field)) setNear(true)
  })
  const lines = () => props.entries.filter((entry) => entry.visible()).length
  return (
    <div ref={place} class={near() ? 'block' : `block block-waiting-${lines()}`}>
      <Show when={near()}>
        <For each={props.entries}>{(entry) => <Answer entry={entry} />}</For>
      </Show>
    </div>
  )
}
