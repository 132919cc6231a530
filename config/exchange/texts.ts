import type { Texts } from '../../engine/model.ts'
import { textReader } from '../compile/texts.ts'
import { compile } from '../compile.ts'
import { type Folder, folderOf } from '../folder.ts'
import { type Position, positionsOf } from '../positions.ts'
import type { Place } from '../report.ts'
import type { Source } from '../source.ts'
import { textPlace } from '../text-place.ts'

/** One text of a configuration in all its languages. Names of places are not among them: they are columns of `locations.csv`. */
export interface TextRow {
  /** As `i18n/<locale>.json` names it. */
  readonly path: string
  /** Where the text of the default locale is written. */
  readonly place: Place & Position
  /** What the text belongs to, in the default locale: the question of a help text, the list of an option. */
  readonly about: string
  readonly texts: Texts
}

export interface TextTable {
  readonly defaultLocale: string
  readonly locales: readonly string[]
  readonly rows: readonly TextRow[]
  readonly folder: Folder
}

/** Every text of a folder, in the order in which the model reads them. `folder`: of one that may be wrong, its sound parts. */
export function textTable(source: Source, folder = folderOf(source)): TextTable {
  const reader = textReader(folder)
  const { instance } = compile(folder, reader)
  const files = new Map(source.files.map((file) => [file.path, file]))
  const rows = [...reader.read].flatMap(([path, texts]): TextRow[] => {
    if (path.startsWith('locations/')) return []
    const place = textPlace(folder, path)
    const file = place && files.get(place.file)
    if (!place || !file) return []
    const about = aboutOf(path, (other) => reader.read.get(other)?.[instance.defaultLocale])
    return [{ path, place: { ...place, ...positionsOf(file).at(place.pointer) }, about, texts }]
  })
  return { defaultLocale: instance.defaultLocale, locales: instance.locales, rows, folder }
}

/** The label of the nearest thing around the text. */
function aboutOf(path: string, textAt: (path: string) => string | undefined): string {
  const parts = path.split('/')
  for (let length = parts.length - 1; length > 0; length--) {
    const label = `${parts.slice(0, length).join('/')}/label`
    const text = label === path ? undefined : textAt(label)
    if (text !== undefined) return text
  }
  return ''
}

/** A text that a language lacks. */
export interface MissingText {
  readonly locale: string
  readonly row: TextRow
}

export const missingTexts = ({ rows }: TextTable, locales: readonly string[]): readonly MissingText[] =>
  locales.flatMap((locale) => rows.filter(({ texts }) => !Object.hasOwn(texts, locale)).map((row) => ({ locale, row })))
