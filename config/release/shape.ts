/** What a bundle has to look like, before anything in it is believed. */
import { fileKindOf } from '../file-kinds.ts'
import { isVersion } from './engine.ts'
import { mostAncestors } from './release.ts'

type Test = (value: unknown) => boolean
type Shape = { readonly [name: string]: Test }

const text =
  (most: number, least = 1): Test =>
  (value) =>
    typeof value === 'string' && value.length >= least && value.length <= most
const matches =
  (pattern: RegExp): Test =>
  (value) =>
    typeof value === 'string' && pattern.test(value)
const count: Test = (value) => Number.isSafeInteger(value) && (value as number) >= 0
const listOf =
  (test: Test, most: number): Test =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(test)
const maybe =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value)
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const shaped =
  (shape: Shape): Test =>
  (value) =>
    isObject(value) && strangeIn(value, shape) === undefined

/** Name of the first property that is missing, wrong or unknown. */
function strangeIn(value: Record<string, unknown>, shape: Shape): string | undefined {
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(shape, name))
  return (
    unknown ?? Object.keys(shape).find((name) => !shape[name]?.(Object.hasOwn(value, name) ? value[name] : undefined))
  )
}

const hash = matches(/^[0-9a-f]{64}$/)
const version = text(60)
const names = maybe(listOf(text(200), 1000))

const release: Shape = {
  format: text(60),
  instance: matches(/^[a-z][a-z0-9_]{0,59}$/),
  version,
  message: maybe(text(2000)),
  author: text(200),
  parent: (value) => value === null || hash(value),
  ancestors: listOf(hash, mostAncestors),
  base: maybe(shaped({ hash, version })),
  engine: shaped({ from: isVersion, below: isVersion }),
  files: isObject,
  cast: listOf(
    shaped({
      userName: matches(/^[a-z0-9][a-z0-9_.-]{0,59}$/),
      ...{ role: text(60), agency: text(60), groups: names, location: maybe(text(200)), services: names },
    }),
    1000,
  ),
  content: hash,
  checked: shaped({
    errors: (value) => value === 0,
    warnings: count,
    scenarios: shaped({ passed: count, failed: count }),
  }),
}

const signature = shaped({ key: matches(/^[0-9a-f]{16}$/), signature: matches(/^[A-Za-z0-9+/]{86}==$/) })
const bundle: Shape = { release: shaped(release), hash, signatures: listOf(signature, 20) }

/** Where it is not as it has to be: `release.parent`. */
export function strangePartOf(value: unknown): string | undefined {
  if (!isObject(value)) return 'no object'
  const part = strangeIn(value, bundle)
  return part === 'release' && isObject(value['release']) ? `release.${strangeIn(value['release'], release)}` : part
}

/** A path that any disk can hold, of a kind that has its place in a release. */
export function isReleasePath(path: string): boolean {
  const kind = fileKindOf(path)
  const isPlain =
    path.length <= 200 &&
    /^[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_. -]*(\/[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_. -]*)*$/u.test(path)
  return kind !== undefined && kind !== 'people' && isPlain
}

export const fitsPath = (path: string, value: unknown): boolean =>
  fileKindOf(path) === 'locations' ? typeof value === 'string' : value !== null && typeof value === 'object'
