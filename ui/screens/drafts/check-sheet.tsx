import { A } from '@solidjs/router'
import { createSignal, For, onMount, Show } from 'solid-js'
import type { DraftIssue } from '../../data/configuration-drafts.ts'
import { keyOfCode, t } from '../../lib/t.ts'
import { Notice } from '../../parts/notice.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { troubleText } from '../../parts/trouble.tsx'
import { useDraft } from './create-draft.ts'
import { placeOf } from './sections.ts'

const gravity: readonly DraftIssue['severity'][] = ['error', 'warning', 'note']
const MOST = 100

/** What is wrong, in the reader's language. */
export const issueSentence = ({ code, expected }: DraftIssue): string => {
  const key = keyOfCode('check', code)
  return key === undefined ? expected : t(key)
}

/** What the check found, worst first, each with the way to where it is mended. */
export const CheckSheet = (props: { readonly onClose: () => void }) => {
  const draft = useDraft()
  const [open, setOpen] = createSignal(false)
  onMount(() => setOpen(true))
  const found = () => {
    const issues = draft.checkup()?.issues ?? []
    return gravity.flatMap((severity) => issues.filter((issue) => issue.severity === severity))
  }
  return (
    <Sheet open={open()} onClose={props.onClose} title={t('drafts.check')} place="side">
      <Show when={draft.checkTrouble()}>
        {(error) => (
          <Notice tone="error">
            <p>{troubleText(error())}</p>
            <button type="button" class="button button-small" onClick={() => void draft.checkAgain()}>
              {t('try_again')}
            </button>
          </Notice>
        )}
      </Show>
      <Show when={draft.isChecking()}>
        <p class="admin-quiet">{t('drafts.check.checking')}</p>
      </Show>
      <Show when={found().length > 0} fallback={<p>{t('drafts.check.nothing')}</p>}>
        <ol class="draft-issues bare">
          <For each={found().slice(0, MOST)}>{(issue) => <Issue issue={issue} onGo={props.onClose} />}</For>
        </ol>
        <Show when={found().length > MOST}>
          <p class="admin-quiet">{t('drafts.check.more', { count: found().length - MOST })}</p>
        </Show>
      </Show>
    </Sheet>
  )
}

const Issue = (props: { readonly issue: DraftIssue; readonly onGo: () => void }) => {
  const draft = useDraft()
  const href = () => props.issue.of && placeOf(draft.id, props.issue.of)
  return (
    <li class={`draft-issue draft-issue-${props.issue.severity}`}>
      <p class="draft-issue-head">
        <span class={`draft-gravity draft-gravity-${props.issue.severity}`}>
          {t(`drafts.check.${props.issue.severity}`)}
        </span>
        <Show when={props.issue.of}>
          {(of) => (
            <Show when={href()} fallback={<Named kind={of().kind} name={nameOf(of())} />}>
              {(to) => (
                <A href={to()} onClick={props.onGo}>
                  <Named kind={of().kind} name={nameOf(of())} />
                </A>
              )}
            </Show>
          )}
        </Show>
      </p>
      <p>{issueSentence(props.issue)}</p>
      <p class="admin-quiet" dir="ltr" lang="en">
        {props.issue.found}
      </p>
      <details class="admin-fold-small">
        <summary>{t('drafts.check.details')}</summary>
        <dl class="draft-issue-details" dir="ltr" lang="en">
          <dt>{t('drafts.check.place')}</dt>
          <dd>
            <code>
              {props.issue.file}:{props.issue.line}:{props.issue.column}
            </code>
          </dd>
          <dt>{t('drafts.check.expected')}</dt>
          <dd>{props.issue.expected}</dd>
          <Show when={props.issue.suggestion}>
            <dt>{t('drafts.check.suggestion')}</dt>
            <dd>{props.issue.suggestion}</dd>
          </Show>
        </dl>
      </details>
    </li>
  )
}

const nameOf = ({ id, recordType, subform }: NonNullable<DraftIssue['of']>) =>
  [subform, id ?? recordType].filter((part) => part !== undefined).join('.')

const Named = (props: { readonly kind: string; readonly name: string }) => (
  <Show when={props.name} fallback={t(`drafts.kind.${props.kind}`)}>
    {t('drafts.thing', { kind: t(`drafts.kind.${props.kind}`), name: props.name })}
  </Show>
)
