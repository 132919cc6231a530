import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js'

/** An address inside the browser for bytes, taken back as soon as they change or nobody shows them any more. */
export function createBlobUrl(bytes: Accessor<Blob | undefined>): Accessor<string | undefined> {
  const [url, setUrl] = createSignal<string>()
  createEffect(
    on(bytes, (now) => {
      if (!now) return
      const made = URL.createObjectURL(now)
      setUrl(made)
      onCleanup(() => {
        URL.revokeObjectURL(made)
        setUrl(undefined)
      })
    }),
  )
  return url
}
