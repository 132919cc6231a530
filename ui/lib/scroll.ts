import { onCleanup, onMount } from 'solid-js'

/**
 * How far a list was scrolled, by the place in the browser's history, for as long as the tab lives: Back and reload
 * find the same rows in sight. Kept in the history entry itself, so that the same address visited anew starts at its top.
 */
interface Kept {
  readonly inPage: number
  readonly inPane: number
}

const held = (): Kept | undefined => (history.state as { scrolled?: Kept } | null)?.scrolled

/** `ref` of the part that scrolls by itself where there is room; elsewhere the page scrolls. */
export function keepScroll(pane: HTMLElement) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = () => {
    const scrolled: Kept = { inPage: window.scrollY, inPane: pane.scrollTop }
    history.replaceState({ ...history.state, scrolled }, '')
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(keep, 150)
  }
  onMount(() => {
    const kept = held()
    if (!kept) return
    let patience = 40
    const restore = () => {
      pane.scrollTop = kept.inPane
      window.scrollTo(0, kept.inPage)
      patience -= 1
      const there = Math.abs(window.scrollY - kept.inPage) < 2 && Math.abs(pane.scrollTop - kept.inPane) < 2
      if (!there && patience > 0) timer = setTimeout(restore, 50)
    }
    restore()
  })
  pane.addEventListener('scroll', soon, { passive: true })
  window.addEventListener('scroll', soon, { passive: true })
  onCleanup(() => {
    clearTimeout(timer)
    pane.removeEventListener('scroll', soon)
    window.removeEventListener('scroll', soon)
  })
}
