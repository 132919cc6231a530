import { createMemo, createSignal, For, Show } from 'solid-js'
import { fold } from '../../../../engine/lib/fold.ts'
import { t } from '../../../lib/t.ts'

export interface Choice {
  readonly value: string
  readonly label: string
  /** Tells two of the same name apart. */
  readonly beside?: string
}

interface OptionListProps {
  readonly filter: { readonly label: string }
  readonly choices: readonly Choice[]
  readonly values: readonly string[]
  readonly choose: (values: readonly string[]) => void
  /** Where there are too many to be handed over: `choices` are then those that are ticked. */
  readonly find?: (text: string, most: number) => { readonly choices: readonly Choice[]; readonly total: number }
}

const shownAtOnce = 7
const shownFound = 20

/** Boxes to tick; a long list shows what is ticked and the first few, and can be searched. */
export const OptionList = (props: OptionListProps) => {
  const [words, setWords] = createSignal('')
  const total = createMemo(() => props.find?.('', 0).total ?? props.choices.length)
  const isLong = () => total() > shownAtOnce + 1
  const folded = createMemo(() =>
    props.choices.map((choice) => ({ choice, fold: fold(`${choice.label} ${choice.beside ?? ''}`) })),
  )
  const found = (text: string, most: number): readonly Choice[] => {
    if (props.find) return props.find(text, most).choices
    const wanted = fold(text)
    const fits = folded().filter(
      (each) => wanted === '' || each.fold.split(' ').some((_, at, all) => all.slice(at).join(' ').startsWith(wanted)),
    )
    return fits.map(({ choice }) => choice)
  }
  const shown = createMemo(() => {
    if (!isLong()) return found('', shownAtOnce + 1)
    const isTicked = ({ value }: Choice) => props.values.includes(value)
    const ticked = props.choices.filter(isTicked)
    const most = words().trim() === '' ? Math.max(3, shownAtOnce - ticked.length) : shownFound
    const others = found(words(), most + ticked.length).filter((choice) => !isTicked(choice))
    return [...ticked, ...others.slice(0, most)]
  })
  const hidden = () => total() - shown().length
  const toggle = (value: string, on: boolean) =>
    props.choose(on ? [...props.values, value] : props.values.filter((each) => each !== value))
  return (
    <>
      <Show when={isLong()}>
        <input
          class="input option-search"
          type="search"
          dir="auto"
          autocomplete="off"
          aria-label={t('filters.find_in', { name: props.filter.label })}
          placeholder={t('filters.find')}
          value={words()}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </Show>
      <div class="options">
        <For each={shown()}>
          {(choice) => (
            <label class="option">
              <input
                type="checkbox"
                checked={props.values.includes(choice.value)}
                onChange={(event) => toggle(choice.value, event.currentTarget.checked)}
              />
              <span>
                <bdi>{choice.label}</bdi>
                <Show when={choice.beside}>
                  <span class="option-beside">
                    {' '}
                    <bdi>{choice.beside}</bdi>
                  </span>
                </Show>
              </span>
            </label>
          )}
        </For>
      </div>
      <Show when={hidden() > 0 && words() === ''}>
        <p class="option-hidden">{t('filters.hidden', { count: hidden() })}</p>
      </Show>
    </>
  )
}
