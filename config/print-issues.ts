import { codeFrame, pathFrom } from './code-frame.ts'
import { helpUri, pageOfCode } from './help.ts'
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
  const paint: Paint = Object.assign(
    (style: Severity | 'dim', text: string) => (colours ? `\u001b[${codes[style]}m${text}\u001b[0m` : text),
    { link: (uri: string, text: string) => (colours ? `\u001b]8;;${uri}\u0007${text}\u001b]8;;\u0007` : text) },
  )
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

interface Paint {
  (style: Severity | 'dim', text: string): string
  /** Where terminals can follow links. */
  link(uri: string, text: string): string
}

function printOne(issue: ConfigIssue, { textOf, folder }: Printing, paint: Paint) {
  const { code, severity, file, line, column, pointer, found, expected, suggestion } = issue
  const path = pathFrom(folder, file)
  return [
    `${paint(severity, severity)} ${issueCodes[code].title} ${paint('dim', code)}`,
    `  ${path}:${line}:${column}${pointer === '' ? '' : `  ${pointer}`}`,
    ...codeFrame(textOf(file), issue).map((row) => paint('dim', row)),
    `  Found: ${found}`,
    `  Expected: ${expected}`,
    ...(suggestion === undefined ? [] : [`  ${suggestion}`]),
    paint('dim', `  Help: ${paint.link(helpUri(code), pageOfCode(code))}`),
  ].join('\n')
}

function summary(issues: readonly ConfigIssue[]): string {
  const count = (severity: Severity) => issues.filter((issue) => issue.severity === severity).length
  const word = (number: number, severity: Severity) => `${number} ${severity}${number === 1 ? '' : 's'}`
  const parts = (['error', 'warning', 'note'] as const).map((severity) => word(count(severity), severity))
  return issues.length === 0
    ? 'No issues.'
    : `${parts.slice(0, 2).join(', ')}${count('note') > 0 ? `, ${parts[2]}` : ''}.`
}
