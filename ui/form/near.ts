/**
 * Parts of a page that are drawn when they come near the window. While nobody types and the browser rests, the rest is
 * drawn too, one after the other, so that searching in the page and screen readers find all of it; very long pages stay
 * with what is near.
 */

/** So far outside of the window a part is made ready. */
const ahead = '600px 0px'
/** More waiting parts than these are left to be drawn when they come near. */
const mostAtRest = 16
/** So long after a key the browser is left alone. */
const quietFor = 800

const waiting = new Map<Element, () => void>()
let observer: IntersectionObserver | undefined
let asked = false
let lastKey = 0

function draw(element: Element) {
  const near = waiting.get(element)
  waiting.delete(element)
  observer?.unobserve(element)
  near?.()
}

function atRest(deadline: IdleDeadline) {
  asked = false
  const [next] = waiting.keys()
  if (!next || waiting.size > mostAtRest) return
  if (performance.now() - lastKey > quietFor && deadline.timeRemaining() > 5) draw(next)
  ask()
}

function ask() {
  if (asked || waiting.size === 0 || typeof requestIdleCallback === 'undefined') return
  asked = true
  setTimeout(() => requestIdleCallback(atRest), 50)
}

/** Calls once when the element is near; gives the way to stop waiting. */
export function whenNear(element: Element, near: () => void): () => void {
  if (!observer) {
    observer = new IntersectionObserver(
      (seen) => {
        for (const { target, isIntersecting } of seen) if (isIntersecting) draw(target)
      },
      { rootMargin: ahead },
    )
    addEventListener('keydown', () => {
      lastKey = performance.now()
    })
  }
  waiting.set(element, near)
  observer.observe(element)
  ask()
  return () => {
    waiting.delete(element)
    observer?.unobserve(element)
  }
}
