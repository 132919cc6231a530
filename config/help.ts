import type { IssueCode } from './issue-codes.ts'

/** The name of a code's line on the page of codes. */
export const anchorOf = (code: IssueCode): string => code.replaceAll(/[._]/g, '-')

const PAGE = 'docs/checker-codes.md'

/** Where a code is explained, from the folder in which Formwork lives. */
export const pageOfCode = (code: IssueCode): string => `${PAGE}#${anchorOf(code)}`

// Beside the folder in which this stands, source or bundle.
const page = new URL(`../${PAGE}`, import.meta.url)

/** The same as an address that can be opened on this machine. */
export const helpUri = (code: IssueCode): string => `${page.href}#${anchorOf(code)}`
