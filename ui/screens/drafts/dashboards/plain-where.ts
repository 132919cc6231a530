/** Questions that can be put together by clicking: all of several comparisons; anything else stays as it is written. */
export interface PlainLine {
  readonly field: string
  readonly among?: readonly (string | number | boolean)[]
  readonly from?: unknown
  readonly to?: unknown
  readonly blank?: true
}

export interface PlainWhere {
  readonly lines: readonly PlainLine[]
  /** What stands beside them and is kept. */
  readonly rest: readonly unknown[]
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Bounds that are counted from today are told as they are written. */
const isBound = (value: unknown) => value === undefined || typeof value === 'string' || typeof value === 'number'

const isPlain = (part: unknown): boolean => {
  if (!isObject(part) || typeof part['field'] !== 'string') return false
  const names = Object.keys(part).filter((name) => name !== 'field')
  if (names.length === 1 && names[0] === 'among') return Array.isArray(part['among'])
  if (names.length === 1 && names[0] === 'blank') return true
  return (
    names.length > 0 &&
    names.every((name) => name === 'from' || name === 'to') &&
    isBound(part['from']) &&
    isBound(part['to'])
  )
}

export function plainOf(where: unknown): PlainWhere {
  const parts = isObject(where) && Array.isArray(where['all']) ? where['all'] : where === undefined ? [] : [where]
  return { lines: parts.filter(isPlain) as PlainLine[], rest: parts.filter((part) => !isPlain(part)) }
}

/** Undefined: everything is counted. Lines without a field or a value are not finished, and left out. */
export function whereOf({ lines, rest }: PlainWhere): unknown {
  const finished = lines.filter(
    ({ field, among, from, to, blank }) =>
      field !== '' && (blank === true || (among?.length ?? 0) > 0 || from !== undefined || to !== undefined),
  )
  const all = [...finished, ...rest]
  return all.length > 0 ? { all } : undefined
}
