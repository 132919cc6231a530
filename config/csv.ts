/** One cell, and where it starts (both from 1). */
export interface Cell {
  readonly text: string
  readonly line: number
  readonly column: number
}

/** RFC 4180: commas, CRLF or LF, quotes doubled inside quotes. Empty lines are skipped; nothing is guessed or trimmed. */
export function csvRows(text: string): Cell[][] {
  const rows: Cell[][] = []
  let row: Cell[] = []
  let at = 0
  let line = 1
  let lineStart = 0
  while (at <= text.length) {
    const start = { line, column: at - lineStart + 1 }
    let value = ''
    if (text[at] === '"') {
      at++
      for (;;) {
        const quote = text.indexOf('"', at)
        const part = text.slice(at, quote < 0 ? text.length : quote)
        value += part
        for (const [index] of [...part.matchAll(/\n/g)].map((match) => [match.index] as const)) {
          line++
          lineStart = at + index + 1
        }
        at = quote < 0 ? text.length : quote + 1
        if (quote < 0 || text[at] !== '"') break
        value += '"'
        at++
      }
    }
    const rest = /[,\r\n]|$/g
    rest.lastIndex = at
    const end = rest.exec(text)?.index ?? text.length
    value += text.slice(at, end)
    at = end
    row.push({ text: value, ...start })
    if (text[at] === ',') {
      at++
      continue
    }
    if (row.length > 1 || row[0]?.text !== '') rows.push(row)
    row = []
    if (at >= text.length) break
    at += text.startsWith('\r\n', at) ? 2 : 1
    line++
    lineStart = at
  }
  return rows
}
