import type { Written } from '../words-in.ts'

export interface OptionJson {
  readonly id: string
  readonly label: Written
  readonly tags?: readonly string[]
  readonly retired?: boolean
}

/** A lookup as it is written. */
export interface LookupJson {
  readonly id: string
  readonly label: Written
  readonly options?: readonly OptionJson[]
}

export interface FieldJson {
  readonly id: string
  readonly label?: Written
  readonly lookup?: string
  readonly fields?: readonly FieldJson[]
}

/** Fields of a record type that are answered out of a lookup, also in rows. */
export const fieldsWith = (fields: readonly FieldJson[], lookup: string): readonly FieldJson[] =>
  fields.flatMap((field) => [...(field.lookup === lookup ? [field] : []), ...fieldsWith(field.fields ?? [], lookup)])

/** Tags as people type them: words with commas between them. */
export const tagsIn = (text: unknown): readonly string[] => [
  ...new Set(
    String(text ?? '')
      .split(/[,;\n،]/)
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
]
