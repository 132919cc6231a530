/** Chance from a seed: the same seed gives the same records. The generator is mulberry32. */
export interface Random {
  /** From 0 up to, but never, 1. */
  next(): number
  /** A whole number between the two, both possible. */
  whole(least: number, most: number): number
  chance(share: number): boolean
  pick<Value>(list: readonly Value[]): Value | undefined
  /** The first of a list far more often than its last, as towns differ in size. */
  pickUneven<Value>(list: readonly Value[]): Value | undefined
  weighted(weights: Readonly<Record<string, number>>): string | undefined
  uuid(): string
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const bits = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const next = () => bits() / 2 ** 32
  const hex = () => bits().toString(16).padStart(8, '0')

  return {
    next,
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    chance: (share) => next() < share,
    pick: (list) => list[Math.floor(next() * list.length)],
    pickUneven: (list) => list[Math.floor(next() ** 2 * list.length)],
    weighted(weights) {
      const entries = Object.entries(weights)
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of entries) {
        left -= weight
        if (left < 0) return value
      }
      return undefined
    },
    uuid() {
      const [a, b, c, d] = [hex(), hex(), hex(), hex()]
      const variant = '89ab'[Number.parseInt(c.slice(0, 1), 16) % 4]
      return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`
    },
  }
}
