import { createMemo, createResource, createSignal, createUniqueId, For } from 'solid-js'
import { placeAndAbove } from '../../../engine/options/places.ts'
import { useData } from '../../data/data.tsx'
import { placesFound } from '../../lib/place-search.ts'
import { say } from '../../lib/t.ts'

interface PlaceChoiceProps {
  readonly aria: {
    readonly id: string
    readonly 'aria-invalid': true | undefined
    readonly 'aria-describedby': string | undefined
  }
  readonly code: string | undefined
  readonly onChoose: (code: string) => void
}

/** So many are suggested at a time. */
const shown = 20

/** One place out of the tree, by name: the browser's own list of suggestions, which works with every keyboard and reader. */
export const PlaceChoice = (props: PlaceChoiceProps) => {
  const { reference } = useData()
  const listId = createUniqueId()
  const [places] = createResource(() => reference.places().catch(() => []), { initialValue: [] })
  const [typed, setTyped] = createSignal('')
  const nameOf = (code: string) =>
    placeAndAbove({ locations: places() }, code)
      .map(({ name }) => say(name))
      .reverse()
      .join(' · ')
  const suggested = createMemo(
    () =>
      new Map(
        placesFound(places(), typed(), { most: shown, may: () => true }).places.map(({ code }) => [nameOf(code), code]),
      ),
  )
  return (
    <>
      <input
        {...props.aria}
        class="input"
        dir="auto"
        list={listId}
        autocomplete="off"
        value={props.code ? nameOf(props.code) || props.code : ''}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) => {
          const text = event.currentTarget.value.trim()
          props.onChoose(suggested().get(text) ?? text)
        }}
      />
      <datalist id={listId}>
        <For each={[...suggested().keys()]}>{(name) => <option value={name} />}</For>
      </datalist>
    </>
  )
}
