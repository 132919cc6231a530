import { readWorkbook } from '../../exchange/sheets.ts'
import { Item } from '../item.ts'
import type { Ledger } from '../ledger.ts'

/** A sheet as texts, by column; rows have the numbers that spreadsheets show. */
export interface FormSheet {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly { readonly number: number; readonly cells: Readonly<Record<string, string>> }[]
}

export const sheetsIn = (bytes: Uint8Array): Promise<readonly FormSheet[]> => readWorkbook(bytes)

/** Letters of a column, as spreadsheets name them. */
function lettersOf(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest > 0 ? lettersOf(rest - 1) : '') + String.fromCharCode(65 + (index % 26))
}

const addressOf = (sheet: FormSheet, column: string, row: number) =>
  `${sheet.name}!${lettersOf(sheet.columns.indexOf(column))}${row}`

/** Every cell that says something, heads of columns aside. */
export const cellsIn = (sheets: readonly FormSheet[]): readonly string[] =>
  sheets.flatMap((sheet) =>
    sheet.rows.flatMap(({ number, cells }) =>
      sheet.columns
        .filter((column) => column !== '' && cells[column]?.trim())
        .map((column) => addressOf(sheet, column, number)),
    ),
  )

/** One row, by which whoever reads a cell also says what became of it. */
export class Row {
  readonly number: number
  readonly columns: readonly string[]
  readonly #cell: (column: string) => Item

  constructor(sheet: FormSheet, row: FormSheet['rows'][number], ledger: Ledger) {
    this.number = row.number
    this.columns = sheet.columns.filter((column) => row.cells[column]?.trim())
    this.#cell = (column) =>
      new Item(row.cells[column]?.trim() || undefined, addressOf(sheet, column, row.number), ledger)
  }

  /** The cell of a column, by any of its names; says nothing where it is empty. */
  get(...names: readonly string[]): Item {
    const column = this.columns.find((one) => names.includes(plainColumn(one)))
    return this.#cell(column ?? names[0] ?? '')
  }

  /** Cells of a column that is there once per language: `label::English (en)`. */
  inLanguages(name: string): readonly (readonly [language: string, cell: Item])[] {
    return this.columns.flatMap((column) => {
      const [before = '', ...language] = column.split(/::?/)
      return plainColumn(before) === name ? [[language.join(':').trim(), this.#cell(column)] as const] : []
    })
  }

  cells(): readonly (readonly [column: string, cell: Item])[] {
    return this.columns.map((column) => [column, this.#cell(column)] as const)
  }
}

export const plainColumn = (column: string): string =>
  column
    .trim()
    .toLowerCase()
    .replace(/^bind::/, '')
    .replaceAll(' ', '_')

export const rowsOf = (sheet: FormSheet | undefined, ledger: Ledger): readonly Row[] =>
  sheet?.rows.map((row) => new Row(sheet, row, ledger)) ?? []
