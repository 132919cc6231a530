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
          <p>
            <A href="/choose-password">{t('sign_in.code')}</A>
          </p>
          <Show when={facts()?.sign_in_help ?? (facts()?.password_reset ? '' : t('sign_in.forgotten.explained'))}>
            {(help) => <p dir="auto">{help()}</p>}
          </Show>
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
