import { createEffect, createSignal, createUniqueId, on, onCleanup, Show } from 'solid-js'
import { t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import type { ShownList } from './create-list.ts'

const pause = 250

/** Searches while one types. The words stay out of the address: they are names of people. */
export const SearchBox = (props: { readonly list: ShownList }) => {
  const id = createUniqueId()
  const [text, setText] = createSignal(props.list.words())
  let timer: ReturnType<typeof setTimeout> | undefined
  let input: HTMLInputElement | undefined

  const search = () => {
    clearTimeout(timer)
    if (text().trim() !== props.list.words()) props.list.search(text().trim())
  }
  createEffect(
    on(
      props.list.words,
      (words) => {
        if (text().trim() !== words) setText(words)
      },
      { defer: true },
    ),
  )
  onCleanup(() => clearTimeout(timer))

  return (
    <search>
      <form
        class="search-box"
        onSubmit={(event) => {
          event.preventDefault()
          search()
        }}
      >
        <label class="unseen" for={id}>
          {t('search.label')}
        </label>
        <Icon name="search" />
        <input
          ref={input}
          id={id}
          class="input"
          classList={{ 'input-filled': text() !== '' }}
          type="search"
          dir={text() ? 'auto' : undefined}
          autocomplete="off"
          spellcheck={false}
          enterkeyhint="search"
          placeholder={t('search.hint')}
          value={text()}
          onInput={(event) => {
            setText(event.currentTarget.value)
            clearTimeout(timer)
            timer = setTimeout(search, pause)
          }}
        />
        <Show when={text()}>
          <button
            type="button"
            class="icon-button search-clear"
            aria-label={t('search.clear')}
            onClick={() => {
              setText('')
              search()
              input?.focus()
            }}
          >
            <Icon name="close" />
          </button>
        </Show>
      </form>
    </search>
  )
}
