import { createRoot, createSignal } from 'solid-js'
import type { CalendarId } from '../../engine/lib/calendars.ts'
import type { ShownCalendar } from '../calendars/shown.ts'

const [shownCalendar, show] = createRoot(() => createSignal<ShownCalendar>())

/** The calendar in which the person sees and types days; undefined: the Gregorian one, which needs no code of its own. */
export { shownCalendar }

/** Changes the calendar of the screens, once its code and words are here. */
export async function changeCalendar(id: CalendarId = 'gregorian') {
  if (id === (shownCalendar()?.calendar.id ?? 'gregorian')) return
  const shown = id === 'gregorian' ? undefined : await (await import('../calendars/shown.ts')).shownIn(id)
  show(() => shown)
}
