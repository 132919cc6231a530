type Cell = string | number | boolean | null | undefined

/** Begins what a spreadsheet would work out. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/

/** RFC 4180, for spreadsheets in any script: text that looks like a formula is text, numbers are numbers. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(written).join(',')).join('\r\n')}\r\n`

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell !== 'string') return String(cell)
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows of objects as a table: its columns are those of the first. */
export const tableOf = <Row extends Readonly<Record<string, Cell>>>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): readonly (readonly Cell[])[] => [columns, ...rows.map((row) => columns.map((column) => row[column]))]
