/**
 * JSON in its one canonical form (RFC 8785): names in the order of their UTF-16 units, no white space, numbers and texts as
 * ECMAScript prints them. What JSON cannot say is refused; half of a surrogate pair stays escaped, as `JSON.stringify` leaves it.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`
  if (typeof value === 'object' && value !== null) {
    const members = value as Readonly<Record<string, unknown>>
    let text = ''
    for (const name of Object.keys(members).sort()) {
      if (members[name] === undefined) continue
      text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(members[name])}`
    }
    return `{${text}}`
  }
  const isSayable = value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
  if (!isSayable) throw new TypeError(`${String(value)} is nothing that JSON can say.`)
  return JSON.stringify(value)
}

/** The same of an object of which one member is known in its canonical form already. */
export const canonicalWith = (members: object, name: string, known: string): string =>
  `{${Object.entries(members)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([one, member]) => `${JSON.stringify(one)}:${one === name ? known : canonicalJson(member)}`)
    .join()}}`
