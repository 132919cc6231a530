import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { t } from '../lib/t.ts'
import { Outside } from './outside.tsx'
import { SignInForm } from './sign-in-form.tsx'

export const SignIn = () => (
  <Outside title={t('sign_in')}>
    {(facts) => (
      <>
        <SignInForm />
        <section class="outside-help">
          <Show when={facts()?.password_reset}>
            <p>
              <A href="/forgotten-password">{t('password.forgotten')}</A>
            </p>
          </Show>
          <p dir="auto">
            <Show when={facts()?.sign_in_help} fallback={t('sign_in.forgotten.explained')}>
              {facts()?.sign_in_help}
            </Show>
          </p>
          <Show when={facts()?.mailbox}>
            <p>
              <a href="/mailbox">{t('mailbox')}</a>
            </p>
          </Show>
        </section>
      </>
    )}
  </Outside>
)
