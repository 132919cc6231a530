/** The way back of a step, as short as it can be said: what stood between the places where two texts begin and end to be the same. */
import type { Source } from '../source.ts'
import type { Changes } from './editor.ts'

export type Inverse =
  /** The file was not there, or was as it is written here. */
  | { readonly path: string; readonly text: string | null }
  /** `length` characters from `at` were this. */
  | { readonly path: string; readonly at: number; readonly length: number; readonly was: string }

export function inverseOf(basis: Source, changes: Changes): readonly Inverse[] {
  const before = new Map(basis.files.map(({ path, text }) => [path, text]))
  return [...changes].map(([path, after]) => {
    const was = before.get(path)
    return was === undefined || after === null ? { path, text: was ?? null } : between(path, was, after)
  })
}

function between(path: string, before: string, after: string): Inverse {
  const most = Math.min(before.length, after.length)
  let at = 0
  while (at < most && before.charCodeAt(at) === after.charCodeAt(at)) at++
  let end = 0
  while (end < most - at && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end++
  return { path, at, length: after.length - at - end, was: before.slice(at, before.length - end) }
}

/** The changes that take a step back. */
export function undone(now: Source, inverse: readonly Inverse[]): Changes {
  const texts = new Map(now.files.map(({ path, text }) => [path, text]))
  return new Map(
    inverse.map((one) => {
      if ('text' in one) return [one.path, one.text]
      const text = texts.get(one.path) ?? ''
      return [one.path, text.slice(0, one.at) + one.was + text.slice(one.at + one.length)]
    }),
  )
}
