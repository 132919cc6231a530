const mostFrames = 120

/** Gives an element the focus as soon as it stands in the document: a page is drawn before it takes the former one's place. */
export function focusWhenShown(element: HTMLElement, frames = mostFrames) {
  if (element.isConnected) element.focus({ preventScroll: true })
  else if (frames > 0) requestAnimationFrame(() => focusWhenShown(element, frames - 1))
}
