import { createEffect, createSignal, For, onCleanup, onMount, Show } from 'solid-js'
import { Answer } from './answer.tsx'
import type { Entry } from './entry.ts'
import { topField } from './path.ts'

/** So far outside of the window a block is made ready. */
const ahead = '600px 0px'

const waiting = new Map<Element, () => void>()
let observer: IntersectionObserver | undefined

const watch = (element: Element, near: () => void) => {
  observer ??= new IntersectionObserver(
    (seen) => {
      for (const { target, isIntersecting } of seen) {
        if (isIntersecting) waiting.get(target)?.()
      }
    },
    { rootMargin: ahead },
  )
  waiting.set(element, near)
  observer.observe(element)
}

const unwatch = (element: Element) => {
  waiting.delete(element)
  observer?.unobserve(element)
}

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
    if (near() || !place) return
    const mine = place
    watch(mine, () => {
      unwatch(mine)
      setNear(true)
    })
    onCleanup(() => unwatch(mine))
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
