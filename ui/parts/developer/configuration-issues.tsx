import { createEffect, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js'
import { useData } from '../../data/data.tsx'
import type { ConfigurationIssue } from '../../data/developer.ts'
import { loadArea } from '../../lib/catalogue.ts'
import { numeral, t } from '../../lib/t.ts'
import { developerTexts } from '../../locales/developer.ts'
import { Icon } from '../icon.tsx'
import { Sheet } from '../sheet.tsx'
import '../../styles/developer.css'

await loadArea('developer', developerTexts)

const gravity: readonly ConfigurationIssue['severity'][] = ['error', 'warning', 'note']

/** A small mark that counts the issues of the folder and opens them; a sound new configuration is taken up at once. */
export const ConfigurationIssues = (props: { readonly opens: boolean }) => {
  const data = useData()
  const [issues, setIssues] = createSignal<readonly ConfigurationIssue[]>([])
  const [open, setOpen] = createSignal(false)
  const errors = () => issues().filter(({ severity }) => severity === 'error').length

  const worstFirst = (found: readonly ConfigurationIssue[]) =>
    gravity.flatMap((severity) => found.filter((issue) => issue.severity === severity))
  const look = () =>
    data.developer.issues().then(
      (found) => setIssues(worstFirst(found)),
      () => setIssues([]),
    )
  onMount(() => {
    onCleanup(
      data.developer.follow((release) => {
        void look()
        if (release !== data.session.release()) void data.renew()
      }),
    )
  })
  createEffect(() => {
    if (issues().length === 0) setOpen(false)
  })
  // Whoever has just saved a fault wants to know, and that it is mended too.
  createEffect(
    on(
      () => props.opens && errors() > 0,
      (broken, wasBroken) => {
        if (broken || wasBroken) setOpen(broken)
      },
    ),
  )

  return (
    <Show when={issues().length > 0}>
      <button
        type="button"
        class="developer-mark"
        classList={{ 'developer-mark-errors': errors() > 0 }}
        onClick={() => setOpen(true)}
      >
        <Icon name="warning" />
        <span aria-hidden="true">{numeral(issues().length)}</span>
        <span class="unseen">{t('developer.count', { count: issues().length })}</span>
      </button>
      <Sheet open={open()} onClose={() => setOpen(false)} title={t('developer.title')} place="side">
        <Show when={errors() > 0}>
          <p>{t('developer.last_good')}</p>
        </Show>
        <ol class="developer-issues" dir="ltr" lang="en">
          <For each={issues()}>
            {(issue) => (
              <li class="developer-issue">
                <p class="developer-place">
                  <strong>{issue.severity}</strong> {issue.file}:{issue.line}:{issue.column}
                </p>
                <p>
                  <code>{issue.code}</code> {issue.pointer}
                </p>
                <Show when={issue.lines?.length}>
                  <pre class="developer-lines">{issue.lines?.join('\n')}</pre>
                </Show>
                <p>
                  {t('developer.found')} {issue.found}
                </p>
                <p>
                  {t('developer.expected')} {issue.expected}
                </p>
                <Show when={issue.suggestion}>
                  <p>{issue.suggestion}</p>
                </Show>
              </li>
            )}
          </For>
        </ol>
      </Sheet>
    </Show>
  )
}
