/** The version of this engine, as a release names it; the same as in package.json. */
export const engineVersion = '0.1.0'

/** Versions of the engine that may run something: from one, below another. */
export interface EngineRange {
  readonly from: string
  readonly below: string
}

export const isVersion = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{1,6}\.\d{1,6}\.\d{1,6}$/.test(text)

/** From the engine that built it until the next one that may break things: the next minor one before 1.0, the next major one after. */
export function rangeFrom(version: string): EngineRange {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return { from: version, below: major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0` }
}

export const isOlder = (version: string, than: string): boolean => {
  const [one, other] = [version.split('.').map(Number), than.split('.').map(Number)]
  const at = one.findIndex((part, index) => part !== other[index])
  return at >= 0 && (one[at] ?? 0) < (other[at] ?? 0)
}
