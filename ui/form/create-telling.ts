import type { Model } from '../../engine/model.ts'
import { useData } from '../data/data.tsx'
import type { PersonFacts } from '../data/wire.ts'
import { createToday } from '../lib/today.ts'
import type { Telling } from './answer-text.ts'
import { createLazily } from './lazily.ts'

/** What the values of a record are told with on a screen. */
export function createTelling(model: Model): Telling {
  const { reference } = useData()
  const withPlaces = async () => ({ ...model, locations: await reference.places() })
  return {
    model,
    today: createToday(() => model.instance.timeZone),
    withPlaces: createLazily<Model>(withPlaces, model),
    people: createLazily<readonly PersonFacts[]>(reference.people, []),
  }
}
