import { createUniqueId, type JSX, Show } from 'solid-js'
import type { Issue } from '../../../engine/problems.ts'
import { t } from '../../lib/t.ts'
import { accountIssueText } from './issue-text.ts'

interface AccountFieldProps {
  readonly name: string
  readonly issues: readonly Issue[]
  readonly help?: string
  readonly label?: string
  readonly children: (aria: {
    readonly id: string
    readonly 'aria-invalid': true | undefined
    readonly 'aria-describedby': string | undefined
  }) => JSX.Element
}

/** Label above, help below it, what is wrong in place. */
export const AccountField = (props: AccountFieldProps) => {
  const id = createUniqueId()
  const issue = () => props.issues.find(({ path }) => path === props.name)
  const described = () => [props.help && `${id}-help`, issue() && `${id}-issue`].filter(Boolean).join(' ') || undefined
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {props.label ?? t(props.name)}
      </label>
      <Show when={props.help}>
        <p class="field-help" id={`${id}-help`}>
          {props.help}
        </p>
      </Show>
      {props.children({
        id,
        get 'aria-invalid'() {
          return issue() ? true : undefined
        },
        get 'aria-describedby'() {
          return described()
        },
      })}
      <Show when={issue()}>
        {(wrong) => (
          <p class="field-error" id={`${id}-issue`}>
            {accountIssueText(wrong())}
          </p>
        )}
      </Show>
    </div>
  )
}
