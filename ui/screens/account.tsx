import { createResource, createSignal, Show } from 'solid-js'
import { useData } from '../data/data.tsx'
import { usePageTitle } from '../lib/page.ts'
import { t } from '../lib/t.ts'
import { Icon } from '../parts/icon.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { toast } from '../parts/toasts.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { AccountDetails } from './account/account-details.tsx'
import { AccountEditor } from './account/account-editor.tsx'
import { Appearance } from './account/appearance.tsx'
import { MailChoice } from './account/mail-choice.tsx'
import { PasswordEditor } from './account/password-editor.tsx'
import '../styles/account.css'

type Open = 'details' | 'password' | undefined

/** All that is kept about the person who is here, and what of it they may change themselves. */
export const Account = () => {
  const { account, actor } = useData()
  const [facts, { refetch, mutate }] = createResource(() => account.show(actor().id))
  const [open, setOpen] = createSignal<Open>()
  usePageTitle(() => t('account'))
  return (
    <div class="reading account">
      <PageHead title={t('account')} quiet>
        <Show when={facts.state === 'ready' && open() === undefined}>
          <button type="button" class="button button-main page-action" onClick={() => setOpen('details')}>
            <Icon name="edit" />
            {t('account.edit')}
          </button>
        </Show>
      </PageHead>
      <Show when={!facts.error} fallback={<Trouble error={facts.error} onRetry={() => void refetch()} />}>
        <Show when={facts.latest}>
          {(known) => (
            <>
              <Show
                when={open() === 'details'}
                fallback={
                  <section class="sheet account-sheet">
                    <AccountDetails facts={known()} />
                  </section>
                }
              >
                <section class="sheet account-sheet">
                  <AccountEditor
                    facts={known()}
                    onCancel={() => setOpen(undefined)}
                    onSaved={(saved) => {
                      mutate(saved)
                      setOpen(undefined)
                      toast(t('account.saved'))
                    }}
                  />
                </section>
              </Show>
              <section class="sheet account-sheet">
                <h2>{t('password')}</h2>
                <Show
                  when={open() === 'password'}
                  fallback={
                    <button type="button" class="button" onClick={() => setOpen('password')}>
                      {t('password.change')}
                    </button>
                  }
                >
                  <PasswordEditor
                    id={known().id}
                    userName={known().user_name}
                    onCancel={() => setOpen(undefined)}
                    onSaved={() => {
                      setOpen(undefined)
                      toast(t('password.changed'))
                    }}
                  />
                </Show>
              </section>
              <section class="sheet account-sheet mail-sheet">
                <MailChoice id={known().id} />
              </section>
            </>
          )}
        </Show>
      </Show>
      <section class="sheet account-sheet">
        <Appearance />
      </section>
    </div>
  )
}
