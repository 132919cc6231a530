import { createMemo, createResource, createUniqueId, For } from 'solid-js'
import { useData } from '../../data/data.tsx'
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

/** One place out of the tree, by name: the browser's own list of suggestions, which works with every keyboard and reader. */
export const PlaceChoice = (props: PlaceChoiceProps) => {
  const { reference } = useData()
  const listId = createUniqueId()
  const [places] = createResource(() => reference.places().catch(() => []), { initialValue: [] })
  const names = createMemo(() => {
    const byCode = new Map(places().map((place) => [place.code, place]))
    return new Map(
      places().map(({ code, name, parent }) => {
        const above = parent === undefined ? undefined : byCode.get(parent)
        return [code, above ? `${say(name)}, ${say(above.name)}` : say(name)]
      }),
    )
  })
  const codeOf = (text: string) => [...names()].find(([, name]) => name === text.trim())?.[0]
  return (
    <>
      <input
        {...props.aria}
        class="input"
        dir="auto"
        list={listId}
        autocomplete="off"
        value={props.code ? (names().get(props.code) ?? props.code) : ''}
        onChange={(event) => props.onChoose(codeOf(event.currentTarget.value) ?? event.currentTarget.value.trim())}
      />
      <datalist id={listId}>
        <For each={[...names().values()]}>{(name) => <option value={name} />}</For>
      </datalist>
    </>
  )
}
