import { applyEdits, modify } from 'jsonc-parser'
import { pointerParts } from '../positions.ts'
import { printJson } from '../print-json.ts'
import type { Source } from '../source.ts'
import type { TextRow, TextTable } from './texts.ts'

/** A text that somebody brings: the translation of one path. */
export interface BroughtText {
  readonly path: string
  readonly locale: string
  readonly text: string
  /** The text that it was translated from, as far as the translator had it. */
  readonly translatedFrom?: string
  /** Where it stood, for the report: `texts!D12`. */
  readonly at: string
}

export interface TextsPut {
  /** New texts of the files that change, by path. */
  readonly files: ReadonlyMap<string, string>
  readonly added: readonly BroughtText[]
  readonly changed: readonly BroughtText[]
  readonly unchanged: number
  /** Paths and languages that the configuration does not have. */
  readonly unknown: readonly BroughtText[]
  /** Put, but translated from a text that has changed since. */
  readonly stale: readonly BroughtText[]
}

/**
 * Writes brought texts to where each language's text stands now: in the thing's own file, or in `i18n/<locale>.json`,
 * which also takes what is new. Nothing is ever removed: an empty cell says nothing.
 */
export function putTexts(source: Source, table: TextTable, brought: readonly BroughtText[]): TextsPut {
  const rows = new Map(table.rows.map((row) => [row.path, row]))
  const unknown: BroughtText[] = []
  const known: { readonly text: BroughtText; readonly row: TextRow }[] = []
  for (const text of brought) {
    const row = rows.get(text.path)
    if (row && table.locales.includes(text.locale)) known.push({ text, row })
    else unknown.push(text)
  }
  const differing = known.filter(({ text, row }) => row.texts[text.locale] !== text.text)
  const isNew = ({ text, row }: (typeof known)[number]) => !Object.hasOwn(row.texts, text.locale)
  const source_ = new Map(source.files.map(({ path, text }) => [path, text]))
  const files = new Map<string, string>()
  const textOf = (path: string) => files.get(path) ?? source_.get(path) ?? ''

  const bulk = new Map<string, Record<string, string>>()
  for (const { text, row } of differing) {
    const inline = inlinePointer(source, row, text.locale, table.defaultLocale)
    const translated = table.folder.translations.find(({ locale }) => locale === text.locale)?.texts
    if (inline !== undefined && !Object.hasOwn(translated ?? {}, text.path)) {
      const { file } = row.place
      files.set(file, applyEdits(textOf(file), modify(textOf(file), inline, text.text, {})))
    } else {
      const texts = bulk.get(text.locale) ?? {}
      texts[text.path] = text.text
      bulk.set(text.locale, texts)
    }
  }
  for (const [locale, texts] of bulk) {
    const path = `i18n/${locale}.json`
    const before = source.files.find((file) => file.path === path)?.json() as
      | Readonly<Record<string, string>>
      | undefined
    const schema = { $schema: before?.['$schema'] ?? schemaBeside(source) }
    files.set(path, printJson({ ...(schema.$schema && schema), ...before, ...texts }))
  }
  return {
    files,
    added: differing.filter(isNew).map(({ text }) => text),
    changed: differing.filter((one) => !isNew(one)).map(({ text }) => text),
    unchanged: known.length - differing.length,
    unknown,
    stale: known
      .filter(({ text: { translatedFrom }, row }) => {
        return translatedFrom !== undefined && translatedFrom !== row.texts[table.defaultLocale]
      })
      .map(({ text }) => text),
  }
}

/** Path within the file of the text itself, where this language stands in the thing's own file. */
function inlinePointer(
  source: Source,
  { place }: TextRow,
  locale: string,
  defaultLocale: string,
): (string | number)[] | undefined {
  const json = source.files.find(({ path }) => path === place.file)?.json()
  const parts = pointerParts(place.pointer)
  let value = json
  const path = parts.map((part) => {
    const key = Array.isArray(value) ? Number(part) : part
    value = (value as Readonly<Record<string | number, unknown>> | undefined)?.[key]
    return key
  })
  if (typeof value === 'string') return locale === defaultLocale ? path : undefined
  return Object.hasOwn(value as object, locale) ? [...path, locale] : undefined
}

/** The line for editors of a new `i18n` file, after the one of `instance.json`. */
function schemaBeside(source: Source): string | undefined {
  const instance = source.files.find(({ kind }) => kind === 'instance')?.json() as { $schema?: string } | undefined
  return instance?.$schema && `../${instance.$schema.replace(/instance\.schema\.json$/, 'i18n.schema.json')}`
}
