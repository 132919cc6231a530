const places = 'input:not([tabindex="-1"]), select, textarea, button, [tabindex="0"]'

/** Puts the focus on the first place to answer inside. */
export function focusWithin(element: Element): boolean {
  const place = element.querySelector<HTMLElement>(places)
  place?.focus({ preventScroll: true })
  return place !== null
}

/** Paths hold brackets, which selectors would have to escape. */
const drawn = (path: string) =>
  [...document.querySelectorAll<HTMLElement>('[data-field]')].findLast(({ dataset }) => dataset['field'] === path)

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))

/** Puts the focus into a field, again where a layer that is just opening takes it for itself. */
async function hold(field: HTMLElement) {
  for (let frames = 6; frames > 0; frames -= 1) {
    if (!field.contains(document.activeElement)) focusWithin(field)
    await frame()
  }
}

/** Brings a field into sight and the focus into it, waiting for it to be drawn. */
export async function focusField(path: string): Promise<boolean> {
  for (let patience = 60; patience > 0; patience -= 1) {
    const field = drawn(path)
    if (field) {
      field.scrollIntoView({ block: 'center' })
      await hold(field)
      return true
    }
    await frame()
  }
  return false
}
