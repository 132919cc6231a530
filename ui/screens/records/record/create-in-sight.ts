import { createSignal, onCleanup } from 'solid-js'

/** So long what stands above may still be fetched and push a section away. */
const settling = 5_000
const byHand = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

/** Does it whenever the page grows, until it has settled or the reader moves by themselves. */
function whileSettling(act: () => void): () => void {
  if (typeof ResizeObserver === 'undefined') return () => undefined
  const grown = new ResizeObserver(act)
  const stop = () => {
    grown.disconnect()
    clearTimeout(timer)
    for (const event of byHand) removeEventListener(event, stop)
  }
  const timer = setTimeout(stop, settling)
  for (const event of byHand) addEventListener(event, stop, { passive: true })
  grown.observe(document.body)
  return stop
}

/** Which section of a long page is being read, and the way to bring another into sight. */
export function createInSight() {
  const [id, setId] = createSignal<string>()
  const sections = new Map<string, HTMLElement>()
  const observer =
    typeof IntersectionObserver === 'undefined'
      ? undefined
      : new IntersectionObserver(
          (seen) => {
            const top = seen.find(({ isIntersecting }) => isIntersecting)
            const section = top && [...sections].find(([, element]) => element === top.target)
            if (section) setId(section[0])
          },
          // A thin line somewhat below the top: the section on it is the one being read.
          { rootMargin: '-25% 0px -74% 0px' },
        )
  let release = () => {}
  onCleanup(() => {
    observer?.disconnect()
    release()
  })
  return {
    id,
    watch(section: string, element: HTMLElement) {
      sections.set(section, element)
      observer?.observe(element)
    },
    bring(section: string) {
      requestAnimationFrame(() => {
        const element = sections.get(section)
        const scroll = () => element?.scrollIntoView({ block: 'start' })
        scroll()
        element?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
        release()
        release = whileSettling(scroll)
      })
    },
  }
}
