/** The tree of places. A browser's model comes without it until the places are loaded: then nothing is known of a place but its code. */
import { textIn } from '../lib/text-in.ts'
import type { Location, Model } from '../model.ts'

interface Places {
  readonly byCode: ReadonlyMap<string, Location>
  readonly below: ReadonlyMap<string | undefined, readonly Location[]>
}

const trees = new WeakMap<readonly Location[], Places>()

function placesOf({ locations }: Pick<Model, 'locations'>): Places {
  const known = trees.get(locations)
  if (known) return known
  const below = new Map<string | undefined, Location[]>()
  for (const place of locations) {
    const beside = below.get(place.parent)
    if (beside) beside.push(place)
    else below.set(place.parent, [place])
  }
  const made = { byCode: new Map(locations.map((place) => [place.code, place])), below }
  trees.set(locations, made)
  return made
}

export const knowsPlaces = (model: Pick<Model, 'locations'>): boolean => model.locations.length > 0

export const placeOf = (model: Pick<Model, 'locations'>, code: string): Location | undefined =>
  placesOf(model).byCode.get(code)

/** The places directly below one, or the highest ones. */
export const placesBelow = (model: Pick<Model, 'locations'>, code?: string): readonly Location[] =>
  placesOf(model).below.get(code) ?? []

/** The place and those that it lies in, highest first. */
export function placeAndAbove(model: Pick<Model, 'locations'>, code: string): readonly Location[] {
  const path: Location[] = []
  let place = placeOf(model, code)
  while (place && !path.includes(place)) {
    path.unshift(place)
    place = place.parent === undefined ? undefined : placeOf(model, place.parent)
  }
  return path
}

/** Whether a place is the other one or lies below it. */
export const isWithin = (model: Pick<Model, 'locations'>, code: string, above: string): boolean =>
  code === above || placeAndAbove(model, code).some((place) => place.code === above)

/** Names from the highest place down, as a picker shows them. */
export const placePath = (
  model: Pick<Model, 'locations' | 'instance'>,
  code: string,
  locale: string,
): readonly string[] =>
  placeAndAbove(model, code).map((place) => textIn(place.name, locale, model.instance.defaultLocale))
