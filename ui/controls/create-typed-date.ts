import { createSignal, untrack } from 'solid-js'
import { isoDate } from '../../engine/lib/dates.ts'
import { gregorian } from '../calendars/gregorian.ts'
import type { Entry } from '../form/entry.ts'
import type { Filling } from '../form/filling.ts'
import { shownCalendar } from '../lib/calendar.ts'
import { locale } from '../lib/locale.ts'
import { createTyped } from './create-typed.ts'
import { readTypedDate, typedDate, withFullYear } from './typed-date.ts'

/**
 * A day being typed in the person's calendar, or for this once in the Gregorian one: understood as soon as it is whole, a
 * short year when the person leaves the box.
 */
export function createTypedDate(entry: Pick<Entry, 'value' | 'answer'>, { today }: Pick<Filling, 'today'>) {
  const [wantsGregorian, setWantsGregorian] = createSignal(false)
  const day = () => isoDate(entry.value())
  const isBeyond = () => {
    const [known, calendar] = [day(), shownCalendar()?.calendar]
    return known !== undefined && calendar !== undefined && calendar.read(known) === undefined
  }
  /** Undefined: the Gregorian calendar. */
  const own = () => (wantsGregorian() || isBeyond() ? undefined : shownCalendar()?.calendar)
  const calendar = () => own() ?? gregorian
  const typed = createTyped(entry, {
    show: (value) => (value === undefined ? '' : typedDate(String(value), untrack(calendar))),
    read: (text) => readTypedDate(text, locale(), untrack(calendar)) ?? text,
  })
  return {
    text: typed.text,
    type: typed.type,
    day,
    own,
    /** The day is none that the person's calendar could tell. */
    isBeyond,
    /** The same day in the other calendar; text that meant nothing may mean something there. */
    change(toGregorian: boolean) {
      setWantsGregorian(toGregorian)
      if (untrack(day)) typed.settle()
      else typed.type(typed.text())
    },
    leave() {
      if (typed.text() !== '' && !isoDate(entry.value())) typed.type(withFullYear(typed.text(), today(), calendar()))
      typed.settle()
    },
  }
}

export type TypedDate = ReturnType<typeof createTypedDate>
