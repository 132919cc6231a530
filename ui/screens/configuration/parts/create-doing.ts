import { createSignal } from 'solid-js'

/** One thing at a time that is asked of the server, and what kept it from being done. */
export function createDoing() {
  const [busy, setBusy] = createSignal(false)
  const [trouble, setTrouble] = createSignal<unknown>()
  return {
    busy,
    trouble,
    async run(work: () => Promise<unknown>): Promise<void> {
      if (busy()) return
      setBusy(true)
      setTrouble(undefined)
      try {
        await work()
      } catch (error) {
        setTrouble(() => error)
      } finally {
        setBusy(false)
      }
    },
  }
}
