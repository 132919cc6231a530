/** One cell, and where it starts (both from 1). */
export interface Cell {
  readonly text: string
  readonly line: number
  readonly column: number
}

/** RFC 4180: commas, CRLF or LF, quotes doubled inside quotes. Empty lines are skipped; nothing is guessed or trimmed. */
export const csvRows = (text: string): Cell[][] => rowsOf(text, (text, line, column) => ({ text, line, column }))

/** The same without places, for files of many thousand lines. */
export const csvTexts = (text: string): string[][] => rowsOf(text, (text) => text)

const lineEnd = /\n/g
const cellEnd = /[,\r\n]|$/g

function rowsOf<Entry>(text: string, entryOf: (text: string, line: number, column: number) => Entry): Entry[][] {
  const rows: Entry[][] = []
  let row: Entry[] = []
  let at = 0
  let line = 1
  let lineStart = 0
  while (at <= text.length) {
    const startLine = line
    const column = at - lineStart + 1
    let value = ''
    if (text[at] === '"') {
      at++
      for (;;) {
        const quote = text.indexOf('"', at)
        const part = text.slice(at, quote < 0 ? text.length : quote)
        value += part
        for (const { index } of part.matchAll(lineEnd)) {
          line++
          lineStart = at + index + 1
        }
        at = quote < 0 ? text.length : quote + 1
        if (quote < 0 || text[at] !== '"') break
        value += '"'
        at++
      }
    }
    cellEnd.lastIndex = at
    const end = cellEnd.exec(text)?.index ?? text.length
    value += text.slice(at, end)
    at = end
    row.push(entryOf(value, startLine, column))
    if (text[at] === ',') {
      at++
      continue
    }
    if (row.length > 1 || value !== '') rows.push(row)
    row = []
    if (at >= text.length) break
    at += text.startsWith('\r\n', at) ? 2 : 1
    line++
    lineStart = at
  }
  return rows
}
