import type { Model } from '../../engine/model.ts'
import { useData } from '../data/data.tsx'
import type { PersonFacts } from '../data/wire.ts'
import { createToday } from '../lib/today.ts'
import { readingWith, type Telling } from './answer-text.ts'
import { createLazily } from './lazily.ts'
import { linkedRecords } from './linked-records.ts'

/** What the values of a record are told with on a screen. */
export function createTelling(model: Model): Telling {
  const { reference, linked, actor } = useData()
  const withPlaces = async () => ({ ...model, locations: await reference.places() })
  const telling = {
    model,
    today: createToday(() => model.instance.timeZone),
    withPlaces: createLazily<Model>(withPlaces, model),
    people: createLazily<readonly PersonFacts[]>(reference.people, []),
  }
  const mayMake = (type: string) => actor().actions[type]?.includes('create') ?? false
  return { ...telling, linked: linkedRecords(linked, model, () => readingWith(telling), mayMake) }
}
