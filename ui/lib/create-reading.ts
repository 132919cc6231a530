import { createMemo, createSignal, onMount } from 'solid-js'
import type { ValueKind } from '../../engine/fields/field-type.ts'
import { own } from '../../engine/lib/own.ts'
import { useData } from '../data/data.tsx'
import type { Linked } from '../data/linked.ts'
import { nameOfRecord } from './record-name.ts'
import { say } from './t.ts'
import { createToday } from './today.ts'
import type { Reading } from './value-text.ts'

/** Titles of records that others link to; of those, what they link to in turn is not followed. */
export const recordTitles =
  ({ find }: Pick<Linked, 'find'>, reading: () => Reading): NonNullable<Reading['recordTitle']> =>
  (type, id) => {
    const recordType = own(reading().model.recordTypes, type)
    if (!recordType) return undefined
    const known = find(type, id)
    if (known === 'unread') return undefined
    return known ? nameOfRecord(known, recordType, reading()) : onItsWay
  }

type Names = ReadonlyMap<string, string>

/** Stands for a name that is on its way: a code that becomes a name under one's eyes would be read first. */
const onItsWay = '…'
const nameIn = (names: Names | undefined) => (names ? (id: string) => names.get(id) : () => onItsWay)

/** What values are read with on a screen. Places and people are fetched only where their kinds of value are shown. */
export function createReading(kinds: () => ReadonlySet<ValueKind>): () => Reading {
  const { model, reference, linked } = useData()
  const today = createToday(() => model().instance.timeZone)
  const [places, setPlaces] = createSignal<Names>()
  const [people, setPeople] = createSignal<Names>()
  onMount(() => {
    // Where names cannot be had codes stand in their place, so a failure here is no reason to show nothing.
    if (kinds().has('location'))
      reference.places().then(
        (all) => setPlaces(new Map(all.map(({ code, name }) => [code, say(name)]))),
        () => setPlaces(new Map()),
      )
    if (kinds().has('user'))
      reference.people().then(
        (all) => setPeople(new Map(all.map((person) => [person.user_name, person.full_name]))),
        () => setPeople(new Map()),
      )
  })
  const plain = createMemo(
    (): Reading => ({
      model: model(),
      today: today(),
      brief: true,
      placeName: nameIn(places()),
      personName: nameIn(people()),
    }),
  )
  return createMemo(() => ({ ...plain(), recordTitle: recordTitles(linked, plain) }))
}
