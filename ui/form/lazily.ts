import { type Accessor, createSignal, onCleanup } from 'solid-js'

/** A long list that is fetched when somebody first asks, and is `before` until it is here. */
export function createLazily<Value>(fetch: () => Promise<Value>, before: Value): Accessor<Value> {
  const [value, setValue] = createSignal<Value>(before)
  let asked = false
  let gone = false
  onCleanup(() => {
    gone = true
  })
  return () => {
    if (!asked) {
      asked = true
      fetch()
        .then((fetched) => {
          if (!gone) setValue(() => fetched)
        })
        .catch(() => {
          asked = false
        })
    }
    return value()
  }
}
