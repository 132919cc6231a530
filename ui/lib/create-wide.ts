import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** Whether the window is at least this wide. */
export function createWide(width: string): Accessor<boolean> {
  const query = matchMedia(`(min-width: ${width})`)
  const [wide, setWide] = createSignal(query.matches)
  const listen = () => setWide(query.matches)
  query.addEventListener('change', listen)
  onCleanup(() => query.removeEventListener('change', listen))
  return wide
}
