import { A } from '@solidjs/router'
import { createSignal, createUniqueId, Show } from 'solid-js'
import { useData } from '../data/data.tsx'
import { loadArea } from '../lib/catalogue.ts'
import { t } from '../lib/t.ts'
import { passwordTexts } from '../locales/password.ts'
import { Notice } from '../parts/notice.tsx'
import { troubleText } from '../parts/trouble.tsx'
import { Outside } from './outside.tsx'

await loadArea('password', passwordTexts)

/** Asks for a mail with a link to choose a new password. Says the same whether there is such an account or not. */
export const ForgottenPassword = () => {
  const { session } = useData()
  const id = createUniqueId()
  const [email, setEmail] = createSignal('')
  const [busy, setBusy] = createSignal(false)
  const [asked, setAsked] = createSignal(false)
  const [error, setError] = createSignal<string>()

  const ask = async (event: SubmitEvent) => {
    event.preventDefault()
    setError(undefined)
    if (!/^[^\s@]+@[^\s@]+$/.test(email().trim())) {
      setError(t('password.forgotten.incomplete'))
      return
    }
    setBusy(true)
    try {
      await session.askForPassword(email().trim())
      setAsked(true)
    } catch (trouble) {
      setError(troubleText(trouble))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Outside title={t('password.forgotten.title')}>
      {(facts) => (
        <>
          <Show
            when={!asked()}
            fallback={
              <>
                <Notice tone="done">{t('password.forgotten.asked')}</Notice>
                <p>{t('password.forgotten.asked.explained')}</p>
                <Show when={facts()?.mailbox}>
                  <a href="/mailbox">{t('mailbox')}</a>
                </Show>
              </>
            }
          >
            <p>{t('password.forgotten.explained')}</p>
            <form class="sign-in-form" novalidate onSubmit={ask}>
              <Show when={error()}>
                <Notice tone="error">{error()}</Notice>
              </Show>
              <div class="field">
                <label class="field-label" for={id}>
                  {t('email')}
                </label>
                <input
                  id={id}
                  class="input"
                  type="email"
                  name="email"
                  dir="ltr"
                  autocomplete="email"
                  autocapitalize="none"
                  spellcheck={false}
                  value={email()}
                  onInput={(event) => setEmail(event.currentTarget.value)}
                />
              </div>
              <button type="submit" class="button button-main" disabled={busy()}>
                {t('password.forgotten.ask')}
              </button>
            </form>
          </Show>
          <A href="/sign-in">{t('password.back')}</A>
        </>
      )}
    </Outside>
  )
}
