/** Several values in one text, and the text taken apart again. */

import { own } from '../lib/own.ts'
import type { Answers } from '../records/record.ts'

export const SPACE = ' '

const written = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : ''

/** What is not blank of them, one after the other. */
export function joined(values: Answers, names: readonly string[], separator: string): string | undefined {
  const parts = names.map((name) => written(own(values, name))).filter((part) => part !== '')
  return parts.length > 0 ? parts.join(separator) : undefined
}

/** Into at most as many parts as there are names; the last one gets the rest. */
export function apart(value: unknown, names: readonly string[], separator: string): Answers {
  const pieces = written(value).split(separator)
  const rest = pieces.slice(names.length - 1).join(separator)
  const parts = [...pieces.slice(0, names.length - 1), rest].map((part) => part.trim())
  return Object.fromEntries(names.flatMap((name, index) => (parts[index] ? [[name, parts[index]] as const] : [])))
}
