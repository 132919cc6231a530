/** What becomes of each place that a file brings: made, changed, as it was, or refused and why. Nothing is written. */
import { equal } from '../../engine/lib/equal.ts'
import type { Location, Model } from '../../engine/model.ts'
import { present } from '../compile/present.ts'
import { placeIssues } from './kinds/location.ts'
import type { PlaceLine } from './places-file.ts'

export interface JudgedPlace {
  readonly line: number
  readonly code: string
  readonly outcome: 'created' | 'changed' | 'unchanged' | 'refused'
  /** Codes of what is wrong. */
  readonly issues: readonly string[]
  /** As it will be. */
  readonly place?: Location
}

/** Deeper than any tree of places. */
const DEEPEST = 20

/** Judges line by line; what would stand below a place that is not to be is refused with it. Parents may come after their children. */
export function createPlaceJudge(model: Model, lines: readonly PlaceLine[]) {
  const { locales, defaultLocale } = model.instance
  const standing = new Map(model.locations.map((place) => [place.code, place]))
  const brought = new Map<string, PlaceLine>()
  const made = new Map<string, Location | undefined>()
  for (const line of lines) if (!brought.has(line.code)) brought.set(line.code, line)

  /** The place as it will be, or undefined where it is not to be. */
  function placeOf(code: string, above: ReadonlySet<string>): Location | undefined {
    if (made.has(code)) return made.get(code)
    const line = brought.get(code)
    if (!line || above.has(code) || above.size > DEEPEST) return standing.get(code)
    const place = judged(line, above).place
    made.set(code, place)
    return place
  }

  function judged(line: PlaceLine, above: ReadonlySet<string>): JudgedPlace {
    const { code, parent = standing.get(code)?.parent } = line
    const before = standing.get(code)
    const around = new Set([...above, code])
    const home = parent === undefined ? undefined : (placeOf(parent, around) ?? standing.get(parent))
    const names = Object.entries(line.names).map(([locale, name]) => [locale || defaultLocale, name] as const)
    const place: Location = present({
      ...before,
      code,
      name: { ...before?.name, ...Object.fromEntries(names) },
      level: parent === undefined ? 0 : (home?.level ?? 0) + 1,
      parent,
      pCode: line.pCode ?? before?.pCode,
      retired: (line.retired ?? before?.retired) ? (true as const) : undefined,
    })
    const issues = [
      ...placeIssues(model, place, home).map(({ code }) => code),
      ...(parent !== undefined && above.has(parent) ? ['place.circle'] : []),
      ...(before && before.parent !== parent ? ['place.parent_moved'] : []),
      ...(brought.get(code) === line ? [] : ['place.twice']),
      ...(names.every(([locale]) => locales.includes(locale)) ? [] : ['place.unknown_locale']),
    ]
    const about = { line: line.line, code, issues: [...new Set(issues)] }
    if (issues.length > 0) return { ...about, outcome: 'refused' }
    return { ...about, place, outcome: !before ? 'created' : equal(before, place) ? 'unchanged' : 'changed' }
  }

  return (line: PlaceLine): JudgedPlace => {
    const result = judged(line, new Set())
    if (brought.get(line.code) === line) made.set(line.code, result.place)
    return result
  }
}
