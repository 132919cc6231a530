import { nearest } from '../engine/lib/nearest.ts'

/** A value as a person would point at it, never long. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') return quoted(value)
  return `the ${typeof value === 'number' ? 'number' : 'value'} ${String(value)}`
}

export const quoted = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 57)}…` : text}”`

/** `a, b or c`, cut where it becomes a wall of words. */
export function oneOf(words: Iterable<string>, most = 12): string {
  const list = [...words].map((word) => `\`${word}\``)
  if (list.length === 0) return 'nothing: there are none'
  const rest = list.length - most
  if (rest > 1) return `${list.slice(0, most).join(', ')} or one of ${rest} others`
  return list.length === 1 ? (list[0] ?? '') : `${list.slice(0, -1).join(', ')} or ${list.at(-1)}`
}

/** Names that something has, with the file and line where they are given. */
export interface Names extends ReadonlySet<string> {
  placeOf?(name: string): string | undefined
}

/** `Did you mean …?`, where some word is near; with its place, where the words know it. */
export function didYouMean(word: string, words: Iterable<string>): string | undefined {
  const near = nearest(word, words)
  return near === undefined || near === word ? undefined : meant(near, words as Names)
}

/** The same of a word that is known to be the one. */
export function meant(word: string, names?: Pick<Names, 'placeOf'>): string {
  const place = names?.placeOf?.(word)
  return `Did you mean \`${word}\`?${place === undefined ? '' : ` (${place})`}`
}

/** A text as files write it, in the default locale. */
export function inDefaultLocale(text: unknown, defaultLocale: string): string {
  if (typeof text === 'string') return text
  return typeof text === 'object' && text !== null ? String((text as Record<string, unknown>)[defaultLocale] ?? '') : ''
}
