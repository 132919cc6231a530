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
          <p dir="auto">
            <Show when={facts()?.sign_in_help} fallback={t('sign_in.forgotten.explained')}>
              {facts()?.sign_in_help}
            </Show>
          </p>
        </section>
      </>
    )}
  </Outside>
)
