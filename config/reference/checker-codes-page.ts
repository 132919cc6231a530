import { issueCodes } from '../issue-codes.ts'
import { generatedNote, table } from './table.ts'

/** `docs/checker-codes.md`: every issue that the check knows. */
export const checkerCodesPage = (): string => `${generatedNote}

# Codes of the checker

Codes are stable. Errors keep a configuration from being served; warnings and notes do not.

${table(
  ['Code', 'Severity', 'What is wrong'],
  Object.entries(issueCodes).map(([code, { severity, title }]) => [`\`${code}\``, severity, title]),
)}
`
