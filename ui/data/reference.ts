import type { Location } from '../../engine/model.ts'
import { type PackedPlaces, unpackPlaces } from '../../engine/options/packed-places.ts'
import type { Client } from './client.ts'
import type { PersonFacts } from './wire.ts'

/** Long lists that only some controls need: fetched once per release, directory and language, when first asked for. */
export function createReference(client: Client, served: () => string | undefined, locale: () => string) {
  const kept = new Map<string, Promise<unknown>>()

  const once = <Data, Kept>(path: string, read: (data: Data) => Kept): Promise<Kept> => {
    const key = `${path} ${served()} ${locale()}`
    const known = kept.get(key) as Promise<Kept> | undefined
    if (known) return known
    const asked = client<{ data: Data }>(path).then(({ body }) => read(body.data))
    kept.set(key, asked)
    asked.catch(() => kept.delete(key))
    return asked
  }

  return {
    /** The place tree, parents before children. */
    places: (): Promise<readonly Location[]> =>
      once('/model/places', (data: PackedPlaces) => unpackPlaces(data, locale())),
    people: (): Promise<readonly PersonFacts[]> => once('/model/people', (data: readonly PersonFacts[]) => data),
    forget: () => kept.clear(),
  }
}
