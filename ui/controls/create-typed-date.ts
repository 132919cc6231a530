import { isoDate } from '../../engine/lib/dates.ts'
import type { Entry } from '../form/entry.ts'
import type { Filling } from '../form/filling.ts'
import { locale } from '../lib/locale.ts'
import { createTyped } from './create-typed.ts'
import { readTypedDate, typedDate, withFullYear } from './typed-date.ts'

/** A day being typed: understood as soon as it is whole, a short year when the person leaves the box. */
export function createTypedDate(entry: Pick<Entry, 'value' | 'answer'>, { today }: Pick<Filling, 'today'>) {
  const typed = createTyped(entry, {
    show: (value) => (value === undefined ? '' : typedDate(String(value))),
    read: (text) => readTypedDate(text, locale()) ?? text,
  })
  return {
    text: typed.text,
    type: typed.type,
    day: () => isoDate(entry.value()),
    leave() {
      if (typed.text() !== '' && !isoDate(entry.value())) typed.type(withFullYear(typed.text(), today()))
      typed.settle()
    },
  }
}
