import { A } from '@solidjs/router'
import { createSignal, For, type JSX, onMount, Show } from 'solid-js'
import type { Scope } from '../../../../engine/logic/scope.ts'
import type { Field, Form } from '../../../../engine/model.ts'
import type { Telling } from '../../../form/answer-text.ts'
import { say, t } from '../../../lib/t.ts'
import { Icon } from '../../../parts/icon.tsx'
import { Facts } from './facts.tsx'
import type { Reading } from './reading-of.ts'

interface ReadingSectionProps {
  readonly form: Form
  readonly reading: Reading
  readonly telling: Telling
  readonly scope: Scope
  readonly editHref?: string | undefined
  /** Why it stands here to be read. */
  readonly note?: string
  /** What asks for attention here. */
  readonly banners?: JSX.Element
  /** What stands after the answers. */
  readonly panels?: JSX.Element
  /** Everything on it stands on other forms too: it waits to be opened. */
  readonly folded?: boolean
  readonly seen?: (form: string, section: HTMLElement) => void
}

/** One form to be read: what is filled in, and behind a button what is not. */
export function ReadingSection(props: ReadingSectionProps) {
  let section: HTMLElement | undefined
  const [unfolded, setUnfolded] = createSignal(false)
  const isFolded = () => props.folded === true && !unfolded()
  const unfold = () => {
    setUnfolded(true)
    section?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }
  const heading = `form-${props.form.id}`
  onMount(() => section && props.seen?.(props.form.id, section))
  return (
    <section ref={section} class="sheet read-section" aria-labelledby={heading}>
      <header class="reading-head">
        <h2 id={heading} tabindex="-1">
          {say(props.form.label)}
        </h2>
        <Show when={props.editHref}>
          {(href) => (
            <A
              class="button button-plain button-small"
              href={href()}
              aria-label={t('record.edit_form', { name: say(props.form.label) })}
            >
              <Icon name="edit" /> {t('record.edit')}
            </A>
          )}
        </Show>
      </header>
      {props.banners}
      <Show when={props.note}>
        <p class="form-description">{props.note}</p>
      </Show>
      <Show
        when={!isFolded()}
        fallback={
          <button type="button" class="blanks-open" onClick={unfold}>
            {t('record.repeated')} <Icon name="open" />
          </button>
        }
      >
        <Facts lines={props.reading.filled} telling={props.telling} scope={props.scope} />
      </Show>
      {props.panels}
      <Show when={!isFolded()}>
        <Blanks fields={props.reading.blank} whole={props.reading.filled.length === 0} />
      </Show>
    </section>
  )
}

const Blanks = (props: { readonly fields: readonly Field[]; readonly whole: boolean }) => {
  const [open, setOpen] = createSignal(false)
  const word = () => (props.whole ? 'record.none_filled' : 'record.blank')
  return (
    <Show when={props.fields.length > 0}>
      <div class="blanks">
        <button type="button" class="blanks-open" aria-expanded={open()} onClick={() => setOpen(!open())}>
          {t(word(), { count: props.fields.length })} <Icon name="open" />
        </button>
        <Show when={open()}>
          <ul class="blanks-list">
            <For each={props.fields}>{(field) => <li>{say(field.label)}</li>}</For>
          </ul>
        </Show>
      </div>
    </Show>
  )
}
