import { createSignal, createUniqueId, type JSX, onMount, Show } from 'solid-js'
import { Problem } from '../../engine/problems.ts'
import { useData } from '../data/data.tsx'
import { focusWhenShown } from '../lib/focus.ts'
import { settleLocale } from '../lib/languages.ts'
import { noteNavigation } from '../lib/page.ts'
import { t } from '../lib/t.ts'
import { Notice } from '../parts/notice.tsx'
import { troubleText } from '../parts/trouble.tsx'

interface SignInFormProps {
  /** Whoever was here and shall say again who they are. */
  readonly userName?: string
  readonly children?: JSX.Element
}

/** User name, password, one button; errors say what to do and never which of the two was wrong. */
export const SignInForm = (props: SignInFormProps) => {
  const data = useData()
  const [userName, setUserName] = createSignal(props.userName ?? '')
  const [password, setPassword] = createSignal('')
  const [shown, setShown] = createSignal(false)
  const [busy, setBusy] = createSignal(false)
  const [error, setError] = createSignal<string>()
  const ids = { user: createUniqueId(), password: createUniqueId() }
  let userInput: HTMLInputElement | undefined
  let passwordInput: HTMLInputElement | undefined
  onMount(() => {
    const first = props.userName === undefined ? userInput : passwordInput
    if (first) focusWhenShown(first)
  })

  const signIn = async (event: SubmitEvent) => {
    event.preventDefault()
    if (userName().trim() === '' || password() === '') {
      setError(t('sign_in.incomplete'))
      return
    }
    setBusy(true)
    setError(undefined)
    try {
      await data.session.signIn(userName().trim(), password())
      noteNavigation()
      await settleLocale(data).catch(() => undefined)
    } catch (trouble) {
      const refused = trouble instanceof Problem && trouble.kind === 'unauthenticated'
      setError(refused ? t('sign_in.refused') : troubleText(trouble))
      setPassword('')
      passwordInput?.focus()
    } finally {
      setBusy(false)
    }
  }

  return (
    <form class="sign-in-form" novalidate onSubmit={signIn}>
      <Show when={error()}>
        <Notice tone="error">{error()}</Notice>
      </Show>
      <div class="field">
        <label class="field-label" for={ids.user}>
          {t('user_name')}
        </label>
        <input
          ref={userInput}
          id={ids.user}
          class="input"
          name="username"
          dir="ltr"
          autocomplete="username"
          autocapitalize="none"
          spellcheck={false}
          readOnly={props.userName !== undefined}
          value={userName()}
          onInput={(event) => setUserName(event.currentTarget.value)}
        />
      </div>
      <div class="field">
        <label class="field-label" for={ids.password}>
          {t('password')}
        </label>
        <div class="password">
          <input
            ref={passwordInput}
            id={ids.password}
            class="input"
            name="password"
            dir="ltr"
            type={shown() ? 'text' : 'password'}
            autocomplete="current-password"
            autocapitalize="none"
            spellcheck={false}
            value={password()}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
          <button
            type="button"
            class="button button-plain button-small"
            aria-pressed={shown()}
            onClick={() => setShown(!shown())}
          >
            {shown() ? t('password.hide') : t('password.show')}
          </button>
        </div>
      </div>
      <button type="submit" class="button button-main" disabled={busy()}>
        {busy() ? t('sign_in.busy') : t('sign_in')}
      </button>
      {props.children}
    </form>
  )
}
