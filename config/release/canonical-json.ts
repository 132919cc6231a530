/**
 * JSON in its one canonical form (RFC 8785): names in the order of their UTF-16 units, no white space, numbers and texts as
 * ECMAScript prints them. What JSON cannot say is refused; half of a surrogate pair stays escaped, as `JSON.stringify` leaves it.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    return `{${members
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`)
      .join()}}`
  }
  const isSayable = value === null || /^(string|boolean)$/.test(typeof value) || Number.isFinite(value)
  if (!isSayable) throw new TypeError(`${String(value)} is nothing that JSON can say.`)
  return JSON.stringify(value)
}
