/** Ids that an import gives, one name space per kind. Remembers what became what. */
export class Ids {
  /** What was renamed, for the report. */
  readonly renamed: { readonly kind: string; readonly from: string; readonly to: string; readonly why: string }[] = []
  readonly #given = new Map<string, Map<string, string>>()
  readonly #taken = new Map<string, Set<string>>()

  /** The id for a name of the source; the same one each time. `refused`: names that something else has already. */
  of(space: string, name: string, refused: (id: string) => boolean = () => false): string {
    const given = this.#given.get(space) ?? new Map<string, string>()
    this.#given.set(space, given)
    const known = given.get(name)
    if (known !== undefined) return known
    const taken = this.#taken.get(space) ?? new Set<string>()
    this.#taken.set(space, taken)
    const plain = idFrom(name)
    let id = plain
    for (let number = 2; taken.has(id) || refused(id); number++) id = `${plain.slice(0, 56)}_${number}`
    taken.add(id)
    given.set(name, id)
    if (id !== name) this.renamed.push({ kind: space, from: name, to: id, why: whyOf(name, plain, id) })
    return id
  }
}

const whyOf = (name: string, plain: string, id: string): string => {
  if (id !== plain) return 'the name is taken or reserved'
  if (name.length > 60) return 'at most 60 characters'
  return 'small letters, digits and underscores only'
}

/** Names that mean something to the machine. */
const UNSAFE: ReadonlySet<string> = new Set(['constructor', 'prototype', 'hasownproperty', 'tostring', 'valueof'])

/** A name as an id is written: small letters, digits and underscores, 60 at most, a letter first. */
export function idFrom(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
  const id = /^[a-z]/.test(plain) && !UNSAFE.has(plain) ? plain : `x_${plain}`.replace(/_$/, '')
  return id.length <= 60 ? id : `${id.slice(0, 51)}_${checksum(name)}`
}

/** The id of an option, which may also have capitals, digits first and `. + < > -`. */
export function optionIdFrom(name: string): string {
  const plain = name.trim().replace(/[^A-Za-z0-9_.+<>-]+/g, '_')
  const id = /^[A-Za-z0-9_]/.test(plain) ? plain : `_${plain}`
  return id.length <= 80 ? id : `${id.slice(0, 71)}_${checksum(name)}`
}

/** Eight letters that differ when names do (FNV-1a). */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash.toString(16).padStart(8, '0')
}
