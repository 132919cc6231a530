/** Whether what somebody wants to do and what others did meanwhile may have to do with each other. */
import type { DraftStep, Operation } from '../../data/configuration-drafts.ts'

const names = [
  ...['recordType', 'subform', 'field', 'form', 'group', 'lookup', 'option', 'role', 'dashboard', 'list'],
  ...['what', 'id', 'path', 'locale'],
]

/** What an operation is about, by the names in it. */
const aboutOf = (operation: Operation): ReadonlyMap<string, string> =>
  new Map(
    names.flatMap((name) => {
      const value = operation[name]
      return typeof value === 'string' ? [[name, value] as const] : []
    }),
  )

function touch(one: Operation, other: Operation): boolean {
  const [mine, theirs] = [aboutOf(one), aboutOf(other)]
  const shared = [...mine.keys()].filter((name) => theirs.has(name))
  return shared.length > 0 && shared.every((name) => mine.get(name) === theirs.get(name))
}

/** Steps without operations brought whole files: they may be about anything. */
export const overlaps = (mine: readonly Operation[], steps: readonly Pick<DraftStep, 'operations'>[]): boolean =>
  steps.some(
    ({ operations }) => operations.length === 0 || operations.some((theirs) => mine.some((one) => touch(one, theirs))),
  )
