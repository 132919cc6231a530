import type { BroughtText } from './put-texts.ts'
import { readWorkbook, writeWorkbook } from './sheets.ts'
import { missingTexts, type TextTable } from './texts.ts'

const FIXED = ['path', 'about']
const columnLetter = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : columnLetter(Math.floor(index / 26) - 1) + columnLetter(index % 26)

/** A workbook for translators: a row for each text, a column for each language; and a sheet of what is missing. */
export function textsWorkbook(table: TextTable, locales: readonly string[]): Promise<Uint8Array> {
  const columns = [table.defaultLocale, ...locales.filter((locale) => locale !== table.defaultLocale)]
  const missing = missingTexts(table, locales)
  return writeWorkbook([
    {
      name: 'texts',
      widths: [40, 30, ...columns.map(() => 50)],
      rows: [
        [...FIXED, ...columns],
        ...table.rows.map(({ path, about, texts }) => [path, about, ...columns.map((locale) => texts[locale] ?? '')]),
      ],
    },
    {
      name: 'missing',
      widths: [10, 40, 50, 50],
      rows: [
        ['locale', 'path', 'text', 'file'],
        ...missing.map(({ locale, row }) => [
          locale,
          row.path,
          row.texts[table.defaultLocale] ?? '',
          `${row.place.file}:${row.place.line}`,
        ]),
      ],
    },
  ])
}

export interface BroughtTexts {
  readonly texts: readonly BroughtText[]
  /** What of the file could not be used, in sentences. */
  readonly troubles: readonly string[]
}

/** What translators wrote. The column of the default locale is what they translated from, unless it is `source` itself that is brought. */
export async function textsOfWorkbook(
  bytes: Uint8Array,
  { defaultLocale, locales }: TextTable,
  { source = false }: { readonly source?: boolean } = {},
): Promise<BroughtTexts> {
  const sheets = await readWorkbook(bytes)
  const sheet = sheets.find(({ columns }) => columns.includes('path'))
  if (!sheet) {
    return {
      texts: [],
      troubles: ['No sheet has a column “path”: is it a workbook that `formwork i18n export` wrote?'],
    }
  }
  const strange = sheet.columns.filter(
    (column) => column !== '' && !FIXED.includes(column) && !locales.includes(column),
  )
  const brought = sheet.columns.filter((column) => locales.includes(column) && (source || column !== defaultLocale))
  const texts = sheet.rows.flatMap(({ number, cells }) =>
    brought.flatMap((locale): BroughtText[] => {
      const text = cells[locale] ?? ''
      if (text.trim() === '' || !cells['path']) return []
      const from = cells[defaultLocale]
      return [
        {
          path: cells['path'].trim(),
          locale,
          text,
          ...(!source && from && { translatedFrom: from }),
          at: `${sheet.name}!${columnLetter(sheet.columns.indexOf(locale))}${number}`,
        },
      ]
    }),
  )
  return {
    texts,
    troubles: strange.map(
      (column) =>
        `Column “${column}” of sheet “${sheet.name}” is none of the languages of the configuration (${locales.join(', ')}).`,
    ),
  }
}
