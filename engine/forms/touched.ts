import type { FieldChange } from '../records/record.ts'

/** What a save touches, for `issuesIn`: fields, and of subforms the rows that it adds or changes. */
export const touchedBy = (changes: readonly FieldChange[]): ReadonlySet<string> =>
  new Set(
    changes.flatMap((change) =>
      'rows' in change
        ? change.rows.map(({ row, kind }) => (kind === 'removed' ? `${change.field}[]` : `${change.field}[${row}]`))
        : [change.field],
    ),
  )
