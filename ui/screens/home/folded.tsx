import { createSignal, type JSX, Show } from 'solid-js'
import { t } from '../../lib/t.ts'

/** So many lines are shown at once; one more than that is shown rather than a button for it. */
const AT_ONCE = 8

/** The first lines, and the rest where somebody wants them. */
export const Folded = <Line,>(props: {
  readonly lines: readonly Line[]
  readonly children: (shown: () => readonly Line[]) => JSX.Element
}) => {
  const [open, setOpen] = createSignal(false)
  const isLong = () => props.lines.length > AT_ONCE + 1
  const shown = () => (isLong() && !open() ? props.lines.slice(0, AT_ONCE) : props.lines)
  return (
    <>
      {props.children(shown)}
      <Show when={isLong()}>
        <button
          type="button"
          class="button button-plain button-small folded-more"
          aria-expanded={open()}
          onClick={() => setOpen(!open())}
        >
          {open() ? t('home.less') : t('home.more', { count: props.lines.length })}
        </button>
      </Show>
    </>
  )
}
