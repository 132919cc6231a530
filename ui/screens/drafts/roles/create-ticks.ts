import { createEffect, createSignal, on } from 'solid-js'
import { useDraft } from '../create-draft.ts'

/** Lists of words that are ticked on and off quickly: each tick is over what the last one wanted, not over what was last read. */
export function createTicks(
  standing: (key: string) => readonly string[],
  put: (key: string, words: readonly string[]) => Promise<boolean>,
) {
  const draft = useDraft()
  const [wanted, setWanted] = createSignal<Readonly<Record<string, readonly string[]>>>({})
  const now = (key: string) => wanted()[key] ?? standing(key)
  const forget = () => setWanted({})
  createEffect(on(draft.isBusy, (busy) => !busy && setTimeout(() => draft.isBusy() || forget(), 1500)))
  return {
    has: (key: string, word: string) => now(key).includes(word),
    async toggle(key: string, word: string): Promise<void> {
      const before = now(key)
      const next = before.includes(word) ? before.filter((one) => one !== word) : [...before, word]
      setWanted((all) => ({ ...all, [key]: next }))
      if (!(await put(key, next))) forget()
    },
  }
}

export type Ticks = ReturnType<typeof createTicks>
