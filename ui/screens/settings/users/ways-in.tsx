import { createSignal, onMount, Show } from 'solid-js'
import { useAdministration } from '../../../data/administration.ts'
import type { Person, SignInCode } from '../../../data/administration-people.ts'
import { useData } from '../../../data/data.tsx'
import { instantText } from '../../../lib/format.ts'
import { t } from '../../../lib/t.ts'
import { Sheet } from '../../../parts/sheet.tsx'
import { toast } from '../../../parts/toasts.tsx'
import { EditSheet } from '../parts/edit-sheet.tsx'

/** How somebody gets in who has no password, or has forgotten it: by a code that is read out, or a link by mail. */
export const WaysIn = (props: { readonly person: Person; readonly mail: boolean }) => {
  const administration = useAdministration()
  const [asking, setAsking] = createSignal<'code' | 'mail'>()
  const [code, setCode] = createSignal<SignInCode>()
  const path = (rest: string) => `/users/${encodeURIComponent(props.person.id)}/${rest}`
  return (
    <section class="sheet admin-sheet">
      <h2>{t('admin.users.ways_in')}</h2>
      <p class="admin-quiet">{t('admin.users.ways_in.explained')}</p>
      <div class="admin-buttons">
        <button type="button" class="button" onClick={() => setAsking('code')}>
          {t('admin.users.code')}
        </button>
        <Show when={props.mail && props.person.email}>
          <button type="button" class="button" onClick={() => setAsking('mail')}>
            {t('admin.users.mail_link')}
          </button>
        </Show>
      </div>
      <Show when={props.mail && !props.person.email}>
        <p class="admin-quiet">{t('admin.users.mail_link.no_address')}</p>
      </Show>
      <Show when={asking() === 'code'}>
        <EditSheet
          heading={t('admin.users.code')}
          verb={t('admin.users.code.make')}
          fields={[]}
          save={async () => {
            setCode(await administration.send<SignInCode>('POST', path('sign_in_code')))
          }}
          onDone={() => undefined}
          onClose={() => setAsking(undefined)}
        >
          <p>{t('admin.users.code.explained', { name: props.person.full_name })}</p>
        </EditSheet>
      </Show>
      <Show when={asking() === 'mail'}>
        <EditSheet
          heading={t('admin.users.mail_link')}
          verb={t('admin.users.mail_link')}
          fields={[]}
          save={() => administration.send('POST', path('password-reset-request'))}
          onDone={() => toast(t('admin.users.mail_link.done'))}
          onClose={() => setAsking(undefined)}
        >
          <p>{t('admin.users.mail_link.explained', { address: props.person.email ?? '' })}</p>
        </EditSheet>
      </Show>
      <Show when={code()}>{(shown) => <CodeShown code={shown()} onClose={() => setCode(undefined)} />}</Show>
    </section>
  )
}

/** Once, and never again. */
const CodeShown = (props: { readonly code: SignInCode; readonly onClose: () => void }) => {
  const { model } = useData()
  const [open, setOpen] = createSignal(false)
  // Opened once it stands, so that the layer hears of it.
  onMount(() => setOpen(true))
  return (
    <Sheet
      open={open()}
      onClose={props.onClose}
      title={t('admin.users.code')}
      place="centre"
      foot={
        <button type="button" class="button button-main" onClick={() => props.onClose()}>
          {t('admin.users.code.told')}
        </button>
      }
    >
      <p>{t('admin.users.code.for', { name: props.code.user_name })}</p>
      <p class="admin-code figures" dir="ltr">
        {props.code.code}
      </p>
      <p>{t('admin.users.code.once')}</p>
      <p class="admin-quiet">
        {t('admin.users.code.until', { time: instantText(props.code.expires_at, model().instance.timeZone) })}
      </p>
    </Sheet>
  )
}
