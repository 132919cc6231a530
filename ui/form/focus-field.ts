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

/** Whether the person has gone on to another field meanwhile. */
const isElsewhere = (field: HTMLElement, before: Element | null) => {
  const now = document.activeElement
  const around = now?.closest('[data-field]')
  return now !== before && !!around && around !== field && !around.contains(field) && !field.contains(around)
}

/** Puts the focus into a field, again where a layer that is just opening takes it for itself, never from a person who has gone on. */
async function hold(field: HTMLElement, before: Element | null) {
  for (let frames = 6; frames > 0 && !isElsewhere(field, before); frames -= 1) {
    if (!field.contains(document.activeElement)) focusWithin(field)
    await frame()
  }
}

/** Brings a field into sight and the focus into it, waiting for it to be drawn. */
export async function focusField(path: string): Promise<boolean> {
  const before = document.activeElement
  for (let patience = 60; patience > 0; patience -= 1) {
    const field = drawn(path)
    if (field) {
      field.scrollIntoView({ block: 'center' })
      await hold(field, before)
      return true
    }
    await frame()
  }
  return false
}
