/** Sets of names put together. Those of grants come out of the model, the same few again and again: each pair is worked out once. */
type Names = ReadonlySet<string>

const together = remembered((one, other) => (isWithin(other, one) ? one : new Set([...one, ...other])))

/** What is in any of them. */
export const allOf = (sets: readonly Names[]): Names => sets.reduce((one, other) => together(one, other))

/** What is in the one, but not in the other. */
export const without = remembered((one, other) => new Set([...one].filter((name) => !other.has(name))))

const isWithin = (small: Names, large: Names) => small === large || [...small].every((name) => large.has(name))

/** Kept as long as both sets are there. */
function remembered(work: (one: Names, other: Names) => Names) {
  const known = new WeakMap<Names, WeakMap<Names, Names>>()
  return (one: Names, other: Names): Names => {
    const ofOne = known.get(one) ?? new WeakMap<Names, Names>()
    known.set(one, ofOne)
    const found = ofOne.get(other) ?? work(one, other)
    ofOne.set(other, found)
    return found
  }
}
