import { useData } from '../data/data.tsx'
import { t } from '../lib/t.ts'
import { Outside } from './outside.tsx'
import { SignInForm } from './sign-in-form.tsx'

/** The session ended while somebody worked. Their page waits behind this, unseen; only they come back to it. */
export const SignInAgain = () => {
  const { session } = useData()
  return (
    <Outside title={t('sign_in_again')}>
      {() => (
        <>
          <p>{t('sign_in_again.explained')}</p>
          <SignInForm userName={session.actor().user_name}>
            <button type="button" class="button button-plain" onClick={() => void session.signOut()}>
              {t('sign_in_again.somebody_else')}
            </button>
          </SignInForm>
        </>
      )}
    </Outside>
  )
}
