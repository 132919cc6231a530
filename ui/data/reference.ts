import type { Location } from '../../engine/model.ts'
import type { Client } from './client.ts'
import type { PersonFacts } from './wire.ts'

/** Long lists that only some controls need: fetched once per release and language, when first asked for. */
export function createReference(client: Client, release: () => string | undefined, locale: () => string) {
  const kept = new Map<string, Promise<readonly unknown[]>>()

  const once = <Entry>(path: string): Promise<readonly Entry[]> => {
    const key = `${path} ${release()} ${locale()}`
    const known = kept.get(key) as Promise<readonly Entry[]> | undefined
    if (known) return known
    const asked = client<{ data: readonly Entry[] }>(path).then(({ body }) => body.data)
    kept.set(key, asked)
    asked.catch(() => kept.delete(key))
    return asked
  }

  return {
    /** The place tree, parents before children. */
    places: () => once<Location>('/model/places'),
    people: () => once<PersonFacts>('/model/people'),
    forget: () => kept.clear(),
  }
}
