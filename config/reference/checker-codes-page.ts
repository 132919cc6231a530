import { anchorOf } from '../help.ts'
import { type IssueCode, issueCodes } from '../issue-codes.ts'
import { generatedNote, table } from './table.ts'

/** `docs/checker-codes.md`: every issue that the check knows. */
export const checkerCodesPage = (): string => `${generatedNote}

# Codes of the checker

Codes are stable. Errors keep a configuration from being served; warnings and notes do not. \`formwork check\` links each issue to its
line here, \`--json\` and \`--sarif\` do so for machines.

${table(
  ['Code', 'Severity', 'What is wrong'],
  Object.entries(issueCodes).map(([code, { severity, title }]) => [
    `<a id="${anchorOf(code as IssueCode)}"></a>\`${code}\``,
    severity,
    title,
  ]),
)}
`
