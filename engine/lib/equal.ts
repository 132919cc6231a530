/** Whether two JSON values are the same, whatever the order of keys. A key that holds undefined counts as absent. */
export function equal(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false
    return one.every((value, index) => equal(value, other[index]))
  }
  const [ours, theirs] = [one as Record<string, unknown>, other as Record<string, unknown>]
  const keys = heldKeys(ours)
  return (
    keys.length === heldKeys(theirs).length &&
    keys.every((key) => Object.hasOwn(theirs, key) && equal(ours[key], theirs[key]))
  )
}

const heldKeys = (of: Readonly<Record<string, unknown>>) => Object.keys(of).filter((key) => of[key] !== undefined)
