/** The people of scenarios, without their names. */
import type { PersonJson } from '../schema/people.schema.ts'
import type { Source } from '../source.ts'
import type { Part } from './release.ts'

/** Everybody in the `people.json` of a folder, as far as it is sound. */
export function castIn(source: Source): readonly Part[] {
  const people = source.files.find(({ kind }) => kind === 'people')?.json()
  return Array.isArray(people) ? people.filter(isPerson).map(partOf) : []
}

const isPerson = (one: unknown): one is PersonJson =>
  typeof one === 'object' && one !== null && typeof (one as Partial<PersonJson>).userName === 'string'

const partOf = ({ userName, role, agency, groups, location, services }: PersonJson): Part => ({
  ...{ userName, role, agency },
  ...(groups && { groups }),
  ...(location !== undefined && { location }),
  ...(services && { services }),
})

/** Of these people those whom scenarios name, by their user names. */
export function castOf(files: Readonly<Record<string, unknown>>, people: readonly Part[]): readonly Part[] {
  const scenarios = Object.entries(files).filter(([path]) => path.startsWith('tests/'))
  const named = new Set(scenarios.flatMap(([, value]) => textsIn(value)))
  return people.filter(({ userName }) => named.has(userName)).sort((a, b) => (a.userName < b.userName ? -1 : 1))
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
