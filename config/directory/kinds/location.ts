import type { Location, Model } from '../../../engine/model.ts'
import { placeOf } from '../../../engine/options/places.ts'
import type { Issue } from '../../../engine/problems.ts'
import { optionIdPattern } from '../../schema/parts.ts'
import { defineDirectoryKind, idIssues, textIssues } from '../directory-kind.ts'

/** Places keep code and parent for good: records name them, and stand below what stands above them. */
export const location = defineDirectoryKind<Location>({
  kind: 'location',
  entries: ({ locations }) => new Map(locations.map((place) => [place.code, place])),
  laid: ({ locations }, changed) => ({ model: { locations: together(locations, changed) } }),
  issues: (model, place) => placeIssues(model, place),
})

/** Parents before children. */
function together(locations: readonly Location[], changed: ReadonlyMap<string, Location>): readonly Location[] {
  const known = new Set(locations.map(({ code }) => code))
  const more = [...changed.values()].filter(({ code }) => !known.has(code))
  return [...locations.map((place) => changed.get(place.code) ?? place), ...more]
    .map((place, index) => ({ place, index }))
    .sort((one, other) => one.place.level - other.place.level || one.index - other.index)
    .map(({ place }) => place)
}

/** `above`: the place that it stands below, where that is not in the model yet. */
export function placeIssues(
  model: Model,
  place: Location,
  above = placeOf(model, place.parent ?? ''),
): readonly Issue[] {
  const { code, name, parent, level } = place
  return [
    ...idIssues('code', code, optionIdPattern),
    ...textIssues(model, 'name', name),
    ...(parent !== undefined && !above ? [{ path: 'parent_code', code: 'choice.unknown' }] : []),
    ...(level >= model.instance.locationLevels.length ? [{ path: 'parent_code', code: 'place.too_deep' }] : []),
  ]
}
