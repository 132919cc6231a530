import { createEffect, createSignal, For, on, Show } from 'solid-js'
import type { Issue } from '../../engine/problems.ts'
import { t } from '../lib/t.ts'
import { Icon } from '../parts/icon.tsx'
import type { RecordAnswers } from './create-answers.ts'
import { fieldName } from './error-summary.tsx'
import { issueText } from './issue-text.ts'

interface WarningsProps {
  readonly found: readonly Issue[]
  readonly answers: RecordAnswers
  readonly hrefOf: (path: string) => string
  readonly onGo: (path: string) => void
  readonly onOverride: (reason: string) => void
}

/** What looks wrong and may be right: put it right, or say why it is so and save. */
export function Warnings(props: WarningsProps) {
  let box: HTMLDivElement | undefined
  const [reason, setReason] = createSignal('')
  const [refused, setRefused] = createSignal(false)
  createEffect(
    on(
      () => props.found,
      (found) => {
        if (found.length > 0) box?.focus()
      },
    ),
  )
  const override = () => {
    setRefused(reason().trim() === '')
    if (!refused()) props.onOverride(reason().trim())
  }
  return (
    <Show when={props.found.length > 0}>
      <div ref={box} class="summary summary-warning" role="alert" tabindex="-1">
        <h2>
          <Icon name="warning" /> {t('form.warnings', { count: props.found.length })}
        </h2>
        <ul>
          <For each={props.found}>
            {(issue) => (
              <li>
                <Show when={props.answers.entryAt(issue.path)} fallback={issueText(issue)}>
                  <a
                    href={props.hrefOf(issue.path)}
                    onClick={(event) => {
                      event.preventDefault()
                      props.onGo(issue.path)
                    }}
                  >
                    {fieldName(props.answers, issue.path)}
                  </a>{' '}
                  {issueText(issue)}
                </Show>
              </li>
            )}
          </For>
        </ul>
        <div class="field">
          <label class="field-label" for="override-reason">
            {t('form.warnings.reason')}
          </label>
          <p class="field-help" id="override-help">
            {t('form.warnings.help')}
          </p>
          <textarea
            id="override-reason"
            class="input input-long"
            dir="auto"
            rows={2}
            maxLength={500}
            aria-describedby="override-help override-error"
            aria-invalid={refused() || undefined}
            value={reason()}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
          <p class="field-error" id="override-error" aria-live="polite">
            {refused() ? t('form.warnings.no_reason') : ''}
          </p>
        </div>
        <button type="button" class="button button-main" onClick={override}>
          {t('form.warnings.save')}
        </button>
      </div>
    </Show>
  )
}
