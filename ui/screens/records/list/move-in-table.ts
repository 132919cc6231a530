const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
}

/** Arrow keys, Home and End move between the rows' links. */
export function moveInTable(event: KeyboardEvent & { currentTarget: HTMLTableElement }) {
  const step = steps[event.key]
  if (!step || !(event.target instanceof HTMLAnchorElement)) return
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('.table-link')]
  const next = links[step(links.indexOf(event.target), links.length - 1)]
  event.preventDefault()
  next?.focus()
}
