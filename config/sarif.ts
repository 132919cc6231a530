/** Issues in the Static Analysis Results Interchange Format 2.1.0, as code hosts and editors read them. */
import { pathToFileURL } from 'node:url'
import { helpUri } from './help.ts'
import type { ConfigIssue } from './issue.ts'
import { type IssueCode, issueCodes } from './issue-codes.ts'

const BASE = 'CONFIGURATION'

export function sarifOf(folder: string, issues: readonly ConfigIssue[]): object {
  const codes = [...new Set(issues.map(({ code }) => code))].sort()
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'formwork check', rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [BASE]: { uri: `${pathToFileURL(folder).href.replace(/\/$/, '')}/` } },
        results: issues.map((issue) => resultOf(issue, codes.indexOf(issue.code))),
      },
    ],
  }
}

const ruleOf = (code: IssueCode) => ({
  id: code,
  shortDescription: { text: issueCodes[code].title },
  defaultConfiguration: { level: issueCodes[code].severity },
  helpUri: helpUri(code),
})

const resultOf = (issue: ConfigIssue, ruleIndex: number) => ({
  ruleId: issue.code,
  ruleIndex,
  level: issue.severity,
  message: { text: sentence(issue) },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: issue.file.split('/').map(encodeURIComponent).join('/'), uriBaseId: BASE },
        region: {
          startLine: issue.line,
          startColumn: issue.column,
          endLine: issue.line,
          endColumn: issue.column + (issue.length ?? 1),
        },
      },
      ...(issue.pointer !== '' && { logicalLocations: [{ fullyQualifiedName: issue.pointer }] }),
    },
  ],
})

const sentence = ({ code, found, expected, suggestion }: ConfigIssue) =>
  [`${issueCodes[code].title} Found: ${found}. Expected: ${expected}.`, suggestion].filter(Boolean).join(' ')
