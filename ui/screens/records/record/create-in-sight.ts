import { createSignal, onCleanup } from 'solid-js'

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
  onCleanup(() => observer?.disconnect())
  return {
    id,
    watch(section: string, element: HTMLElement) {
      sections.set(section, element)
      observer?.observe(element)
    },
    bring(section: string) {
      requestAnimationFrame(() => {
        const element = sections.get(section)
        element?.scrollIntoView({ block: 'start' })
        element?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
      })
    },
  }
}
