import { createEffect, createRoot, createSignal, onMount } from 'solid-js'
import { focusWhenShown } from './focus.ts'

const [title, setTitle] = createRoot(() => createSignal(''))
const [site, setSite] = createRoot(() => createSignal('Formwork'))
let navigated = false

/** Title of the page, for the bar at the top of a phone. */
/** Name of the instance, which ends every title of the browser's window. */
export { setSite as nameSite, title as pageTitle }

interface Titled {
  /** What the browser's window and history may say instead: no names of people. */
  readonly outside?: () => string
}

/** Names the page, for the bar on phones and for the browser's window. */
export function usePageTitle(name: () => string, { outside = name }: Titled = {}) {
  createEffect(() => setTitle(name()))
  createEffect(() => {
    document.title = outside() ? `${outside()} · ${site()}` : site()
  })
}

/** To be called when the person went to another page: the next heading takes the focus. */
export function noteNavigation() {
  navigated = true
}

/** The page that is being drawn puts the focus somewhere itself: its heading leaves it alone. */
export function claimFocus() {
  navigated = false
}

/** `ref` of each page's `h1`: after a navigation it takes the focus, so that a screen reader starts there. */
export function pageHeading(heading: HTMLElement) {
  heading.tabIndex = -1
  onMount(() => {
    if (!navigated) return
    navigated = false
    focusWhenShown(heading)
  })
}
