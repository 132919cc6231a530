import type { ConfigIssue } from './issue.ts'
import { issueCodes, type Severity } from './issue-codes.ts'

export interface Printing {
  /** The text of a file, for the lines around an issue. */
  readonly textOf: (file: string) => string | undefined
  /** Put before file names, so that terminals make them links. */
  readonly folder?: string
  readonly colours?: boolean
  /** Every warning and note in full. Otherwise the first few of each code, and the others counted. */
  readonly all?: boolean
}

const most = 5
const codes: { readonly [Level in Severity | 'dim']: string } = { error: '31', warning: '33', note: '36', dim: '2' }

/** Issues for a terminal: what is wrong in a sentence, where, the lines around it, and the likely fix. */
export function printIssues(issues: readonly ConfigIssue[], printing: Printing): string {
  const { all = false, colours = false } = printing
  const paint = (style: Severity | 'dim', text: string) => (colours ? `\u001b[${codes[style]}m${text}\u001b[0m` : text)
  const shown: string[] = []
  const counts = new Map<string, number>()
  for (const issue of issues) {
    const count = (counts.get(issue.code) ?? 0) + 1
    counts.set(issue.code, count)
    const inFull = all || issue.severity === 'error' || (issue.severity === 'warning' && count <= most)
    if (inFull) shown.push(printOne(issue, printing, paint))
  }
  const rest = [...counts].flatMap(([code, count]) => {
    const { severity, title } = issueCodes[code as keyof typeof issueCodes]
    const printed = all || severity === 'error' ? count : severity === 'warning' ? Math.min(count, most) : 0
    return printed === count ? [] : [paint(severity, `${count - printed} more ${severity}s ${code}: ${title}`)]
  })
  return [...shown, ...(rest.length > 0 ? [`${rest.join('\n')}\n(\`--all\` shows them.)`] : []), summary(issues)].join(
    '\n\n',
  )
}

function printOne(
  issue: ConfigIssue,
  { textOf, folder }: Printing,
  paint: (style: Severity | 'dim', text: string) => string,
) {
  const { code, severity, file, line, column, found, expected, suggestion } = issue
  const path = folder ? `${folder.replace(/\/$/, '')}/${file}` : file
  return [
    `${paint(severity, severity)} ${issueCodes[code].title} ${paint('dim', code)}`,
    `  ${path}:${line}:${column}`,
    ...frame(textOf(file), line, column).map((row) => paint('dim', row)),
    `  Found: ${found}`,
    `  Expected: ${expected}`,
    ...(suggestion === undefined ? [] : [`  ${suggestion}`]),
  ].join('\n')
}

/** The line of the issue with its neighbours, and a mark under the place. */
function frame(text: string | undefined, line: number, column: number): string[] {
  const lines = text?.split(/\r?\n/) ?? []
  if (lines[line - 1] === undefined) return []
  const from = Math.max(1, line - 1)
  const to = Math.min(lines.length, line + 1)
  const width = String(to).length
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).flatMap((number) => {
    const { start, shown } = excerpt(lines[number - 1] ?? '', number === line ? column : 1)
    const row = `  ${number === line ? '>' : ' '} ${String(number).padStart(width)} | ${shown}`
    return number === line ? [row, `    ${' '.repeat(width)} | ${' '.repeat(Math.max(0, column - 1 - start))}^`] : [row]
  })
}

/** Of a long line the part around the column. */
function excerpt(text: string, column: number) {
  const start = column > 100 ? column - 60 : 0
  return { start, shown: text.slice(start, start + 120) }
}

function summary(issues: readonly ConfigIssue[]): string {
  const count = (severity: Severity) => issues.filter((issue) => issue.severity === severity).length
  const word = (number: number, severity: Severity) => `${number} ${severity}${number === 1 ? '' : 's'}`
  const parts = (['error', 'warning', 'note'] as const).map((severity) => word(count(severity), severity))
  return issues.length === 0
    ? 'No issues.'
    : `${parts.slice(0, 2).join(', ')}${count('note') > 0 ? `, ${parts[2]}` : ''}.`
}
