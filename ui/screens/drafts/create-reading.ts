import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'

/** Something read of the draft: stays on the screen while it is read anew. */
export interface Reading<Value> {
  readonly value: Accessor<Value | undefined>
  readonly error: Accessor<unknown>
  readonly retry: () => void
}

/** Reads anew with each version; what was read for another question is not shown for this one. */
export function createReading<Question, Value>(
  version: Accessor<number>,
  question: Accessor<Question | undefined>,
  fetch: (question: Question) => Promise<Value>,
): Reading<Value> {
  const [value, setValue] = createSignal<Value>()
  const [error, setError] = createSignal<unknown>()
  const [round, setRound] = createSignal(0)
  let asked: string | undefined
  createEffect(
    on([question, version, round], ([now]) => {
      const key = JSON.stringify(now)
      if (key !== asked) setValue(undefined)
      asked = key
      if (now === undefined) return
      let isOver = false
      onCleanup(() => {
        isOver = true
      })
      fetch(now).then(
        (read) => {
          if (isOver) return
          setError(undefined)
          setValue(() => read)
        },
        (trouble: unknown) => !isOver && setError(() => trouble),
      )
    }),
  )
  return { value, error, retry: () => setRound((count) => count + 1) }
}
