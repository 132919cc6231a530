import { createMemo, createSignal } from 'solid-js'

/** One write on its way, or stopped on it. */
export interface Letter {
  /** Id of the write (mutation). */
  readonly id: string
  /** What it is about, for people. */
  readonly title: string
  /** Where to go to see or finish it. */
  readonly href?: string
  readonly state: 'sending' | 'waiting' | 'needs-you'
}

export type TruthKind = 'no-network' | 'needs-you' | 'waiting' | 'all-sent'

/** What the person is told, always: is everything sent, does something wait, does something need them. */
export function createTruth(clock: () => number = Date.now) {
  const [letters, setLetters] = createSignal<readonly Letter[]>([])
  const [network, setNetwork] = createSignal(true)
  const [sentAt, setSentAt] = createSignal<number>()
  const count = (...states: Letter['state'][]) => letters().filter(({ state }) => states.includes(state)).length
  const waiting = createMemo(() => count('sending', 'waiting'))
  const needsYou = createMemo(() => count('needs-you'))
  const kind = createMemo((): TruthKind => {
    if (!network()) return 'no-network'
    if (needsYou() > 0) return 'needs-you'
    return waiting() > 0 ? 'waiting' : 'all-sent'
  })
  return {
    letters,
    waiting,
    needsYou,
    network,
    kind,
    /** When the last write of this sitting arrived. */
    sentAt,
    /** Adds a letter, or puts a newer state in its place. */
    put: (letter: Letter) => setLetters((all) => [...all.filter(({ id }) => id !== letter.id), letter]),
    /** Takes a letter away without having sent it. */
    drop: (id: string) => setLetters((all) => all.filter((letter) => letter.id !== id)),
    sent: (id: string) => {
      setLetters((all) => all.filter((letter) => letter.id !== id))
      setSentAt(clock())
    },
    setNetwork,
    clear: () => {
      setLetters([])
      setSentAt(undefined)
    },
  }
}

export type Truth = ReturnType<typeof createTruth>
