import { createEffect, createSignal, on, untrack } from 'solid-js'
import { equal } from '../../engine/lib/equal.ts'
import type { Entry } from '../form/entry.ts'

interface Ways {
  /** The value as it stands in the box. */
  readonly show: (value: unknown) => string
  /** What typed text means; text that means nothing is passed on as it is, so that it can be said and kept. */
  readonly read: (text: string) => unknown
}

/**
 * Text in a box over a value: what a person types stays as they type it while it means the value; a value that comes
 * from elsewhere (a draft, a calculation, an undone change) replaces it.
 */
export function createTyped(entry: Pick<Entry, 'value' | 'answer'>, { show, read }: Ways) {
  const [text, setText] = createSignal(untrack(() => show(entry.value())))
  let meant: unknown = untrack(entry.value)
  createEffect(
    on(entry.value, (value) => {
      if (equal(value, meant)) return
      meant = value
      setText(show(value))
    }),
  )
  return {
    text,
    type(typed: string) {
      setText(typed)
      entry.answer(typed.trim() === '' ? undefined : read(typed))
      meant = untrack(entry.value)
    },
    /** Shows the value as it was understood: when the person leaves the box. */
    settle: () => setText(show(untrack(entry.value))),
  }
}
