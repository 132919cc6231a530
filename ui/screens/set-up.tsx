import { useSearchParams } from '@solidjs/router'
import { createSignal, createUniqueId, For, onMount, Show } from 'solid-js'
import { type Issue, Problem } from '../../engine/problems.ts'
import { useData } from '../data/data.tsx'
import { t } from '../lib/t.ts'
import { Notice } from '../parts/notice.tsx'
import { troubleText } from '../parts/trouble.tsx'
import { accountIssueText } from './account/issue-text.ts'
import { Outside } from './outside.tsx'

const parts = [
  { name: 'user_name', autocomplete: 'username', type: 'text', dir: 'ltr' },
  { name: 'full_name', autocomplete: 'name', type: 'text', dir: 'auto' },
  { name: 'password', autocomplete: 'new-password', type: 'password', dir: 'ltr' },
] as const

type Part = (typeof parts)[number]['name']

/** Makes the first administrator of a new instance, by the one-time link that its console printed. */
export const SetUp = () => {
  const { session } = useData()
  const [search] = useSearchParams<{ token?: string }>()
  const token = search.token ?? ''
  const [user, setUser] = createSignal<Record<Part, string>>({ user_name: '', full_name: '', password: '' })
  const [issues, setIssues] = createSignal<readonly Issue[]>([])
  const [error, setError] = createSignal<string>()
  const [busy, setBusy] = createSignal(false)
  const id = createUniqueId()

  // The link works once, but it has no business in the browser's history.
  onMount(() => window.history.replaceState(window.history.state, '', '/set-up'))

  const blank = (): readonly Issue[] =>
    parts.filter(({ name }) => user()[name].trim() === '').map(({ name }) => ({ path: name, code: 'answer.required' }))

  const make = async (event: SubmitEvent) => {
    event.preventDefault()
    setError(undefined)
    setIssues(blank())
    if (issues().length > 0) return
    setBusy(true)
    try {
      await session.setUp(token, { ...user(), user_name: user().user_name.trim(), full_name: user().full_name.trim() })
    } catch (trouble) {
      const details = trouble instanceof Problem ? (trouble.details as { issues?: readonly Issue[] }) : {}
      if (details.issues)
        setIssues(details.issues.map((issue) => ({ ...issue, path: issue.path.replace(/^user\./, '') })))
      else setError(troubleText(trouble))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Outside title={t('set_up')}>
      {() => (
        <Show when={token} fallback={<Notice tone="attention">{t('set_up.no_token')}</Notice>}>
          <p>{t('set_up.explained')}</p>
          <form class="sign-in-form" novalidate onSubmit={make}>
            <Show when={error()}>
              <Notice tone="error">{error()}</Notice>
            </Show>
            <For each={parts}>
              {(part) => {
                const issue = () => issues().find(({ path }) => path === part.name)
                return (
                  <div class="field">
                    <label class="field-label" for={`${id}-${part.name}`}>
                      {t(part.name)}
                    </label>
                    <Show when={part.name === 'password'}>
                      <p class="field-help">{t('password.advice')}</p>
                    </Show>
                    <input
                      id={`${id}-${part.name}`}
                      class="input"
                      name={part.name}
                      type={part.type}
                      dir={part.dir}
                      autocomplete={part.autocomplete}
                      autocapitalize="none"
                      aria-invalid={issue() ? true : undefined}
                      aria-describedby={issue() ? `${id}-${part.name}-issue` : undefined}
                      value={user()[part.name]}
                      onInput={(event) => setUser({ ...user(), [part.name]: event.currentTarget.value })}
                    />
                    <Show when={issue()}>
                      {(wrong) => (
                        <p class="field-error" id={`${id}-${part.name}-issue`}>
                          {accountIssueText(wrong())}
                        </p>
                      )}
                    </Show>
                  </div>
                )
              }}
            </For>
            <button type="submit" class="button button-main" disabled={busy()}>
              {t('set_up.make')}
            </button>
          </form>
        </Show>
      )}
    </Outside>
  )
}
