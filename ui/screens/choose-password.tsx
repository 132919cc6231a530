import { A } from '@solidjs/router'
import { createSignal, onCleanup, Show } from 'solid-js'
import { type Issue, Problem } from '../../engine/problems.ts'
import { useData } from '../data/data.tsx'
import { loadArea } from '../lib/catalogue.ts'
import { t } from '../lib/t.ts'
import { passwordTexts } from '../locales/password.ts'
import { Notice } from '../parts/notice.tsx'
import { troubleText } from '../parts/trouble.tsx'
import { AccountField } from './account/account-field.tsx'
import { Outside } from './outside.tsx'

await loadArea('password', passwordTexts)

/** Where the link of the mail leads, and where a sign-in code is typed: a new password, and then to signing in with it. */
export const ChoosePassword = () => {
  const { session } = useData()
  const [token, setToken] = createSignal('')
  /** Brought here by a link; else it is the code that somebody was told. */
  const [linked, setLinked] = createSignal(false)
  const [password, setPassword] = createSignal('')
  const [shown, setShown] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [done, setDone] = createSignal(false)
  const [issues, setIssues] = createSignal<readonly Issue[]>([])
  const [error, setError] = createSignal<string>()

  /** It stands behind the sign of a place in the page, so that it reaches no server and no log of one; nor has it any business in the browser's history. */
  const takeToken = () => {
    const given = window.location.hash.slice(1)
    if (given === '') return
    setToken(given)
    setLinked(true)
    setDone(false)
    setError(undefined)
    window.history.replaceState(window.history.state, '', '/choose-password')
  }
  takeToken()
  window.addEventListener('hashchange', takeToken)
  onCleanup(() => window.removeEventListener('hashchange', takeToken))

  const choose = async (event: SubmitEvent) => {
    event.preventDefault()
    setError(undefined)
    setIssues([
      ...(token().trim() === '' ? [{ path: 'code', code: 'answer.required' }] : []),
      ...(password() === '' ? [{ path: 'password', code: 'answer.required' }] : []),
    ])
    if (issues().length > 0) return
    setBusy(true)
    try {
      await session.choosePassword(token().trim(), password())
      setDone(true)
    } catch (trouble) {
      const details = trouble instanceof Problem ? (trouble.details as { issues?: readonly Issue[] }) : {}
      if (details.issues) setIssues(details.issues)
      else setError(troubleText(trouble))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Outside title={t('password.choose')}>
      {() => (
        <>
          <Show when={!done()} fallback={<Notice tone="done">{t('password.chosen')}</Notice>}>
            <form class="sign-in-form" novalidate onSubmit={choose}>
              <Show when={error()}>
                <Notice tone="error">{error()}</Notice>
              </Show>
              <Show when={!linked()}>
                <AccountField name="code" label={t('password.code')} issues={issues()} help={t('password.code.help')}>
                  {(aria) => (
                    <input
                      {...aria}
                      class="input"
                      dir="ltr"
                      autocomplete="one-time-code"
                      autocapitalize="characters"
                      spellcheck={false}
                      value={token()}
                      onInput={(event) => setToken(event.currentTarget.value)}
                    />
                  )}
                </AccountField>
              </Show>
              <AccountField name="password" label={t('password.new')} issues={issues()} help={t('password.advice')}>
                {(aria) => (
                  <input
                    {...aria}
                    class="input"
                    dir="ltr"
                    type={shown() ? 'text' : 'password'}
                    autocomplete="new-password"
                    value={password()}
                    onInput={(event) => setPassword(event.currentTarget.value)}
                  />
                )}
              </AccountField>
              <label class="option">
                <input type="checkbox" checked={shown()} onChange={(event) => setShown(event.currentTarget.checked)} />
                {t('passwords.show')}
              </label>
              <button type="submit" class="button button-main" disabled={busy()}>
                {t('password.choose.save')}
              </button>
            </form>
          </Show>
          <A href="/sign-in">{t('sign_in')}</A>
          <Show when={error() && linked()}>
            <A href="/forgotten-password">{t('password.ask_again')}</A>
          </Show>
        </>
      )}
    </Outside>
  )
}
