import type { ConfigIssue } from './issue.ts'
import { type IssueCode, issueCodes } from './issue-codes.ts'
import { type Position, positionsOf } from './positions.ts'
import type { Source } from './source.ts'

/** Where an issue stands: a pointer in a file (its key or its value), or an offset into its text. */
export interface Place {
  readonly file: string
  readonly pointer: string
  readonly part?: 'key' | 'value'
  readonly offset?: number
}

/** What was found, what was expected, and the likely fix. */
export interface Finding {
  readonly found: string
  readonly expected: string
  readonly suggestion?: string | undefined
}

export type Report = (code: IssueCode, place: Place, finding: Finding) => void

/** Collects issues of a source and gives each its line and column. */
export function reportOf(source: Source): { readonly report: Report; issues(): readonly ConfigIssue[] } {
  const files = new Map(source.files.map((file) => [file.path, file]))
  const issues: ConfigIssue[] = [...source.refused]
  const positionOf = ({ file, pointer, part, offset }: Place): Position & { readonly length: number } => {
    const source = files.get(file)
    if (!source) return { line: 1, column: 1, length: 1 }
    const positions = positionsOf(source)
    return offset === undefined
      ? { ...positions.at(pointer, part), length: positions.lengthAt(pointer, part) }
      : { ...positions.atOffset(offset), length: 1 }
  }
  return {
    report: (code, place, { found, expected, suggestion }) =>
      issues.push({
        code,
        severity: issueCodes[code].severity,
        file: place.file,
        ...positionOf(place),
        pointer: place.pointer,
        found,
        expected,
        ...(suggestion !== undefined && { suggestion }),
      }),
    issues: () => [...issues].sort(inReadingOrder),
  }
}

const inReadingOrder = (a: ConfigIssue, b: ConfigIssue) =>
  compare(a.file, b.file) ||
  a.line - b.line ||
  a.column - b.column ||
  compare(a.code, b.code) ||
  compare(a.found, b.found)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
