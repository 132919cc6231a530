import type { Terminal } from '../main.ts'
import { csvOf } from '../system/csv.ts'

type Table = Parameters<typeof csvOf>[0]

/** How a report is printed. */
export const formats = { csv: { type: 'boolean' }, json: { type: 'boolean' } } as const

interface Report {
  readonly told: unknown
  readonly table: Table
}

/** As a file for spreadsheets, as JSON, or to be read here. */
export function printReport(
  { csv, json }: { readonly csv?: boolean | undefined; readonly json?: boolean | undefined },
  { told, table }: Report,
  { print }: Terminal,
): void {
  if (json) print(JSON.stringify(told, null, 2))
  else if (csv) print(csvOf(table).trimEnd())
  else for (const line of columned(table)) print(line)
}

const WIDEST = 40

/** Columns in line; what is too wide is cut. Somebody else’s words do not steer a terminal. */
function columned(table: Table): readonly string[] {
  const texts = table.map((row) => row.map((cell) => plain(cell === null || cell === undefined ? '' : String(cell))))
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0)))
  return texts.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function plain(text: string): string {
  const clean = text.replaceAll(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]+/gu, ' ')
  return clean.length > WIDEST ? `${clean.slice(0, WIDEST - 1)}…` : clean
}
