import { createEffect, createMemo, For, on, Show } from 'solid-js'
import type { Issue } from '../../engine/problems.ts'
import { say, t } from '../lib/t.ts'
import { Icon } from '../parts/icon.tsx'
import type { RecordAnswers } from './create-answers.ts'
import { issueText } from './issue-text.ts'
import { placeIn } from './path.ts'
import { rowName } from './row-summary.tsx'

interface SummaryProps {
  /** What stood in the way at the last attempt to save. */
  readonly found: readonly Issue[]
  readonly answers: RecordAnswers
  readonly hrefOf: (path: string) => string
  readonly onGo: (path: string) => void
}

/** What a field is called where it does not stand: with its row, where it is in one. */
export function fieldName(answers: RecordAnswers, path: string): string {
  const { row } = placeIn(path)
  const label = say(answers.entryAt(path)?.field.label)
  if (!row) return label
  const subform = answers.scope.fields.get(row.subform)
  if (!subform) return label
  const index = answers
    .rowsetOf(subform)
    .rows()
    .findIndex(({ unique_id }) => unique_id === row.id)
  return [say(subform.label), rowName(subform, index + 1), label].filter(Boolean).join(', ')
}

interface Line {
  /** Absent: it is not about a field that can be shown. */
  readonly path: string | undefined
  readonly issue: Issue
}

/** Everything that stands in the way, in one place, each with the way to it. Lines go as their fields are put right. */
export function ErrorSummary(props: SummaryProps) {
  let box: HTMLDivElement | undefined
  const standing = createMemo(() =>
    props.found.flatMap((found): readonly Line[] => {
      const entry = props.answers.entryAt(found.path)
      if (!entry) return [{ path: undefined, issue: found }]
      const now = entry.issues().filter((issue) => issue.level !== 'warning')
      const same = now.find((issue) => issue.code === found.code) ?? now[0]
      return same ? [{ path: found.path, issue: same }] : []
    }),
  )
  createEffect(
    on(
      () => props.found,
      (found) => {
        if (found.length > 0) box?.focus()
      },
    ),
  )
  return (
    <Show when={standing().length > 0}>
      <div ref={box} class="summary summary-error" role="alert" tabindex="-1">
        <h2>
          <Icon name="warning" /> {t('form.summary', { count: standing().length })}
        </h2>
        <p>{t('form.summary.advice')}</p>
        <ul>
          <For each={standing()}>
            {({ path, issue }) => (
              <li>
                <Show when={path} fallback={issueText(issue)}>
                  {(to) => (
                    <>
                      <a
                        href={props.hrefOf(to())}
                        onClick={(event) => {
                          event.preventDefault()
                          props.onGo(to())
                        }}
                      >
                        {fieldName(props.answers, to())}
                      </a>{' '}
                      {issueText(issue)}
                    </>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
      </div>
    </Show>
  )
}
