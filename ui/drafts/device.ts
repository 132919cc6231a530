const place = 'formwork.device'

/** This browser's own id, made at first use; the server keeps one key per person and device. */
export function deviceId(): string {
  const known = localStorage.getItem(place)
  if (known) return known
  const made = crypto.randomUUID()
  localStorage.setItem(place, made)
  return made
}

/** Drafts stand on this device, so their times are told by its clock. */
export const deviceZone = Intl.DateTimeFormat().resolvedOptions().timeZone
