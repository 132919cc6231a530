import type { IssueCode, Severity } from './issue-codes.ts'

/** One thing wrong with a folder: what, where, and most likely how to put it right. */
export interface ConfigIssue {
  readonly code: IssueCode
  readonly severity: Severity
  /** Relative to the folder. */
  readonly file: string
  /** Both from 1. */
  readonly line: number
  readonly column: number
  /** How many characters of the line it takes; 1 where the place says no more. */
  readonly length?: number
  /** JSON pointer within the file; in CSV `/<row>/<column>`. */
  readonly pointer: string
  readonly found: string
  readonly expected: string
  readonly suggestion?: string
}
