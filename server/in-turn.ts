/** Lets work on one thing wait for the work on it that was asked for before; work on different things does not wait. */
export interface Turns {
  inTurn<Result>(thing: string, work: () => Promise<Result>): Promise<Result>
}

export function createTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()
  return {
    async inTurn(thing, work) {
      const before = last.get(thing) ?? Promise.resolve()
      const mine = before.then(work, work)
      last.set(thing, mine)
      try {
        return await mine
      } finally {
        if (last.get(thing) === mine) last.delete(thing)
      }
    },
  }
}
