/** Where a frame points. */
export interface Pointing {
  readonly line: number
  readonly column: number
  /** How many characters are underlined. */
  readonly length?: number | undefined
}

const WIDTH = 120
const WIDE_COLUMN = 100
const BEFORE = 60

/** The line with its neighbours, and a mark under the place. */
export function codeFrame(text: string | undefined, { line, column, length = 1 }: Pointing): string[] {
  const lines = text?.split(/\r?\n/) ?? []
  if (lines[line - 1] === undefined) return []
  const from = Math.max(1, line - 1)
  const to = Math.min(lines.length, line + 1)
  const width = String(to).length
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).flatMap((number) => {
    const { start, shown } = excerpt(lines[number - 1] ?? '', number === line ? column : 1)
    const row = `  ${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${shown}`
    const before = Math.max(0, column - 1 - start)
    const mark = '^'.repeat(Math.max(1, Math.min(length, shown.length - before)))
    return number === line ? [row, `    ${' '.repeat(width)} | ${' '.repeat(before)}${mark}`] : [row]
  })
}

/** Of a long line the part around the column. */
function excerpt(text: string, column: number) {
  const start = column > WIDE_COLUMN ? column - BEFORE : 0
  return { start, shown: text.slice(start, start + WIDTH) }
}

/** A file of a folder as somebody who stands outside of it names it, so that terminals make it a link. */
export const pathFrom = (folder: string | undefined, file: string): string =>
  folder === undefined || folder === '.' ? file : `${folder.replace(/\/$/, '')}/${file}`
