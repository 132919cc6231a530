import { For, type JSX, Show } from 'solid-js'
import type { Issue } from '../../engine/problems.ts'
import { say, t } from '../lib/t.ts'
import { afterPress } from './after-press.ts'
import { domId, type Entry } from './entry.ts'
import { issueText } from './issue-text.ts'

/** What ties the place to answer to its label, help and issues. */
export interface Aria {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
  readonly 'aria-required': true | undefined
}

interface FrameProps {
  readonly entry: Entry
  /** Small words beside the label. */
  readonly note?: string
  /** Shown under the box: a unit, a count, how a date was understood. */
  readonly echo?: JSX.Element
  readonly children: (aria: Aria) => JSX.Element
}

const isWrong = (issue: Issue) => issue.level !== 'warning'

function ariaOf(entry: Entry): Aria {
  return {
    id: domId(entry.path),
    get 'aria-describedby'() {
      const parts = [
        entry.field.help && domId(entry.path, 'help'),
        entry.issues().length > 0 && domId(entry.path, 'issues'),
      ].filter(Boolean)
      return parts.length > 0 ? parts.join(' ') : undefined
    },
    get 'aria-invalid'() {
      return entry.issues().some(isWrong) || undefined
    },
    get 'aria-required'() {
      return entry.required() || undefined
    },
  }
}

const leaves = (entry: Entry) => (event: FocusEvent) => {
  const to = event.relatedTarget
  const frame = event.currentTarget as HTMLElement
  if (!(to instanceof Node && frame.contains(to))) afterPress(entry.leave)
}

/** A field with one box: the label points at it. */
export function Labelled(props: FrameProps) {
  const aria = ariaOf(props.entry)
  return (
    <div
      class="answer"
      classList={{ 'answer-wrong': Boolean(aria['aria-invalid']) }}
      data-field={props.entry.path}
      onFocusOut={leaves(props.entry)}
    >
      <label class="answer-label" for={aria.id}>
        <Name entry={props.entry} />
        <Show when={props.note}>
          {' '}
          <span class="answer-note">{props.note}</span>
        </Show>
      </label>
      <Advice entry={props.entry} />
      {props.children(aria)}
      {props.echo}
      <Issues entry={props.entry} />
    </div>
  )
}

/** A field with several boxes or buttons: a group with a legend. */
export function Grouped(props: FrameProps & { readonly role: 'radiogroup' | 'group' }) {
  const aria = ariaOf(props.entry)
  // Only a group of radio buttons may be said to be required or invalid as a whole.
  const whole = () =>
    props.role === 'radiogroup'
      ? { role: props.role, 'aria-invalid': aria['aria-invalid'], 'aria-required': aria['aria-required'] }
      : { role: props.role }
  return (
    <fieldset
      class="answer"
      classList={{ 'answer-wrong': Boolean(aria['aria-invalid']) }}
      data-field={props.entry.path}
      {...whole()}
      aria-describedby={aria['aria-describedby']}
      onFocusOut={leaves(props.entry)}
    >
      <legend class="answer-label">
        <Name entry={props.entry} />
      </legend>
      <Advice entry={props.entry} />
      {props.children(aria)}
      {props.echo}
      <Issues entry={props.entry} />
    </fieldset>
  )
}

/** The field's label, with the word and the star of what must be answered. */
export const Name = (props: { readonly entry: Entry }) => (
  <>
    {say(props.entry.field.label)}
    <Show when={props.entry.required()}>
      <span class="answer-required">
        <span aria-hidden="true"> *</span> {t('form.required')}
      </span>
    </Show>
  </>
)

/** Help stands below the label; guidance waits behind "More about this". */
export const Advice = (props: { readonly entry: Entry }) => (
  <>
    <Show when={props.entry.field.help}>
      <p class="answer-help" id={domId(props.entry.path, 'help')}>
        {say(props.entry.field.help)}
      </p>
    </Show>
    <Show when={props.entry.field.guidance}>
      <details class="answer-guidance">
        <summary>{t('form.guidance')}</summary>
        <p>{say(props.entry.field.guidance)}</p>
      </details>
    </Show>
  </>
)

/** What is wrong, read out when it appears. */
export const Issues = (props: { readonly entry: Entry }) => (
  <div class="answer-issues" id={domId(props.entry.path, 'issues')} aria-live="polite">
    <For each={props.entry.issues()}>
      {(issue) => (
        <p classList={{ 'issue-error': isWrong(issue), 'issue-warning': !isWrong(issue) }}>
          <strong>{t(isWrong(issue) ? 'form.error' : 'form.warning')}</strong> {issueText(issue)}
        </p>
      )}
    </For>
  </div>
)
