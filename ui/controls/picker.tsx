import { Combobox } from '@kobalte/core/combobox'
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js'
import type { Aria } from '../form/answer-frame.tsx'
import { t } from '../lib/t.ts'

/** Something that can be picked from a long list. */
export interface Pick {
  readonly id: string
  readonly label: string
  /** What tells it from another of the same name. */
  readonly note?: string
}

/** More than this many are never drawn at once; typing narrows them. */
export const shownAtOnce = 50

interface Found {
  readonly picks: readonly Pick[]
  /** How many there are in all. */
  readonly total: number
}

interface PickerProps {
  readonly aria: Aria
  readonly name: string
  readonly find: (text: string) => Found
  readonly chosen: readonly Pick[]
  readonly many: boolean
  readonly onChoose: (ids: readonly string[]) => void
  /** The list is about to be shown. */
  readonly onOpen?: () => void
  /** Said in place of "nothing fits", while it is not known what does. */
  readonly waiting?: string | undefined
  /** Stands in the box while nothing is chosen. */
  readonly placeholder?: string
}

const words = () => ({
  focusAnnouncement: (text: string, isSelected: boolean) => (isSelected ? t('form.pick.chosen', { text }) : text),
  countAnnouncement: (count: number) => t('form.pick.count', { count }) as 'one option available',
  selectedAnnouncement: (text: string) => t('form.pick.chosen', { text }),
  triggerLabel: t('form.pick.open'),
  listboxLabel: t('form.pick.list'),
})

/** Escape closes the list, not also the page that the box stands on. */
const closesItselfOnly = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
  if (event.key === 'Escape' && event.currentTarget.ariaExpanded === 'true') event.preventDefault()
}

/** Whether a list shows the same: one that is drawn anew under a finger does not hear it. */
const samePicks = (before: readonly Pick[], after: readonly Pick[]) =>
  before.length === after.length &&
  before.every(({ id, label, note }, at) => {
    const other = after[at]
    return id === other?.id && label === other.label && note === other.note
  })

const sameFound = (before: Found, after: Found) => before.total === after.total && samePicks(before.picks, after.picks)

/** A searchable list for one pick or several; of several, the ones chosen stand as tags that can be taken off. */
export function Picker(props: PickerProps): JSX.Element {
  const [typed, setTyped] = createSignal('')
  const found = createMemo(() => props.find(typed()), undefined, { equals: sameFound })
  const shown = createMemo(() => new Set(found().picks.map(({ id }) => id)))
  const offered = () => [...found().picks, ...props.chosen.filter(({ id }) => !shown().has(id))]
  const options = createMemo(offered, undefined, { equals: samePicks })
  const choose = (picks: readonly Pick[]) => props.onChoose(picks.map(({ id }) => id))
  const shared = {
    optionValue: 'id',
    optionTextValue: 'label',
    optionLabel: 'label',
    defaultFilter: (pick: Pick) => shown().has(pick.id),
    allowsEmptyCollection: true,
    onOpenChange: (isOpen: boolean) => {
      if (isOpen) props.onOpen?.()
      else setTyped('')
    },
    gutter: 4,
    class: 'picker',
    itemComponent: PickerLine,
  } as const

  // Over a sheet, which hides from screen readers whatever else stands on the page, the list is left to them as a top layer.
  const Box = () => (
    <>
      <Combobox.Control class="picker-control">
        <Combobox.Input
          {...props.aria}
          class="input picker-input"
          placeholder={props.placeholder}
          onKeyDown={closesItselfOnly}
          onInput={(event) => {
            setTyped(event.currentTarget.value)
            if (!props.many && event.currentTarget.value === '') choose([])
          }}
        />
        <Combobox.Trigger class="picker-trigger">
          <Combobox.Icon class="picker-icon">
            <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
              <path d="M4 6l4 4 4-4" fill="none" stroke="currentColor" stroke-width="2" />
            </svg>
          </Combobox.Icon>
        </Combobox.Trigger>
      </Combobox.Control>
      <Combobox.Portal>
        <Combobox.Content class="picker-content" data-kb-top-layer="">
          <Combobox.Listbox class="picker-list" />
          <Show when={found().total === 0}>
            <p class="picker-word">{props.waiting ?? t('form.pick.none')}</p>
          </Show>
          <Show when={found().total > found().picks.length}>
            <p class="picker-word">{t('form.pick.more', { count: found().total - found().picks.length })}</p>
          </Show>
        </Combobox.Content>
      </Combobox.Portal>
    </>
  )

  return (
    <Show
      when={props.many}
      fallback={
        <Combobox<Pick>
          {...shared}
          options={options()}
          translations={words()}
          value={props.chosen[0] ?? null}
          onChange={(pick) => choose(pick ? [pick] : [])}
        >
          <Box />
        </Combobox>
      }
    >
      <Tags {...props} />
      <Combobox<Pick>
        {...shared}
        multiple
        options={options()}
        translations={words()}
        value={[...props.chosen]}
        onChange={choose}
        onInputChange={setTyped}
      >
        <Box />
      </Combobox>
    </Show>
  )
}

const PickerLine = (line: { readonly item: { readonly rawValue: Pick } }) => (
  <Combobox.Item item={line.item as never} class="picker-line">
    <Combobox.ItemLabel class="picker-label">
      <span dir="auto">{line.item.rawValue.label}</span>{' '}
      <Show when={line.item.rawValue.note}>
        <span class="picker-note" dir="auto">
          {line.item.rawValue.note}
        </span>
      </Show>
    </Combobox.ItemLabel>
    <Combobox.ItemIndicator class="picker-mark">
      <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
        <path d="M3 8l4 4 6-8" fill="none" stroke="currentColor" stroke-width="2" />
      </svg>
    </Combobox.ItemIndicator>
  </Combobox.Item>
)

const Tags = (props: PickerProps) => (
  <Show when={props.chosen.length > 0}>
    <ul class="tags" aria-label={t('form.pick.chosen_list', { field: props.name })}>
      <For each={props.chosen}>
        {(pick) => (
          <li class="tag">
            <span dir="auto">{pick.label}</span>
            <button
              type="button"
              class="tag-off"
              aria-label={t('form.pick.take_off', { text: pick.label })}
              onClick={() => props.onChoose(props.chosen.map(({ id }) => id).filter((id) => id !== pick.id))}
            >
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <path d="M4 4l8 8M12 4l-8 8" fill="none" stroke="currentColor" stroke-width="2" />
              </svg>
            </button>
          </li>
        )}
      </For>
    </ul>
  </Show>
)
