/** To whom the record was given: entries, what they give now, and the ledger. */
import { equal } from '../../../engine/lib/equal.ts'
import { own } from '../../../engine/lib/own.ts'
import type { Effect } from '../../../engine/lifecycle.ts'
import { collectionColumns } from '../../../engine/records/collections.ts'
import { pointerTo } from '../../positions.ts'
import { effectsShown } from './effects-shown.ts'
import type { Difference, Expectation, NameUsed } from './expectation.ts'
import { byPathSchema } from './schemas.ts'

type Expected = Readonly<Record<string, unknown>>

const rowsSchema = (columns: readonly string[], description: string) => ({
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    minProperties: 1,
    properties: Object.fromEntries(
      columns.map((name) => [name, { description: `Its \`${name}\`; \`null\` for none.` }]),
    ),
  },
  description,
})

const kindsUsed = (rows: readonly Expected[]): readonly NameUsed[] =>
  rows.flatMap(({ type }, index): NameUsed[] =>
    typeof type === 'string' ? [{ pointer: `/${index}/type`, what: 'transition', name: type }] : [],
  )

/** Rows that stand, against those that are expected, one by one; of each what is said of it. */
function rowDifferences(wanted: readonly Expected[], stand: readonly object[], path: string): readonly Difference[] {
  if (wanted.length !== stand.length) {
    const said = stand.map((row) => inShort(row as Expected)).join('; ')
    const actual = `${stand.length}${said && `: ${said}`}`
    return [{ pointer: '', path, expected: String(wanted.length), actual }]
  }
  return wanted.flatMap((row, index) =>
    Object.entries(row).flatMap(([name, expected]): Difference[] => {
      const is = cellOf(stand[index] as Expected, name)
      if (equal(is, expected)) return []
      const at = { pointer: pointerTo(index, name), path: `${path}[${index + 1}].${name}` }
      return [{ ...at, expected: JSON.stringify(expected), actual: JSON.stringify(is) }]
    }),
  )
}

const cellOf = (row: Expected, name: string): unknown => own(row, name) ?? null

const inShort = ({ type, transitioned_to, to, status }: Expected): string =>
  [type, transitioned_to ?? to, status].filter((word) => word !== undefined).join(' ')

const isSharing = ({ effect }: Effect): boolean => ['start_transition', 'end_transitions', 'set_owner'].includes(effect)

const transitions: Expectation<readonly Expected[]> = {
  schema: rowsSchema(
    [...Object.keys(collectionColumns.transitions), 'answers'],
    'Entries of transitions that stand on the record afterwards, the oldest first; each by what is said of it.',
  ),
  names: kindsUsed,
  differences: (wanted, { after }) => rowDifferences(wanted, after.record.core.transitions ?? [], 'transitions'),
  shows: (_, seen) => effectsShown(seen, isSharing),
}

const disclosures: Expectation<readonly Expected[]> = {
  schema: rowsSchema(
    Object.keys(collectionColumns.disclosures).filter((name) => name !== 'transition'),
    'Lines of the ledger afterwards, the oldest first; each by what is said of it.',
  ),
  names: () => [],
  differences: (wanted, { after }) => rowDifferences(wanted, after.record.core.disclosures ?? [], 'disclosures'),
}

const OWN = 'own'

const shared: Expectation<Readonly<Record<string, string | readonly string[] | null>>> = {
  schema: byPathSchema(
    {
      anyOf: [
        { type: 'string', minLength: 1 },
        { type: 'array', minItems: 1, uniqueItems: true, items: { type: 'string', minLength: 1 } },
        { type: 'null' },
      ],
    },
    'By user name: the role (or roles) under which the record is shared with them afterwards, `own` for their own; `null` where it is not.',
  ),
  names: () => [],
  differences: (json, { after }) =>
    Object.entries(json).flatMap(([path, wanted]): Difference[] => {
      const stand = after.record.core.shared_with
        .filter(({ user_name, until }) => user_name === path && (until === undefined || until > after.now))
        .map(({ role }) => role ?? OWN)
      const is = [...new Set(stand)].sort()
      const roles = wanted === null ? [] : [wanted].flat().sort()
      if (equal(is, roles)) return []
      return [{ pointer: pointerTo(path), path, expected: inWords(roles), actual: inWords(is) }]
    }),
  shows: (_, seen) => effectsShown(seen, isSharing),
}

const inWords = (roles: readonly string[]): string =>
  roles.length === 0 ? 'not shared with them' : `shared as ${roles.join(', ')}`

export const sharingExpectations = { transitions, shared, disclosures } as const
