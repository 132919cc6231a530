import { Unreadable } from './unreadable.ts'

/** Workbooks as tables of texts. Cells are written as text, so that nothing is taken for a number, a date or a formula. */

export interface Sheet {
  readonly name: string
  /** The first row names the columns. */
  readonly rows: readonly (readonly string[])[]
  /** Widths of the columns, in characters. */
  readonly widths?: readonly number[]
}

/** A row of a sheet that was read, by column, with its number as spreadsheets count. */
export interface SheetRow {
  readonly number: number
  readonly cells: Readonly<Record<string, string>>
}

export interface ReadSheet {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: readonly SheetRow[]
}

/** The most characters that a cell holds in any spreadsheet. */
const LONGEST = 32767

export async function writeWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const made = sheets.map(({ name, rows, widths }) => ({
    sheet: name,
    stickyRowsCount: 1,
    columns: (widths ?? []).map((width) => ({ width })),
    data: rows.map((row, index) =>
      row.map((text) =>
        text === ''
          ? null
          : {
              value: escaped(text),
              type: String,
              wrap: true,
              alignVertical: 'top' as const,
              ...(index === 0 && { fontWeight: 'bold' as const }),
            },
      ),
    ),
  }))
  return new Uint8Array(await writeExcelFile(made).toBuffer())
}

export async function readWorkbook(bytes: Uint8Array): Promise<readonly ReadSheet[]> {
  const { default: readExcelFile } = await import('read-excel-file/node')
  const sheets = await readExcelFile(Buffer.from(bytes), { trim: false }).catch(() => {
    throw new Unreadable(
      bytes.length === 0
        ? 'The file is empty: it should be a workbook (XLSX).'
        : 'The file is no workbook (XLSX), whatever its name says: open it in a spreadsheet and save it as one.',
    )
  })
  return sheets.map(({ sheet, data }) => {
    const [head = [], ...rows] = data
    const columns = head.map((cell) => textOf(cell).trim())
    return {
      name: sheet,
      columns,
      rows: rows.map((cells, index) => ({
        number: index + 2,
        cells: Object.fromEntries(columns.map((column, at) => [column, textOf(cells[at])])),
      })),
    }
  })
}

// Spreadsheets read `_x000D_` as the character of that number.
const escaped = (text: string) => {
  if (text.length > LONGEST) throw new RangeError(`A text of ${text.length} characters does not fit into a cell.`)
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_')
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? 'true' : 'false'
  return String(cell)
}
