import { createUniqueId, onCleanup } from 'solid-js'
import { Icon } from '../../../parts/icon.tsx'

const pause = 300

/** Looks for entries while one types. What is typed is not in the address: it may be somebody's name. */
export const FindBox = (props: { readonly label: string; readonly onFind: (words: string) => void }) => {
  const id = createUniqueId()
  let timer: ReturnType<typeof setTimeout> | undefined
  onCleanup(() => clearTimeout(timer))
  return (
    <search class="search-box">
      <label class="unseen" for={id}>
        {props.label}
      </label>
      <Icon name="search" />
      <input
        id={id}
        class="input"
        type="search"
        dir="auto"
        autocomplete="off"
        spellcheck={false}
        placeholder={props.label}
        onInput={(event) => {
          const words = event.currentTarget.value.trim()
          clearTimeout(timer)
          timer = setTimeout(() => props.onFind(words), pause)
        }}
      />
    </search>
  )
}
