const place = 'formwork.filters'

/** Whether this device's person last had the filters beside the list. */
export function rememberedPanel(): boolean | undefined {
  try {
    const kept = localStorage.getItem(place)
    return kept === null ? undefined : kept === 'open'
  } catch {
    return undefined
  }
}

export function rememberPanel(open: boolean) {
  try {
    localStorage.setItem(place, open ? 'open' : 'closed')
  } catch {
    // A browser without storage shows them again at the next visit.
  }
}
