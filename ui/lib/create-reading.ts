import { createMemo, createSignal, onMount } from 'solid-js'
import type { ValueKind } from '../../engine/fields/field-type.ts'
import { useData } from '../data/data.tsx'
import { say } from './t.ts'
import { createToday } from './today.ts'
import type { Reading } from './value-text.ts'

/** What values are read with on a screen. Places and people are fetched only where their kinds of value are shown. */
export function createReading(kinds: () => ReadonlySet<ValueKind>): () => Reading {
  const { model, reference } = useData()
  const today = createToday(() => model().instance.timeZone)
  const [places, setPlaces] = createSignal<ReadonlyMap<string, string>>(new Map())
  const [people, setPeople] = createSignal<ReadonlyMap<string, string>>(new Map())
  onMount(() => {
    // Without their names codes stand in their place, so a failure here is no reason to show nothing.
    if (kinds().has('location'))
      reference.places().then((all) => setPlaces(new Map(all.map(({ code, name }) => [code, say(name)]))), ignore)
    if (kinds().has('user'))
      reference
        .people()
        .then((all) => setPeople(new Map(all.map((person) => [person.user_name, person.full_name]))), ignore)
  })
  return createMemo((): Reading => {
    const [placeNames, personNames] = [places(), people()]
    return {
      model: model(),
      today: today(),
      brief: true,
      placeName: (code) => placeNames.get(code),
      personName: (userName) => personNames.get(userName),
    }
  })
}

const ignore = () => undefined
